import type { Day } from '../kernel/day.ts';
import type { Fact } from './fact.ts';
import { type Figure, figureOf, type Standing } from './figure.ts';
import { isMet } from './goal.ts';
import type { Goal, Measure } from './language/measure.ts';
import { organisationOf, partOf, type Select } from './selection.ts';

/** 一校一盟的贡献：how one organisation stands to a target that is measured beyond it. */
export type Contribution = {
  /** Whether the target asks anything of it: it stands among those measured, or has records that are counted. */
  readonly concerned: boolean;
  /** Whether it is counted towards the target; `null` where values are measured, not members. */
  readonly counted: boolean | null;
  /** Its own figure: what the measure comes to on its records alone. Shares are 0–1. */
  readonly value: number | null;
  /** Whether its own figure meets the goal; `null` where the goal is one for all together. */
  readonly met: boolean | null;
  /** Its records that are counted. */
  readonly evidence: readonly Fact[];
};

/** How the organisation — a member of the sets, or one for whom their records count — stands to a target on the day. */
export function contributionOf(
  measure: Measure,
  goal: Goal,
  select: Select,
  organisation: string,
  on: Day,
): Contribution {
  const own: Select = (set) => {
    const selection = select(set);
    return partOf(
      selection,
      (fact) => selection.memberOf(fact) === organisation || organisationOf(fact) === organisation,
    );
  };
  const figure = figureOf(measure, own)(on);
  const { evidence, denominator, value } = figure;
  const concerned = evidence.length > 0 || (denominator ?? 0) > 0;
  if (figure.standings !== undefined) return ofMember(figure, figure.standings[0]);
  if ('count' in measure) return { concerned, counted: concerned, value, met: null, evidence };
  const met = value === null || 'sum' in measure || 'spread' in measure ? null : isMet(goal, value);
  return { concerned, counted: denominator === undefined ? null : evidence.length > 0, value, met, evidence };
}

function ofMember({ evidence }: Figure, standing: Standing | undefined): Contribution {
  const met = standing?.met ?? null;
  return { concerned: standing !== undefined, counted: met ?? false, value: standing?.value ?? null, met, evidence };
}
