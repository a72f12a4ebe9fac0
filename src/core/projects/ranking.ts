/** A case at the end of its review: its mean score, 0–100, or `null` when nobody scored it. */
export type Scored = { readonly caseId: string; readonly field: string | null; readonly score: number | null };
export type Placed = Scored & { readonly place: number | null };

/**
 * 排序：cases by their score, best first; equal scores share a place and the next place is skipped (并列). Cases without a score
 * have no place and come last. Order among equals is that of the ids, so that it is the same for everybody.
 */
export function ranked(cases: readonly Scored[]): Placed[] {
  const order = cases.toSorted((a, b) => weight(b) - weight(a) || a.caseId.localeCompare(b.caseId));
  let place = 0;
  return order.map((each, index) => {
    if (each.score === null) return { ...each, place: null };
    if (each.score !== order[index - 1]?.score) place = index + 1;
    return { ...each, place };
  });
}

/** 各领域内的排序：places are held within a field, where decisions are compared; fields one after another by name, those without one first. */
export function rankedByField(cases: readonly Scored[]): Placed[] {
  const fields = [...Map.groupBy(cases, ({ field }) => field).entries()];
  return fields.toSorted(([a], [b]) => (a ?? '').localeCompare(b ?? '', 'zh')).flatMap(([, own]) => ranked(own));
}

/** What is decided of a case: whether it is among the chosen. */
export type Decided = { readonly caseId: string; readonly picks: boolean };

/**
 * 与评审排序不一致的决定：a chosen case that a better scored case of the same field was passed over for, and that passed-over case.
 * A decision may depart from the ranking; it then says why. It looks at each case once: all that counts of the others of its field
 * is the best that was passed over and the least that was chosen.
 */
export function departures(scored: readonly Scored[], decided: readonly Decided[]): string[] {
  const picked = new Map(decided.map(({ caseId, picks }) => [caseId, picks]));
  const within = scored.filter(({ caseId }) => picked.has(caseId));
  const departs = [...Map.groupBy(within, ({ field }) => field).values()].flatMap((own) => {
    const chosen = own.filter(({ caseId }) => picked.get(caseId) === true);
    const passedOver = own.filter(({ caseId }) => picked.get(caseId) === false);
    const best = passedOver.reduce((most, each) => Math.max(most, weight(each)), -Infinity);
    const least = chosen.reduce((few, each) => Math.min(few, weight(each)), Infinity);
    return [...chosen.filter((each) => weight(each) < best), ...passedOver.filter((each) => weight(each) > least)];
  });
  const said = new Set(departs.map(({ caseId }) => caseId));
  return within.flatMap(({ caseId }) => (said.has(caseId) ? caseId : []));
}

/** Below every score: whoever was not scored comes after all who were. */
const weight = ({ score }: Scored): number => score ?? -1;

/**
 * 按排序预选：the best of one field, as many as there are places for. Equals are taken together or not at all, so that nobody is passed
 * over by lot; the unscored never are. What is preselected departs from no ranking.
 */
export function fromTheTop(field: readonly Placed[], places: number): string[] {
  const equals = Map.groupBy(field, ({ place }) => place);
  return field.flatMap(({ caseId, place }) =>
    place !== null && place - 1 + (equals.get(place)?.length ?? 0) <= places ? caseId : [],
  );
}
