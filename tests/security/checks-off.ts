import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { vi } from 'vitest';
import type { Actor } from '#core/identity/actor.ts';
import type { PostKind } from '#core/identity/post.ts';
import type * as Place from '#server/contexts/programmes/place.ts';
import type * as Command from '#server/platform/command.ts';
import { entriesOf } from '#server/platform/documents/archive/zip.ts';
import { declaredTables } from '../architecture/catalogue.ts';
import { aPerson, type Person } from '../support/builders.ts';
import type { TestServer } from '../support/server.ts';
import { ATTEMPTS, type Input } from './attempts.ts';
import { knock, routeNamed } from './knock.ts';
import { ACTORS, type ActorName, MATRIX } from './matrix.ts';
import { anAccount, anImport, aProgramme, aTitle, type Side, type World } from './world.ts';

// The application as it would be if none of its checks held: what is left is row-level security.

type Module = Readonly<Record<string, unknown>>;

const folder = fileURLToPath(new URL('../../src/server/contexts/', import.meta.url));

const pathOf = (context: string): string => `${folder}${context}/permissions.ts`;
/** Every context, and part of one, with a permissions file, found where it lies. */
const deciding = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => basename(path) === 'permissions.ts')
  .map(dirname);

/** What permissions files export that is no sentence about an actor, and so goes on to decide. */
export const NO_SENTENCES: readonly string[] = [
  'exchange.regionOf',
  'exchange.applicable',
  'exchange.discardable',
  'collaboration.givingPost',
];

/** Switches off every permission sentence, and what else asks for posts, in whatever is imported from now on. */
export function switchOff(): void {
  const yes = () => true as const;
  for (const context of deciding)
    vi.doMock(pathOf(context), async (original: () => Promise<Module>) => {
      const isSentence = (name: string) => !NO_SENTENCES.includes(`${context}.${name}`);
      return eachIn(await original(), (_, exported) =>
        isPlain(exported)
          ? eachIn(exported, (name, member) => (typeof member === 'function' && isSentence(name) ? yes : member))
          : exported,
      );
    });
  vi.doMock('#core/identity/actor.ts', async (original: () => Promise<Module>) => ({
    ...(await original()),
    holds: yes,
    reaches: yes,
  }));
  vi.doMock('#core/identity/offices.ts', async (original: () => Promise<Module>) => ({
    ...(await original()),
    runsProgrammes: yes,
    exchangesData: yes,
  }));
  // A sentence that stands in the command itself.
  vi.doMock('#server/platform/command.ts', async (original: () => Promise<typeof Command>) => {
    const real = await original();
    return { ...real, command: (spec) => real.command({ ...spec, may: yes }) } satisfies typeof Command;
  });
  // Places are looked for among the posts one by one, so everybody gets one that opens them all.
  vi.doMock('#server/contexts/programmes/place.ts', async (original: () => Promise<typeof Place>) => {
    const real = await original();
    return {
      ...real,
      placeOf: (asking, ...where) => real.placeOf({ ...asking, actor: anywhere(asking.actor) }, ...where),
      reachOf: (asking) => real.reachOf({ ...asking, actor: anywhere(asking.actor) }),
    } satisfies typeof Place;
  });
}

const isPlain = (value: unknown): value is Module =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
const eachIn = (object: Module, become: (name: string, member: unknown) => unknown): Module =>
  Object.fromEntries(Object.entries(object).map(([name, member]) => [name, become(name, member)]));

function anywhere(actor: Actor): Actor {
  const city = { region: '310000', kind: 'city-officer', organisationKind: 'commission', office: null } as const;
  return { ...actor, posts: [{ ...city, id: 'everywhere', organisationId: '00000000-0000-0000-0000-000000000000' }] };
}

type Sentence = { readonly name: string; readonly loose: boolean; readonly say: () => unknown };

/** Every function that the permissions files export, as `context.name`; loose when it stands in no object. */
export async function sentences(): Promise<Sentence[]> {
  const found: Sentence[] = [];
  for (const context of deciding) {
    for (const [exported, value] of Object.entries((await import(pathOf(context))) as Module)) {
      for (const [name, member] of isPlain(value) ? Object.entries(value) : [[exported, value] as const])
        if (typeof member === 'function')
          found.push({ name: `${context}.${name}`, loose: member === value, say: member as () => unknown });
    }
  }
  return found;
}

/** Everything an answer says in words: its text, or that of every part of a workbook. */
export function textOf({ rawPayload, headers, body }: LightMyRequestResponse): string {
  if (!String(headers['content-type']).includes('spreadsheetml')) return body;
  const parts = [...entriesOf(rawPayload).values()].map(({ stored, from, to }) => {
    const packed = rawPayload.subarray(from, to);
    return String(stored ? packed : inflateRawSync(packed));
  });
  return parts.join('\n');
}

/** Every act adds to these, whatever it is about. */
const PASSING = ['platform.audit', 'identity.session', 'identity.attempt'];
const ABOUT_PEOPLE = declaredTables()
  .filter(({ name, personal }) => personal && !PASSING.includes(name))
  .map(({ name }) => name);

/** What stands in the tables about people, in a word that changes with every row written or taken out: how many there are, and by which transaction the last was written. */
export async function peopleAsTheyStand({ platform }: TestServer): Promise<string> {
  const sums = ABOUT_PEOPLE.map(
    (table) => sql`(select count(*) || '/' || coalesce(max(t.xmin::text::bigint), 0) from ${sql.table(table)} t)`,
  );
  const { rows } = await sql<{ sums: string }>`select concat_ws(' ', ${sql.join(sums)}) as sums`.execute(
    platform.database.system,
  );
  return rows[0]?.sums ?? '';
}

