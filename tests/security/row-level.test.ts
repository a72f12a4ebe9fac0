import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '#server/platform/authentication.ts';
import { asking, changing, type Database, type Db } from '#server/platform/database/database.ts';
import { urlOf } from '#server/platform/database/roles.ts';
import type { DB } from '#server/platform/database/tables.ts';
import { aPerson, type Person } from '../support/builders.ts';
import { aServer, type TestServer } from '../support/server.ts';
import type { ActorName } from './matrix.ts';
import { aFile, anAccount, anImport, aSeat, aTitle, aWorld, type World } from './world.ts';

// What holds when the application's own checks are taken away: the questions below carry no WHERE.

type Who = Exclude<ActorName, 'nobody'>;

let server: TestServer;
let world: World;
let owner: pg.Client;
/** A teacher of 外区 who also holds a post at 本校. */
let visitor: Person;
let names: Map<string, string>;

beforeAll(async () => {
  server = await aServer();
  world = await aWorld(server);
  const { database } = server.platform;
  visitor = await aPerson(database, { at: world.there.school });
  await database.system
    .insertInto('identity.post')
    .values({
      region: visitor.region,
      id: randomUUID(),
      person_id: visitor.id,
      kind: 'teacher',
      organisation_id: world.here.school.id,
      office: null,
      from_day: '2020-01-01',
    })
    .execute();
  await anAccount(server, visitor, { hash: 'x' });
  const everybody = { ...world.people, visitor };
  names = new Map(Object.entries(everybody).map(([name, { id }]) => [id, name]));
  for (const person of Object.values(everybody)) {
    await database.system
      .insertInto('identity.contact')
      .values({ region: person.region, person_id: person.id, phone: '021-55550000', email: null })
      .execute();
    await aTitle(server, person);
    await aSeat(server, person, world.here.bureau.id);
    await aFile(server, person);
    await anImport(server, person, Buffer.from('x'));
    await database.system
      .insertInto('platform.audit')
      .values({
        region: person.region,
        id: randomUUID(),
        actor_id: person.id,
        actor_name: person.name,
        actor_posts: [],
        action: 'test.act',
        subject_kind: 'x',
        subject_id: 'x',
        detail: '{}',
        request_id: null,
      })
      .execute();
  }
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await server.close();
});

const eyesOf = (who: Who) => ({ session: hashOf((world.cookies[who] ?? '').split('=')[1] ?? '') });
const here = (name: string): boolean => name !== 'elsewhereBasic' && !name.startsWith('city') && name !== 'visitor';
const HERE: readonly string[] = [
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
  'districtBasic',
  'districtPersonnel',
  'districtFinance',
  'liaison',
  'researcher',
  'expert',
  'lead',
  'principal',
  'schoolAdmin',
  'teacher',
  'otherTeacher',
];
const SCHOOL = ['principal', 'schoolAdmin', 'teacher', 'visitor'];

