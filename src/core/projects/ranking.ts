/** A case at the end of its review: its mean score, 0–100, or `null` when nobody scored it. */
export type Scored = { readonly caseId: string; readonly field: string | null; readonly score: number | null };
export type Placed = Scored & { readonly place: number | null };

/**
 * 排序：cases by their score, best first; equal scores share a place and the next place is skipped (并列). Cases without a score
 * have no place and come last. Order among equals is that of the ids, so that it is the same for everybody.
 */
export function ranked(cases: readonly Scored[]): Placed[] {
  const order = cases.toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1) || a.caseId.localeCompare(b.caseId));
  return order.map((each, index) => {
    if (each.score === null) return { ...each, place: null };
    const first = order.findIndex(({ score }) => score === each.score);
    return { ...each, place: Math.min(first, index) + 1 };
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
 * A decision may depart from the ranking; it then says why.
 */
export function departures(scored: readonly Scored[], decided: readonly Decided[]): string[] {
  const picked = new Map(decided.map(({ caseId, picks }) => [caseId, picks]));
  const within = scored.filter(({ caseId }) => picked.has(caseId));
  const departs = within.filter(({ caseId, field, score }) =>
    within.some((other) => {
      if (other.field !== field || picked.get(other.caseId) === picked.get(caseId)) return false;
      const better = (other.score ?? -1) - (score ?? -1);
      return picked.get(caseId) === true ? better > 0 : better < 0;
    }),
  );
  return departs.map(({ caseId }) => caseId);
}