/** Another person with the actor's post, who may come to harm without spoiling the actor. */
async function aTwin(server: TestServer, of: Person): Promise<{ person: Person; cookie: string }> {
  const { database } = server.platform;
  const { kind, office, ...at } = await database.system
    .selectFrom('identity.post as q')
    .innerJoin('organisations.organisation as o', 'o.id', 'q.organisation_id')
    .select(['q.kind', 'q.office', 'o.id', 'o.region', 'o.name'])
    .where('q.id', '=', of.postId)
    .executeTakeFirstOrThrow();
  const person = await aPerson(database, { at, post: kind as PostKind, ...(office === null ? {} : { office }) });
  await anAccount(server, person, { hash: 'x' });
  return { person, cookie: await server.signedIn(person) };
}

type Canary = { at: At; also?: At | undefined; name: string; phone: string; mark: string };
type At = Side['bureau'];

/** A person with a title who is called as nobody else is, and whose telephone, import and session can be told as well. */
export async function aCanary(server: TestServer, { at, also, name, phone, mark }: Canary): Promise<void> {
  const { database } = server.platform;
  const person = await aPerson(database, { at, name, ...(at.region === '310000' ? { post: 'expert' } : {}) });
  const { region, id: person_id } = person;
  await aTitle(server, person);
  await database.system.insertInto('identity.contact').values({ region, person_id, phone, email: null }).execute();
  await anImport(server, { ...person, name: mark }, Buffer.from('x'));
  await server.signedIn(person);
  await database.system
    .updateTable('identity.session')
    .set({ device: mark })
    .where('person_id', '=', person_id)
    .execute();
  if (also === undefined) return;
  const post = { kind: 'teacher', organisation_id: also.id, office: null, from_day: '2020-01-01' };
  await database.system
    .insertInto('identity.post')
    .values({ ...post, region, id: randomUUID(), person_id })
    .execute();
}

/** A line of the trail of a district, in the name of an actor who is called so. */
export async function aLine({ platform }: TestServer, region: string, actor: string): Promise<void> {
  const nothing = {
    actor_posts: [],
    action: 'x.y',
    subject_kind: 'x',
    subject_id: 'x',
    detail: '{}',
    request_id: null,
  };
  await platform.database.system
    .insertInto('platform.audit')
    .values({ ...nothing, region, id: randomUUID(), actor_id: randomUUID(), actor_name: actor })
    .execute();
}

/** The next version of a side's programme counts people, and has them owe something. */
export async function aProgrammeAboutPeople(server: TestServer, { programme, region }: Side): Promise<void> {
  const yaml = aProgramme(programme, region, 2).replace(
    'stages:',
    `  - id: titled
    statement: 有称号的教师
    source: { section: 二 }
    measure: { count: people.titled }
    goal: { atLeast: 1 }
    by: 2030-12-31
duties:
  - id: owed
    statement: 有称号的教师每学年一次
    source: { section: 四 }
    owedBy: { each: people.titled }
    rhythm: { times: 1, per: school-year }
    metBy: people.titled
stages:`,
  );
  const head = { id: programme, version: 2, region, title: '测试计划', published_by: '测试' };
  await server.platform.database.system
    .insertInto('programmes.definition')
    .values({ ...head, yaml, published_at: '2021-01-01T00:00:00Z' })
    .execute();
}

export const SIDES = ['here', 'there'] as const;

/** On whose object a row of the matrix is tried: a district's, or the asker's own person. */
export type Where = (typeof SIDES)[number] | 'self';

export function sidesOf(key: string): Where[] {
  return MATRIX[key]?.self === undefined ? [...SIDES] : [...SIDES, 'self'];
}

/** Who is signed in and forbidden to. */
export function forbidden(key: string, where: Where): ActorName[] {
  const actors = Object.keys(ACTORS) as ActorName[];
  return actors.filter((actor) => actor !== 'nobody' && MATRIX[key]?.[where]?.[actor] !== 'allow');
}

const routeOf = (key: string) => routeNamed(key.split(' ')[0] ?? '');
export const isChange = (key: string): boolean => routeOf(key).method === 'POST';

type Cell = { key: string; actor: ActorName; where: Where; asks?: (side: Side) => Input };

/** Makes everything ready for asking a route as the matrix asks it, or for something else in the same place. */
export async function prepared(world: World, { key, actor, where, asks }: Cell) {
  const { server } = world;
  const twin = where === 'self' && actor !== 'nobody' ? await aTwin(server, world.people[actor]) : undefined;
  const side = where === 'there' || (where === 'self' && actor === 'elsewhereBasic') ? world.there : world.here;
  const self = where === 'self' ? (twin?.person ?? world.people.teacher) : undefined;
  const attempt = await ATTEMPTS[key]!({ world, side, absent: false, actor, self });
  // A post is held once at a time: one's own is asked for another time.
  const earlier = self !== undefined && key === 'identity.appoint' ? { from: '2005-01-01', to: '2006-01-01' } : {};
  const input = asks?.(side) ?? { ...attempt.input, ...earlier };
  const cookie = actor === 'nobody' ? undefined : (attempt.cookie ?? twin?.cookie ?? world.cookies[actor]);
  return () => knock(server, routeOf(key), input, { cookie, file: attempt.file });
}
