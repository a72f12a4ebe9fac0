import type { Actor } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Fact } from '#core/programmes/fact.ts';
import type { FactName } from '#core/programmes/vocabulary.ts';
import type { Database, Db } from './database/database.ts';
import type { Freshness } from './freshness/freshness.ts';
import type { Cron, Job } from './jobs.ts';
import type { SheetPort } from './sheets.ts';

/** 事实端口：loads all dated records of a fact for a district, or for the whole city (`310000`), whatever the day. */
export type FactPort = {
  readonly load: (db: Db, region: string) => Promise<Fact[]>;
  /** Contexts whose changes make loaded records old. */
  readonly dependsOn: readonly string[];
  /** Records are about people: who may not see a person sees only that one is counted. */
  readonly personal?: boolean;
};

/** 名称端口：what things of a kind are called, by their ids; the database is seen with the reader's own eyes. */
export type NamePort = (db: Db, ids: readonly string[]) => Promise<{ readonly id: string; readonly name: string }[]>;

/** Name ports by the kinds of subject that the trail records. */
export type Names = Readonly<Record<string, NamePort>>;

/** What a context provides of the vocabulary. */
export type Facts = Partial<Readonly<Record<FactName, FactPort>>>;

/** 待办：what waits for one person, and where it is one click from done. */
export type Todo = {
  /** The same thing has the same key tomorrow, e.g. `task/…`. */
  readonly key: string;
  /** 类别, e.g. 任务, 纪要, 走访反馈. */
  readonly kind: string;
  readonly title: string;
  /** What is to be done, and for whom, in one sentence. */
  readonly detail: string;
  /** The act, as its button says it, and its page. */
  readonly act: string;
  readonly to: string;
  readonly due: Day | null;
};

/**
 * 待办端口 and 日程端口 ask about one person, also one who is not there (calendar feeds, digests): with the system's eyes, and
 * so for nothing that is not the person's own. `rows` holds at most `most`, the most pressing first.
 */
export type TodoPort = (
  db: Db,
  asked: {
    readonly actor: Actor;
    readonly today: Day;
    readonly most: number;
    /** For ports that keep what they worked out, and must know when it is old. */
    readonly around: { readonly database: Database; readonly freshness: Freshness };
  },
) => Promise<{ readonly total: number; readonly overdue: number; readonly rows: readonly Todo[] }>;

/** 日程：what a person has to do at a time or on a day. Times of day are Shanghai's, `14:00`; without them, all day. */
export type Appointment = {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly place: string | null;
  readonly on: Day;
  readonly begins: string | null;
  readonly ends: string | null;
  readonly to: string;
  /** Grows with every change, so that calendars follow. */
  readonly version: number;
  readonly cancelled: boolean;
};
export type AgendaPort = (
  db: Db,
  asked: { readonly actor: Actor; readonly from: Day; readonly to: Day },
) => Promise<readonly Appointment[]>;

/** 查找：something found by its name or the initials of it, among what the asking eyes see. */
export type Found = { readonly id: string; readonly name: string; readonly about: string; readonly to: string };
/** 查找端口. `find` answers at most `most`, the nearest first (`nearness` in `database/search-pattern.ts`). */
export type SearchPort = {
  /** 类别, e.g. 学校. */
  readonly kind: string;
  /** The page that lists all of these: its address with `?search=` and the text finds at least what `find` does. */
  readonly list?: `/${string}`;
  readonly find: (
    db: Db,
    asked: { readonly actor: Actor; readonly today: Day; readonly text: string; readonly most: number },
  ) => Promise<readonly Found[]>;
};

/** 动态：what happened to organisations and in programmes, the latest first, among what the asking eyes see. */
export type Happening = {
  readonly key: string;
  readonly kind: string;
  /** Of whom it is told: an organisation asked for, or a programme. */
  readonly organisationId: string | null;
  readonly programmeId?: string;
  readonly title: string;
  readonly on: Day;
  readonly to: string;
};
export type TimelinePort = (
  db: Db,
  asked: {
    readonly organisations: readonly string[];
    readonly programmes?: readonly string[];
    readonly until: Day;
    readonly most: number;
  },
) => Promise<readonly Happening[]>;

export type Tier = 'spine' | 'work' | 'overview';

/** 上下文声明：what a context is called, whom it builds on, and what it offers to the overviews. */
export type Manifest = {
  readonly name: string;
  readonly tier: Tier;
  readonly dependsOn: readonly string[];
  readonly facts?: Facts;
  readonly sheets?: readonly SheetPort[];
  readonly names?: Names;
  /** What waits for a person (→ workspace). */
  readonly todos?: readonly TodoPort[];
  /** What a person's calendar holds (→ workspace). */
  readonly agenda?: readonly AgendaPort[];
  /** What can be found by name (→ workspace). */
  readonly search?: readonly SearchPort[];
  /** What happened to organisations (→ workspace). */
  readonly timeline?: readonly TimelinePort[];
  /** Deferred work by task name, e.g. `exchange.read`. */
  readonly jobs?: Readonly<Record<string, Job>>;
  /** Which of them begin by the clock. */
  readonly crons?: readonly Cron[];
};
