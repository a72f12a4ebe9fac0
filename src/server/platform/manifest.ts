import type { Fact } from '#core/programmes/fact.ts';
import type { FactName } from '#core/programmes/vocabulary.ts';
import type { Db } from './database/database.ts';
import type { Job } from './jobs.ts';
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

export type Tier = 'spine' | 'work' | 'overview';

/** 上下文声明：what a context is called, whom it builds on, and what it offers to the overviews. */
export type Manifest = {
  readonly name: string;
  readonly tier: Tier;
  readonly dependsOn: readonly string[];
  readonly facts?: Facts;
  readonly sheets?: readonly SheetPort[];
  readonly names?: Names;
  /** Deferred work by task name, e.g. `exchange.read`. */
  readonly jobs?: Readonly<Record<string, Job>>;
};
