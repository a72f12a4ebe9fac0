import type { Score } from '#core/projects/agreement/round.ts';
import { type Appraisal, appraise } from '#core/projects/agreement/severity.ts';
import type { PanelProblem } from '#core/projects/panel/problem.ts';

/** 领域 of cases by their ids. */
export type Fields = ReadonlyMap<string, string | null>;

/** What a thread is asked to work out. */
export type Asked = { readonly scores: readonly Score[]; readonly fields: Fields } | { readonly problem: PanelProblem };

export const appraised = (scores: readonly Score[], fields: Fields): Appraisal =>
  appraise(scores, (caseId) => fields.get(caseId) ?? null);
