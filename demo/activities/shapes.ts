import type { Audience } from '#core/collaboration/activity.ts';
import type { PostKind } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';

/** 活动 with its line, roster and ratings, as the tables hold it. */
export type Activity = ActivityWish & {
  readonly id: string;
  readonly sessions: readonly { readonly on: Day; readonly begins: string; readonly ends: string }[];
  readonly from: Day;
  readonly to: Day;
  readonly summary: string | null;
  readonly summarisedOn: Day | null;
  readonly signUps: readonly { readonly personId: string; readonly region: string; readonly state: 'in' | 'waiting' }[];
  readonly roster: readonly {
    readonly personId: string;
    readonly region: string;
    readonly state: '到场' | '请假' | '缺席';
  }[];
  /** Scores on the criteria, in their order. */
  readonly ratings: readonly { readonly personId: string; readonly scores: readonly number[] }[];
};

/** What is organised: before it is known who comes. */
export type ActivityWish = {
  /** Tells it apart from all others of its organiser. */
  readonly key: string;
  readonly region: string;
  readonly organisationId: string;
  readonly partners: readonly string[];
  readonly kind: string;
  readonly level: '市级' | '区级';
  readonly programmeId: string | null;
  readonly title: string;
  readonly about: string;
  readonly on: Day;
  readonly days: number;
  readonly place: string;
  readonly hostId: string | null;
  readonly audience: Audience;
  readonly audiences: readonly {
    readonly way: 'post' | 'member-posts' | 'district-posts';
    readonly organisationId: string | null;
    readonly region: string | null;
    readonly post: PostKind;
  }[];
  readonly signUp: { readonly from: Day; readonly until: Day } | null;
  readonly capacity: number | null;
  readonly hours: number | null;
  readonly fate: 'draft' | 'published' | 'held' | 'summarised' | 'cancelled';
  readonly by: { readonly id: string; readonly region: string; readonly name: string };
  /** The schools whose people come, and how many sign up. */
  readonly schoolIds: readonly string[];
  readonly kinds: readonly PostKind[];
  readonly crowd: number;
  /** Of those who come, how many rate. */
  readonly rating: number;
};
