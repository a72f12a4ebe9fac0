import type { Answers } from '#core/forms/answer.ts';
import type { Day } from '#core/kernel/day.ts';
import type { CarryingDeed } from './carrying-lines.ts';

/** A person who acts, and the region of the person's own record. */
export type Who = { readonly personId: string; readonly region: string };

/** 申报件 as it is begun. */
export type CasePlan = {
  /** Unique in its call. */
  readonly key: string;
  readonly region: string;
  readonly organisationId: string;
  readonly title: string;
  readonly kind: string | null;
  readonly field: string | null;
  /** How good it is in the eyes of a fair expert, 0–1; without it nobody scores it. */
  readonly merit?: number;
  /** One of its experts sees it quite differently. */
  readonly disputed?: boolean;
};

/** 决定 of one case as the meeting takes it; reasons are given only where the ranking asks for them. */
export type Verdict = { readonly of: string; readonly choice: string; readonly note: string };
type Meeting = { readonly region: string; readonly id: string };

/** What somebody does; `of` is the key of a case. */
export type Deed =
  | CarryingDeed
  | { readonly do: 'prepare' }
  /** Words of a form put differently, before the call is published. */
  | { readonly do: 'form'; readonly step: string; readonly words: Readonly<Record<string, string>> }
  | { readonly do: 'turn'; readonly turn: 'publish' | 'close' }
  | { readonly do: 'begin'; readonly of: string }
  | { readonly do: 'fill'; readonly of: string; readonly step: string; readonly answers: Answers }
  | { readonly do: 'submit'; readonly of: string; readonly step: string }
  | {
      readonly do: 'move';
      readonly of: string;
      readonly move: string;
      readonly note: string;
      readonly meeting?: Meeting;
    }
  | { readonly do: 'rank'; readonly region: string; readonly order: readonly string[] }
  | { readonly do: 'draw'; readonly step: string; readonly most: number }
  | { readonly do: 'seat'; readonly score: string; readonly until: Day }
  | { readonly do: 'begin-round'; readonly score: string; readonly until: Day }
  /** Every expert of the round declares, marks and submits, from the act's day on; `left` of them have not begun. */
  | { readonly do: 'appraise'; readonly score: string; readonly days: readonly Day[]; readonly left: number }
  /** One expert steps back from one case, and another is drawn. */
  | { readonly do: 'recuse'; readonly score: string; readonly reason: string }
  | { readonly do: 'replace'; readonly score: string }
  | { readonly do: 'close'; readonly score: string }
  | {
      readonly do: 'decide';
      readonly step: string;
      readonly meeting: Meeting | null;
      readonly verdicts: readonly Verdict[];
      /** Why somebody was chosen before a better placed one, and why that one was not. */
      readonly against: { readonly chosen: string; readonly passed: string };
    }
  | { readonly do: 'announce'; readonly step: string; readonly cases: readonly string[] }
  | { readonly do: 'object'; readonly of: string; readonly body: string }
  | { readonly do: 'answer'; readonly of: string; readonly answer: string }
  | { readonly do: 'finish' };

/** Who does what on which day, and when on it. */
export type Act = Deed & { readonly on: Day; readonly time: string; readonly who: Who };

/** 评审专家 as engaged for the bank, with the organisations to keep away from. */
export type Reviewer = Who & {
  readonly fields: readonly string[];
  readonly note: string;
  readonly from: Day;
  /** 聘期届满, the day of which no more. */
  readonly to: Day | null;
  readonly by: Who;
  readonly away: readonly { readonly organisationId: string; readonly tie: '任职' | '回避'; readonly from: Day }[];
};

/** 附件 that answers name, uploaded by who fills. */
export type Paper = { readonly region: string; readonly id: string; readonly name: string; readonly who: Who };

/** 征集 with the lives of its cases. */
export type CallPlan = {
  readonly key: string;
  readonly programmeId: string;
  readonly procedureId: string;
  readonly title: string;
  readonly guide: string;
  readonly fields: readonly { readonly name: string; readonly quota: number | null }[];
  readonly quotas: Readonly<Record<string, number>>;
  readonly opens: Day;
  readonly closes: Day | null;
  readonly cases: readonly CasePlan[];
  readonly papers: readonly Paper[];
  readonly acts: readonly Act[];
};
