import type { Fact } from './fact.ts';

/**
 * Sum that does not depend on the order of the values: smallest first, the rounding of each step carried along
 * (Neumaier 1974).
 */
export function sumOf(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of Float64Array.from(values).toSorted()) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return settled(sum + lost);
}

/** Mean of the values; nothing → `null`. */
export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : settled(sumOf(values) / values.length);
}

/** Mean of each group: the records that share a value of the attribute. A record without it belongs to none. */
export function groupMeans(facts: readonly Fact[], each: string): Map<string, number> {
  const groups = new Map<string, number[]>();
  for (const fact of facts)
    for (const group of [fact.attributes?.[each] ?? []].flat()) {
      const name = String(group);
      const values = groups.get(name) ?? [];
      values.push(fact.value ?? 0);
      groups.set(name, values);
    }
  return new Map([...groups].map(([group, values]) => [group, meanOf(values)!]));
}

/**
 * Mean and population standard deviation, weighted when weights are given; no weight at all → `null`.
 * Source: 差异系数 of 教督〔2012〕3号, S = √(Σ Pᵢ(xᵢ−X̄)² ÷ ΣPᵢ).
 */
export function momentsOf(values: readonly number[], weights: readonly number[] = values.map(() => 1)) {
  const total = sumOf(weights);
  if (total <= 0) return null;
  const mean = sumOf(values.map((value, index) => value * weights[index]!)) / total;
  const variance = sumOf(values.map((value, index) => weights[index]! * (value - mean) ** 2)) / total;
  return { mean, deviation: Math.sqrt(variance) };
}

/** A computed number to 15 significant digits, those in which a decimal such as 0.9 survives: 0.8999999999999999 → 0.9. */
export function settled(value: number): number {
  return Number(value.toPrecision(15));
}
