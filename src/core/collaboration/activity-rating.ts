/** 质量评价：what those who came rate unless the organisers name something else. */
export const CRITERIA: readonly string[] = ['内容', '组织', '收获'];

/** From how many ratings on the result is shown, so that nobody's own can be read off it; the tables hold to the same. */
export const FEWEST_RATINGS = 5;

const FULL_MARKS = 5;

/** One criterion rated: the mean of the scores, 1–5. */
export type RatedCriterion = { readonly criterion: string; readonly people: number; readonly mean: number };

/** 活动质量：the mean over all criteria as a share of full marks, 0.2–1 (得分率). */
export function qualityOf(rated: readonly RatedCriterion[]): number {
  if (rated.length === 0) throw new RangeError('nothing was rated');
  return rated.reduce((sum, { mean }) => sum + mean, 0) / rated.length / FULL_MARKS;
}
