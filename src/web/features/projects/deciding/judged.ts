import { departing, weighed } from '#core/projects/comparing.ts';
import type { Deciding, Standing } from './answers.ts';

/** What is about to be decided of a case; no choice means not now. */
export type Draft = { readonly choice?: string | null; readonly note?: string };
export type Drafts = Readonly<Record<string, Draft>>;

export type Judged = {
  /** Cases whose decision departs from the order, and so says why. */
  readonly departs: ReadonlySet<string>;
  readonly taken: readonly { readonly one: Standing; readonly choice: string; readonly note: string }[];
  /** Chosen in each field: before and now, against its number. */
  readonly fields: readonly { readonly name: string; readonly quota: number | null; readonly chosen: number }[];
  /** The first thing that stands against it. */
  readonly against: string | null;
};

/** Looks at decisions as the server will, so that what it would refuse is said while one decides. */
export function judged(deciding: Deciding, drafts: Drafts, meeting: object | null): Judged {
  const { cases, before, basis, choices } = deciding;
  const taken = cases.flatMap((one) => {
    const { choice, note = '' } = drafts[one.id] ?? {};
    return choice === undefined || choice === null || one.may !== true ? [] : { one, choice, note: note.trim() };
  });
  const choiceOf = (name: string) => choices.find((each) => each.name === name);
  const counting = taken.filter(({ choice }) => choiceOf(choice)?.returns === false);
  const picks = (name: string) => choiceOf(name)?.picks === true;
  const departs = departing(
    weighed(
      [...cases, ...before].map(({ id, ...one }) => ({ ...one, caseId: id })),
      basis,
    ),
    before.map(({ id, picks: chosen }) => ({ caseId: id, picks: chosen })),
    counting.map(({ one, choice }) => ({ caseId: one.id, picks: picks(choice) })),
  );
  const fields = deciding.fields.map(({ name, quota, chosen }) => ({
    name,
    quota,
    chosen: chosen + counting.filter(({ one, choice }) => one.field === name && picks(choice)).length,
  }));
  const unsaid = taken.filter(
    ({ one, choice, note }) => note === '' && (departs.has(one.id) || choiceOf(choice)?.reason === true),
  );
  const full = fields.find(({ quota, chosen }) => quota !== null && chosen > quota);
  return { departs, taken, fields, against: against() };

  function against(): string | null {
    if (taken.length === 0) return '请先为至少一件申报选择决定';
    if (taken.length > AT_ONCE) return `一次最多决定 ${AT_ONCE} 件，请先决定其中一部分`;
    if (full !== undefined) return `“${full.name}”的名额为 ${full.quota} 项，现在选了 ${full.chosen} 项`;
    if (unsaid.length > 0) return `请写明${unsaid.map(({ one }) => `“${one.title}”`).join('、')}的理由`;
    if (deciding.meeting && counting.length > 0 && meeting === null) return '请选择作出决定的会议';
    return null;
  }
}

/** As many as the contract takes in one act. */
const AT_ONCE = 500;
