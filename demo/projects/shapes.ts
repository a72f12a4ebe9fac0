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
};

/** What somebody does; `of` is the key of a case. */
export type Deed =
  | CarryingDeed
  | { readonly do: 'prepare' }
  | { readonly do: 'turn'; readonly turn: 'publish' | 'close' }
  | { readonly do: 'begin'; readonly of: string }
  | { readonly do: 'fill'; readonly of: string; readonly step: string; readonly answers: Answers }
  | { readonly do: 'submit'; readonly of: string; readonly step: string }
  | {
      readonly do: 'move';
      readonly of: string;
      readonly move: string;
      readonly note: string;
    }
  | { readonly do: 'rank'; readonly region: string; readonly order: readonly string[] };

/** Who does what on which day, and when on it. */
export type Act = Deed & { readonly on: Day; readonly time: string; readonly who: Who };

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
