import type { Choice, Deciding, Standing } from './answers.ts';
import type { Drafts, Judged } from './judged.ts';

/** What a list may be narrowed to beside the choices. */
export const UNDECIDED = '暂不决定';
export const DEPARTING = '与排序不一致';

type Looking = Readonly<Record<'field' | 'show' | 'search', string | undefined>>;

export function isShown({ field, show, search = '' }: Looking, drafts: Drafts, { departs }: Judged) {
  return ({ id, title, organisationName, field: own }: Standing): boolean => {
    const choice = drafts[id]?.choice ?? UNDECIDED;
    return (
      (field === undefined || own === field) &&
      (show === undefined || choice === show || (show === DEPARTING && departs.has(id))) &&
      `${title} ${organisationName}`.toLowerCase().includes(search.toLowerCase())
    );
  };
}

/** Choices taken in one go; reasons that were written stay. */
export function withChoices(drafts: Drafts, choices: Readonly<Record<string, string>>): Drafts {
  const chosen = Object.entries(choices).map(([id, choice]) => [id, { ...drafts[id], choice }] as const);
  return { ...drafts, ...Object.fromEntries(chosen) };
}

/** By field, and in it the best first. */
export function sorted({ cases }: Deciding): Standing[] {
  const last = Number.MAX_SAFE_INTEGER;
  return cases.toSorted(
    (a, b) =>
      (a.field ?? '').localeCompare(b.field ?? '', 'zh-CN') ||
      (a.place ?? last) - (b.place ?? last) ||
      (a.rank ?? last) - (b.rank ?? last),
  );
}

/** The choice that picks, and the one that says no without more ado; nothing where a definition offers several or none. */
export function plainChoices(choices: readonly Choice[]): { pick: Choice; rest: Choice | undefined } | undefined {
  const [pick, ...otherPicks] = choices.filter(({ picks }) => picks);
  const [rest, ...otherRests] = choices.filter(({ picks, returns, reason }) => !picks && !returns && !reason);
  if (pick === undefined || otherPicks.length > 0) return undefined;
  return { pick, rest: otherRests.length > 0 ? undefined : rest };
}