describe('the catalogue', () => {
  /** Tables everybody signed in may read whole: the registry, the catalogue of titles, what was published. */
  const SHARED = [
    'platform.setting',
    'identity.title_kind',
    'programmes.definition',
    'programmes.participation',
    'programmes.task_done',
    ...['meeting_kind', 'visit_kind', 'activity_kind'].map((name) => `collaboration.${name}`),
    ...['call', 'form', 'notice'].map((name) => `projects.${name}`),
    ...[
      'region',
      'organisation',
      'school',
      'campus',
      'standard_reached',
      'alliance',
      'membership',
      'alliance_document',
      'body',
      'school_year',
    ].map((name) => `organisations.${name}`),
  ];
  const OURS = `n.nspname in ('platform', 'organisations', 'identity', 'programmes', 'exchange', 'collaboration', 'projects', 'library', 'workspace')`;
  const ROLES = `('jiamenkou_app', 'jiamenkou_reader', 'jiamenkou_system')`;

  test('forces row-level security on every table but the shared ones', async () => {
    const { rows } = await owner.query<{ name: string; forced: boolean }>(
      `select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind in ('r', 'p')`,
    );
    expect(rows.length).toBeGreaterThan(24);
    expect(rows.filter(({ name, forced }) => forced === SHARED.includes(name)).map(({ name }) => name)).toEqual([]);
  });

  test.each([
    [
      'no view looks with its owner’s eyes',
      `select c.oid::regclass::text as found from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind = 'v' and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']`,
    ],
    [
      'no view is a copy that no policy reaches',
      `select c.oid::regclass::text as found from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind = 'm'`,
    ],
    [
      'no policy is plainly true, but for the role that sees every row',
      `select tablename || '.' || policyname as found from pg_policies where roles <> '{jiamenkou_system}' and (btrim(qual, '()') = 'true' or btrim(with_check, '()') = 'true')`,
    ],
    [
      'no policy is for everybody in the database',
      `select tablename || '.' || policyname as found from pg_policies where schemaname in ('platform', 'organisations', 'identity', 'programmes', 'exchange', 'collaboration', 'projects', 'library', 'workspace') and 'public' = any (roles)`,
    ],
    [
      'no function with another’s rights takes its names from the caller',
      `select p.oid::regprocedure::text as found from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS} and p.prosecdef and not exists (select from unnest(coalesce(p.proconfig, '{}')) x where x like 'search_path=%')`,
    ],
    [
      'no function with another’s rights is everybody’s to call',
      `select p.oid::regprocedure::text as found from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS} and p.prosecdef and has_function_privilege('public', p.oid, 'execute')`,
    ],
    [
      'no role of ours is stronger than its policies',
      `select rolname as found from pg_roles where rolname in ${ROLES} and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
    ],
    [
      'no role of ours may become another',
      `select r.rolname as found from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname in ${ROLES}`,
    ],
    [
      'the roles of requests own nothing',
      `select c.oid::regclass::text as found from pg_class c where pg_get_userbyid(c.relowner) in ${ROLES}`,
    ],
    [
      'nothing of ours is granted to everybody',
      `select table_schema || '.' || table_name as found from information_schema.role_table_grants where grantee = 'PUBLIC' and table_schema in ('platform', 'organisations', 'identity', 'programmes', 'exchange', 'collaboration', 'projects', 'library', 'workspace')`,
    ],
  ])('%s', async (_, query) => {
    expect((await owner.query(query)).rows).toEqual([]);
  });
});

describe('whoever asks without a WHERE', () => {
  const whose = (column: string, table: string) => async (db: Db) =>
    (await sql<{ id: string }>`select distinct ${sql.ref(column)} as id from ${sql.table(table)}`.execute(db)).rows.map(
      ({ id }) => names.get(id) ?? id,
    );
  const seen = async (who: Who, table: string, column: string) =>
    (await asking(server.platform.database, eyesOf(who), whose(column, table)))
      .filter((name) => !isPassing(name))
      .toSorted();
  /** Rows of people whom no name was given here. */
  const isPassing = (name: string): boolean => /^[0-9a-f-]{36}$/.test(name);

  const known: Partial<Record<Who, readonly string[]>> = {
    teacher: ['teacher'],
    expert: ['expert'],
    auditAdmin: ['auditAdmin'],
    principal: SCHOOL,
    schoolAdmin: SCHOOL,
    lead: ['lead', ...SCHOOL],
    districtBasic: [...HERE, 'visitor'],
    liaison: [...HERE, 'visitor'],
    researcher: [...HERE, 'visitor'],
    elsewhereBasic: ['elsewhereBasic', 'visitor'],
  };
  const contacts = { ...known, researcher: ['researcher'] };
  const accounts = { ...known, lead: ['lead'], researcher: ['researcher'], liaison: ['liaison'], districtBasic: HERE };
  const own = Object.fromEntries(Object.keys(known).map((name) => [name, [name]])) as unknown as Record<
    Who,
    readonly string[]
  >;

  test.each([
    ['identity.person', 'id', known],
    ['identity.post', 'person_id', known],
    ['identity.title', 'person_id', known],
    ['identity.seat', 'person_id', known],
    ['identity.contact', 'person_id', contacts],
    ['identity.account', 'person_id', accounts],
    ['identity.session', 'person_id', own],
    ['exchange.import', 'person_id', own],
  ] as const)('sees of %s only the rows in reach', async (table, column, expected) => {
    for (const who of Object.keys(known) as Who[]) {
      expect({ who, sees: await seen(who, table, column) }).toEqual({
        who,
        sees: [...(expected[who] ?? [])].toSorted(),
      });
    }
  });

  test('sees of the files those of the own work, and an account administrator none but the own', async () => {
    const inSchool = ['principal', 'schoolAdmin', 'teacher'];
    const files: Partial<Record<Who, readonly string[]>> = {
      teacher: ['teacher'],
      expert: ['expert'],
      systemAdmin: ['systemAdmin'],
      securityAdmin: ['securityAdmin'],
      auditAdmin: ['auditAdmin'],
      principal: inSchool,
      lead: ['lead', ...inSchool],
      districtBasic: HERE,
      elsewhereBasic: ['elsewhereBasic', 'visitor'],
    };
    for (const [who, sees] of Object.entries(files))
      expect({ who, sees: await seen(who as Who, 'platform.file', 'uploaded_by') }).toEqual({
        who,
        sees: sees.toSorted(),
      });
  });

  test('sees of the trail nothing, but for the audit administrator of the district', async () => {
    for (const who of Object.keys(world.people) as Who[]) {
      const sees = await seen(who, 'platform.audit', 'actor_id');
      expect({ who, sees }).toEqual({
        who,
        sees: who === 'auditAdmin' ? [...names.values()].filter(here).toSorted() : [],
      });
    }
  });

  const PERSONAL = [
    'identity.person',
    'identity.contact',
    'identity.post',
    'identity.title',
    'identity.seat',
    'identity.account',
    'identity.session',
    'platform.file',
    'exchange.import',
  ];
  test.each([
    ['nobody’s', 'a'.repeat(64)],
    ['an ended', 'ended'],
    ['an idle', 'idle'],
    ['an expired', 'expired'],
  ])('sees nothing at all with %s session', async (_, kind) => {
    let session = kind;
    if (kind.length !== 64) {
      const cookie = await server.signedIn(world.people.cityBasic);
      session = hashOf(cookie.split('=')[1] ?? '');
      const change = {
        ended: 'ended_at = now()',
        idle: `last_seen_at = now() - interval '32 minutes'`,
        expired: `expires_at = now() - interval '1 second'`,
      }[kind];
      await owner.query(`update identity.session set ${change ?? ''} where token_hash = decode('${session}', 'hex')`);
    }
    for (const table of PERSONAL) {
      const { rows } = await asking(server.platform.database, { session }, (db) =>
        sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db),
      );
      expect({ table, n: rows[0]?.n }).toEqual({ table, n: 0 });
    }
  });

  test('sees nothing at all without a session', async () => {
    for (const db of [server.platform.database.reader, server.platform.database.app]) {
      for (const table of PERSONAL) {
        const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
        expect({ table, n: rows[0]?.n }).toEqual({ table, n: 0 });
      }
    }
  });
});

describe('the roles of requests', () => {
  const refused = /permission denied|must be able to SET ROLE|row-level security|read-only/;

  test.each([
    'set role jiamenkou_system',
    'set session authorization jiamenkou_system',
    'update platform.audit set action = action',
    'delete from platform.audit',
    'truncate platform.audit',
    'update programmes.definition set yaml = yaml',
    'delete from programmes.definition',
    'delete from identity.person',
    'select password_hash from identity.account',
    'select totp_secret from identity.account',
    'select token_hash from identity.session',
    'select * from identity.attempt',
    "insert into identity.session (region, id, person_id, token_hash, device, started_at, last_seen_at, expires_at) select region, gen_random_uuid(), id, sha256('x'), '', now(), now(), now() from identity.person",
    'alter table identity.person disable row level security',
    'create table public.mine (x int)',
    'select * from graphile_worker.jobs',
  ])('may not: %s', async (statement) => {
    for (const role of ['app', 'reader'] as const) {
      await expect(sql.raw(statement).execute(server.platform.database[role])).rejects.toThrow(
        /permission denied|must be owner|must be able to/,
      );
    }
  });

  test('become the owner by no name', async () => {
    const { rows } = await owner.query<{ me: string }>('select current_user as me');
    for (const role of ['app', 'reader'] as const)
      await expect(sql.raw(`set role "${rows[0]?.me ?? ''}"`).execute(server.platform.database[role])).rejects.toThrow(
        refused,
      );
  });

  test('that only ask can change nothing', async () => {
    for (const table of [
      'identity.person',
      'identity.account',
      'organisations.organisation',
      'programmes.definition',
      'exchange.import',
    ]) {
      await expect(
        sql`update ${sql.table(table)} set region = region`.execute(server.platform.database.reader),
      ).rejects.toThrow(refused);
    }
  });
});

describe('a write out of reach', () => {
  const change = (who: Who, act: (tx: Db) => Promise<unknown>) => changing(server.platform.database, eyesOf(who), act);
  const person = (at: { id: string; region: string }) => ({
    region: at.region,
    id: randomUUID(),
    name: '闯入者',
    initials: 'crz',
    staff_no: null,
    organisation_id: at.id,
    subject: null,
    stage: null,
  });
  const post = (whose: Person, at: { id: string }, kind: string) => ({
    region: whose.region,
    id: randomUUID(),
    person_id: whose.id,
    kind,
    organisation_id: at.id,
    office: null,
    from_day: '2026-01-01',
  });

  test.each<[string, Who, (tx: Db) => Promise<unknown>]>([
    [
      'a principal registering a person at another school',
      'principal',
      (tx) => tx.insertInto('identity.person').values(person(world.otherSchool)).execute(),
    ],
    [
      'a district registering a person in another',
      'districtPersonnel',
      (tx) => tx.insertInto('identity.person').values(person(world.there.school)).execute(),
    ],
    [
      'an alliance leader registering a person at a member school',
      'lead',
      (tx) => tx.insertInto('identity.person').values(person(world.here.school)).execute(),
    ],
    [
      'a liaison registering a person',
      'liaison',
      (tx) => tx.insertInto('identity.person').values(person(world.here.school)).execute(),
    ],
    [
      'a teacher becoming principal',
      'teacher',
      (tx) =>
        tx
          .insertInto('identity.post')
          .values(post(world.people.teacher, world.here.school, 'principal'))
          .execute(),
    ],
    [
      'a principal becoming an officer',
      'principal',
      (tx) =>
        tx
          .insertInto('identity.post')
          .values(post(world.people.principal, world.here.bureau, 'district-officer'))
          .execute(),
    ],
    [
      'a principal opening an account elsewhere',
      'principal',
      (tx) =>
        tx
          .insertInto('identity.account')
          .values({
            region: '310114',
            person_id: world.people.elsewhereBasic.id,
            login: 'x',
            password_hash: 'x',
            must_change: false,
          })
          .execute(),
    ],
    [
      'a line of the trail in another’s name',
      'teacher',
      (tx) =>
        tx
          .insertInto('platform.audit')
          .values({
            region: '310113',
            id: randomUUID(),
            actor_id: world.people.principal.id,
            actor_name: 'x',
            actor_posts: [],
            action: 'x.y',
            subject_kind: 'x',
            subject_id: 'x',
            detail: '{}',
            request_id: null,
          })
          .execute(),
    ],
    [
      'a file in another’s name',
      'teacher',
      (tx) =>
        tx
          .insertInto('platform.file')
          .values({
            region: '310113',
            id: randomUUID(),
            sha256: 'a'.repeat(64),
            name: 'x',
            type: 'x',
            size: 1,
            organisation_id: null,
            uploaded_by: world.people.principal.id,
          })
          .execute(),
    ],
    [
      'an import in another’s name',
      'teacher',
      (tx) => sql`update exchange.import set person_id = ${world.people.principal.id}`.execute(tx),
    ],
  ])('is refused by policy: %s', async (_, who, act) => {
    await expect(change(who, act)).rejects.toThrow('row-level security');
  });

  test.each<[string, Who, Person['id'] | (() => string), string]>([
    ['an alliance leader, a teacher’s account', 'lead', () => world.people.teacher.id, 'account set suspended = true'],
    ['an alliance leader, a teacher’s post', 'lead', () => world.people.teacher.id, `post set to_day = '2026-01-02'`],
    ['a liaison, a teacher’s account', 'liaison', () => world.people.teacher.id, 'account set suspended = true'],
    ['a researcher, a teacher’s telephone', 'researcher', () => world.people.teacher.id, `contact set phone = '0'`],
    [
      'a principal, an officer’s account',
      'principal',
      () => world.people.districtBasic.id,
      'account set suspended = true',
    ],
    [
      'a principal, the visitor’s post at home',
      'principal',
      () => visitor.id,
      `post set to_day = '2026-01-02' where organisation_id = '{there}'`,
    ],
    ['a teacher, a colleague’s account', 'teacher', () => world.people.schoolAdmin.id, 'account set suspended = true'],
    [
      'an officer, an account of another district',
      'districtPersonnel',
      () => world.people.elsewhereBasic.id,
      'account set suspended = true',
    ],
  ])('changes no row: %s', async (_, who, whose, statement) => {
    const id = typeof whose === 'string' ? whose : whose();
    const text = statement.replace('{there}', world.there.school.id);
    const { numAffectedRows } = (await change(who, (tx) =>
      sql.raw(`update identity.${text}${text.includes(' where ') ? ' and' : ' where'} person_id = '${id}'`).execute(tx),
    )) as { numAffectedRows?: bigint };
    expect(Number(numAffectedRows ?? 0n)).toBe(0);
  });
});

describe('a connection that serves one after another', () => {
  test('carries nothing of the last asker to the next, whatever went wrong in between', async () => {
    const pool = (role: 'jiamenkou_app' | 'jiamenkou_reader') =>
      new pg.Pool({ connectionString: urlOf(role, server.platform.database.ownerUrl), max: 1 });
    const [app, reader] = [pool('jiamenkou_app'), pool('jiamenkou_reader')];
    const through = (each: pg.Pool) => new Kysely<DB>({ dialect: new PostgresDialect({ pool: each }) });
    const narrow: Database = { ...server.platform.database, app: through(app), reader: through(reader) };
    const askers = ['teacher', 'expert', 'otherTeacher'] as const;
    const failures: ((db: Db) => Promise<unknown>)[] = [
      () => Promise.reject(new Error('a refusal')),
      (db) => sql`select 1/0`.execute(db),
      (db) => sql`set local statement_timeout = 1; select pg_sleep(1)`.execute(db),
      (db) => sql`select no_such_column`.execute(db),
    ];
    let asked = 0;
    for (let round = 0; round < 200; round += 1) {
      const who = askers[round % askers.length] ?? 'teacher';
      const way = round % 2 === 0 ? asking : changing;
      const broken = failures[round % 7];
      if (broken !== undefined) await expect(way(narrow, eyesOf(who), broken)).rejects.toThrow();
      const people = await way(narrow, eyesOf(who), (db) => db.selectFrom('identity.person').select('id').execute());
      expect(people).toEqual([{ id: world.people[who].id }]);
      for (const each of [app, reader]) {
        const { rows } = await each.query<{ left: string | null; people: number }>(
          `select nullif(current_setting('app.session', true), '') as left, (select count(*) from identity.person) as people`,
        );
        expect(rows).toEqual([{ left: null, people: 0 }]);
      }
      asked += 1;
    }
    expect(asked).toBe(200);
    await Promise.all([app.end(), reader.end()]);
  });
});
