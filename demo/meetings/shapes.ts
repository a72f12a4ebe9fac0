import type { Day } from '#core/kernel/day.ts';

/** 会议 with its roster and minutes, as the tables hold it. */
export type Meeting = {
  readonly id: string;
  readonly region: string;
  readonly organisationId: string;
  readonly bodyId: string | null;
  readonly programmeId: string | null;
  readonly kind: string;
  readonly title: string;
  readonly on: Day;
  readonly state: 'planned' | 'held';
  readonly place: string;
  readonly agenda: readonly { item: string; minutes: number | null; speaker: string | null }[];
  readonly expected: number | null;
  readonly present: number | null;
  readonly invitation:
    | { readonly way: 'seats'; readonly bodyId: string }
    | { readonly way: 'member-posts'; readonly organisationId: string; readonly post: 'principal' };
  readonly roster: readonly {
    readonly personId: string;
    readonly personRegion: string;
    readonly state: '到会' | '请假' | '缺席';
  }[];
  readonly minutes: {
    readonly state: 'draft' | 'circulating' | 'final';
    readonly body: string;
    readonly decisions: readonly unknown[];
    readonly until: Day | null;
    readonly finalOn: Day | null;
  } | null;
};

/** 任务 that a meeting decided on, as the table holds it. */
export type Task = {
  readonly id: string;
  readonly region: string;
  readonly title: string;
  readonly originId: string;
  readonly organisationId: string;
  readonly post: 'alliance-lead';
  readonly askedBy: string;
  readonly askedRegion: string;
  readonly askedOn: Day;
  readonly due: Day;
  readonly state: 'open' | 'done' | 'confirmed';
  readonly progress: number;
  readonly doneOn: Day | null;
};
