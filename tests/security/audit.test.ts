import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { assemble } from '#server/app.ts';
import { openLog } from '#server/platform/log.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { ATTEMPTS, type Whose } from './attempts.ts';
import { knock, routeNamed } from './knock.ts';
import { type ActorName, MATRIX } from './matrix.ts';
import { anAccount, aWorld, PASSWORD, type World } from './world.ts';

let server: TestServer;
let world: World;

beforeAll(async () => {
  server = await aServer();
  world = await aWorld(server);
});
afterAll(() => server.close());

const routeOf = (key: string) => routeNamed(key.split(' ')[0] ?? '');
const keys = (method: 'GET' | 'POST') => Object.keys(MATRIX).filter((key) => routeOf(key).method === method);

type Line = {
  actor_id: string;
  actor_name: string;
  actor_posts: string[];
  action: string;
  subject_kind: string;
  subject_id: string;
  region: string;
  request_id: string;
  detail: unknown;
};
const trail = async (): Promise<Map<string, Line>> => {
  const { rows } = await sql<Line & { id: string }>`select * from platform.audit`.execute(
    server.platform.database.system,
  );
  return new Map(rows.map((row) => [row.id, row]));
};
/** A fingerprint of everything the platform remembers, but for when a session was last seen and who knocked. */
async function everything(): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('platform', 'organisations', 'identity', 'programmes', 'exchange', 'collaboration', 'projects', 'library', 'workspace') and c.relkind in ('r', 'p')`.execute(
    server.platform.database.system,
  );
  expect(tables.length).toBeGreaterThan(25);
  const prints: Record<string, string> = {};
  for (const { name } of tables.filter((table) => table.name !== 'identity.attempt')) {
    const row = name === 'identity.session' ? sql`to_jsonb(t) - 'last_seen_at'` : sql`to_jsonb(t)`;
    const { rows } = await sql<{
      print: string;
    }>`select md5(coalesce(string_agg((${row})::text, '' order by (${row})::text), '')) as print from ${sql.table(name)} t`.execute(
      server.platform.database.system,
    );
    prints[name] = rows[0]?.print ?? '';
  }
  return prints;
}

/** Asks as the first post for which the decision is what we look for; what it stands on is made before the trail is read. */
async function attempt(key: string, wanted: (outcome: unknown) => boolean) {
  const found = (['here', 'there'] as const)
    .flatMap((side) => (Object.keys(MATRIX[key]![side]) as ActorName[]).map((actor) => ({ side, actor })))
    .find(({ side, actor }) => actor !== 'nobody' && wanted(MATRIX[key]![side][actor]));
  if (found === undefined) return undefined;
  const whose: Whose = { world, side: world[found.side], absent: false, actor: found.actor, self: undefined };
  const { input, cookie = world.cookies[found.actor], file } = await ATTEMPTS[key]!(whose);
  const before = { trail: await trail(), everything: await everything() };
  const response = await knock(server, routeOf(key), input, { cookie, file });
  const lines = [...(await trail())].filter(([id]) => !before.trail.has(id)).map(([, line]) => line);
  return { ...found, response, lines, before: before.everything, after: await everything() };
}

/** A question that needs a body: it changes nothing. */
const ASKING = ['programmes.check'];
/** Answers that carry people's data out of the platform leave a line though nothing changes. */
const CARRYING_OUT = ['exchange.workbook', 'identity.peopleWorkbook'];
/** Decided to be nobody's among these posts. */
const FOR_NOBODY = [
  'identity.openAccount of a teacher with a city post',
  'collaboration.saveVisit of a colleague',
  'collaboration.settlePoint of a colleague',
];
/** What only looks refused: there is nobody for whom it is not. */
const NEVER = ['identity.signInAs'];

describe('a change that succeeds', () => {
  test.each(keys('POST').filter((key) => !ASKING.includes(key) && !NEVER.includes(key)))(
    'leaves exactly one line: %s',
    async (key) => {
      const done = await attempt(key, (outcome) => outcome === 'allow');
      if (done === undefined) return expect(FOR_NOBODY).toContain(key);
      expect(done.response.statusCode, done.response.body).toBe(200);
      expect(done.lines).toHaveLength(1);
      expect(done.after).not.toEqual(done.before);
      const actor = world.people[done.actor as Exclude<ActorName, 'nobody'>];
      expect(done.lines[0]).toMatchObject({
        actor_id: actor.id,
        actor_name: actor.name,
        action: expect.stringMatching(new RegExp(`^${key.split('.')[0] ?? ''}\\.[a-z-]+$`)),
        subject_kind: expect.stringMatching(/^[a-z-]+$/),
        subject_id: expect.stringMatching(/^\S+$/),
        region: expect.stringMatching(/^310\d{3}$/),
        request_id: done.response.headers['x-request-id'],
      });
      return undefined;
    },
  );
});

describe('a change that is refused', () => {
  test.each(keys('POST'))('leaves no line and changes nothing: %s', async (key) => {
    const done = await attempt(key, (outcome) => outcome === 403 || outcome === 404);
    if (done === undefined)
      return expect([
        'platform.attach',
        'identity.signIn',
        'identity.signOut',
        'identity.changePassword',
        'identity.beginSecondFactor',
        'identity.confirmSecondFactor',
        // What is one's own, or for everybody, nobody is refused.
        'collaboration.signUp for what is for everybody',
        'collaboration.withdrawSignUp',
        'projects.raiseObjection',
        'workspace.readNotices',
        'workspace.choose',
        'workspace.follow',
        'workspace.makeCalendarAddress',
        'workspace.revokeCalendarAddress',
      ]).toContain(key);
    expect([403, 404]).toContain(done.response.statusCode);
    expect(done.lines).toEqual([]);
    expect(done.after).toEqual(done.before);
    return undefined;
  });

  test('by its input, its state or a lost race leaves no line either', async () => {
    const cookie = world.cookies.districtBasic;
    const before = { trail: (await trail()).size, everything: await everything() };
    const school = { name: '新学校', type: '初级中学', ownership: '公办', town: null, openedOn: '2020-09-01' };
    for (const [route, input, status] of [
      [contract.organisations.openSchool, { ...school, code: 'x', region: world.here.region }, 400],
      [contract.organisations.openSchool, { ...school, code: world.here.school.code, region: world.here.region }, 409],
      [contract.organisations.correctSchool, { ...school, id: world.here.school.id, version: 999 }, 409],
      [contract.organisations.closeSchool, { id: world.here.school.id, on: '1990-01-01' }, 400],
    ] as const) {
      expect((await knock(server, route, input, { cookie })).statusCode).toBe(status);
    }
    expect({ trail: (await trail()).size, everything: await everything() }).toEqual(before);
  });
});

describe('a question', () => {
  test.each([...keys('GET'), ...ASKING])(
    'changes nothing, and leaves no line unless it carries data out: %s',
    async (key) => {
      const done = await attempt(key, (outcome) => outcome === 'allow');
      expect(done?.response.statusCode).toBe(200);
      expect(done?.lines).toHaveLength(CARRYING_OUT.includes(key) ? 1 : 0);
      const { 'platform.audit': _, ...before } = done?.before ?? {};
      expect(done?.after).toMatchObject(before);
    },
  );
});

describe('what nobody may find in the trail or the log', () => {
  const CANARY = {
    name: '金丝雀',
    phone: '021-98765432',
    email: 'canary@jinsique.example',
    staffNo: 'JSQ-00000042',
    password: 'Jin-Si-Que-98765',
    wrong: 'Cuo-Wu-De-98765',
    login: 'jinsique.login',
  };

  test('are a person’s name, telephone, address, number, account or password, whatever succeeds, is refused or breaks', async () => {
    const { database } = server.platform;
    let log = '';
    const app = await assemble({
      ...server.platform,
      log: openLog('debug', { write: (line: string) => void (log += line) }),
    });
    const listened = { ...server, app };
    const personnel = { cookie: world.cookies.districtPersonnel };
    const fields = {
      name: CANARY.name,
      staffNo: CANARY.staffNo,
      subject: null,
      stage: null,
      phone: CANARY.phone,
      email: CANARY.email,
    };
    const registered = await knock(
      listened,
      contract.identity.registerPerson,
      { ...fields, organisationId: world.here.school.id, post: 'teacher', from: '2020-01-01' },
      personnel,
    );
    const person = registered.json<{ id: string; region: string }>();
    const statuses = [registered.statusCode];
    const ask = async (
      ...[route, input, as]: [Parameters<typeof knock>[1], Record<string, unknown>, Parameters<typeof knock>[3]?]
    ) => {
      const response = await knock(listened, route, input, as);
      statuses.push(response.statusCode);
      return response;
    };
    await ask(contract.identity.correctPerson, { ...fields, ...person, phone: `${CANARY.phone}1` }, personnel);
    await ask(
      contract.identity.registerPerson,
      { ...fields, organisationId: world.here.school.id, post: 'teacher', from: '2020-01-01' },
      personnel,
    );
    await ask(contract.identity.people, { search: CANARY.name }, personnel);
    await ask(contract.identity.people, { search: CANARY.name, strange: CANARY.phone }, personnel);
    await ask(contract.identity.openAccount, { ...person, login: CANARY.login }, { cookie: world.cookies.systemAdmin });
    const { hashPassword } = await import('#server/contexts/identity/passwords.ts');
    await anAccount(
      listened,
      { ...person, name: '', organisationId: '', postId: '' },
      { hash: await hashPassword(CANARY.password), login: CANARY.login },
    );
    await ask(contract.identity.signIn, { login: CANARY.login, password: CANARY.wrong });
    const entered = await ask(contract.identity.signIn, { login: CANARY.login, password: CANARY.password });
    const cookie = String(entered.headers['set-cookie']).split(';')[0];
    await ask(contract.identity.changePassword, { current: CANARY.wrong, next: PASSWORD }, { cookie });
    await ask(contract.identity.changePassword, { current: CANARY.password, next: `${CANARY.password}-x` }, { cookie });
    await app.inject({ url: `/api/people/${CANARY.phone}/${CANARY.email}`, headers: { cookie: cookie ?? '' } });
    // A rule nobody foresaw: the database answers with the whole row.
    const owner = await import('pg').then(({ default: pg }) => new pg.Client({ connectionString: database.ownerUrl }));
    await owner.connect();
    await owner.query('alter table identity.contact add constraint unforeseen check (phone is null) not valid');
    const broken = await ask(contract.identity.correctPerson, { ...fields, ...person }, personnel);
    await owner.query('alter table identity.contact drop constraint unforeseen');
    await owner.end();
    await app.close();

    expect(statuses).toEqual([200, 200, 409, 200, 400, 200, 401, 200, 400, 200, 500]);
    expect(log.split('\n').length).toBeGreaterThan(statuses.length);
    expect(log).toContain('unforeseen');
    const { rows } = await sql<{
      said: string;
    }>`select coalesce(string_agg(concat_ws(' ', action, subject_kind, subject_id, detail::text), ' '), '') as said from platform.audit`.execute(
      database.system,
    );
    expect(rows[0]?.said.length).toBeGreaterThan(1000);
    const secret = String(cookie).split('=')[1] ?? '';
    for (const [what, value] of Object.entries({ ...CANARY, token: secret })) {
      expect({
        what,
        inTrail: rows[0]?.said.includes(value),
        inLog: log.includes(value),
        inFault: broken.body.includes(value),
      }).toEqual({ what, inTrail: false, inLog: false, inFault: false });
    }
    expect(broken.json()).toEqual({
      code: 'platform.fault',
      message: expect.stringContaining(String(broken.headers['x-request-id'])),
      detail: { request: broken.headers['x-request-id'] },
    });
  });
});
