import type { Day } from '../kernel/day.ts';
import type { Fact } from './fact.ts';
import type { EvidenceLine } from './language/evidence.ts';
import { factOf } from './language/measure.ts';
import { type Ground, openOn, organisationOf, selector } from './selection.ts';

/** 依据：what is known of an organisation on one line; `null` where nothing provides the fact, which is not the same as none. */
export type EvidenceStanding = { readonly line: EvidenceLine; readonly records: readonly Fact[] | null };

/**
 * 依据材料 on a day: for each line, the records that count for the organisation, the latest first. As in figures, states are those
 * that hold on the day, and events those since the programme began unless the line names another time.
 */
export function evidenceOn(
  lines: readonly EvidenceLine[],
  ground: Ground,
  organisation: string,
  on: Day,
): EvidenceStanding[] {
  const select = selector(ground);
  return lines.map((line) => {
    if (ground.facts(factOf(line.of)) === undefined) return { line, records: null };
    const own = openOn(select(line.of), on)
      .map(({ fact }) => fact)
      .filter((fact) => organisationOf(fact) === organisation);
    return { line, records: own.toSorted((a, b) => (since(b) < since(a) ? -1 : since(b) > since(a) ? 1 : 0)) };
  });
}

const since = ({ from, on }: Fact): string => on ?? from ?? '';
