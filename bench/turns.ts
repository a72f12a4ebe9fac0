export type Times = { readonly p50: number; readonly p95: number };

/** One after the other, round by round, so that whatever else the machine does hits all alike; the first rounds warm up. */
export async function inTurn<K extends string>(
  acts: Record<K, () => Promise<unknown>>,
  rounds = 60,
): Promise<Record<K, Times>> {
  const names = Object.keys(acts) as K[];
  const times = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = -Math.ceil(rounds / 6); round < rounds; round += 1) {
    for (const name of names) {
      const began = performance.now();
      await acts[name]();
      if (round >= 0) times.get(name)?.push(performance.now() - began);
    }
  }
  const share = (name: K, of: number) => {
    const sorted = (times.get(name) ?? []).toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length * of)] ?? 0;
  };
  return Object.fromEntries(names.map((name) => [name, { p50: share(name, 0.5), p95: share(name, 0.95) }])) as Record<
    K,
    Times
  >;
}
