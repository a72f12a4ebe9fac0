import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { activityRoutes } from '#contract/collaboration/activities.ts';
import { visitRoutes } from '#contract/collaboration/visits.ts';
import type { Route } from '#contract/route.ts';
import { refusals } from '#core/refusals.ts';
import { aPdf } from '../fixtures/uploads/documents.ts';
import { anOrganisation, aPerson, aSchool, type Person } from '../support/builders.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCalendarToken, aFailedDelivery, aFollow, aRobot } from '../support/workspace.ts';
import { brokenInputs, type Hints, isOfItsOwn, validInputs } from './arbitrary.ts';
import { ATTEMPTS } from './attempts.ts';
import { aMeeting, aTask, meetingHints, taskHints } from './collaborating.ts';
import { type Knock, knock, problemIn, ROUTES } from './knock.ts';
import { type ActorName, MATRIX } from './matrix.ts';
import {
  aBody,
  aFile,
  aMembership,
  anAccount,
  anImport,
  aParticipation,
  aProgramme,
  aSeat,
  aTitle,
  aWorld,
  type World,
} from './world.ts';

/** The same inputs every time; another seed is one number away. */
const SEED = 20_261_122;
const VALID = 30;
const BROKEN = 40;

let server: TestServer;
let world: World;
let officer: Person;
let cookie: string;
let hints: (route: Route) => Hints;
const answered = new Map<string, { asked: number; well: number; why: string }>();
let calls = 0;

beforeAll(async () => {
  server = await aServer();
  world = await aWorld(server);
  const { database } = server.platform;
  officer = await aPerson(database, { at: world.commission, post: 'city-officer', office: '基础教育科' });
  const second = await anOrganisation(database, { kind: 'commission' });
  for (const [kind, office] of [
    ['city-officer', '人事科'],
    ['system-admin', null],
    ['audit-admin', null],
  ] as const) {
    await database.system
      .insertInto('identity.post')
      .values({
        region: officer.region,
        id: randomUUID(),
        person_id: officer.id,
        kind,
        organisation_id: second.id,
        office,
        from_day: '2020-01-01',
      })
      .execute();
  }
  await anAccount(server, officer, { hash: 'x' });
  cookie = await server.signedIn(officer);
  hints = await hintsOf();
});
afterAll(() => server.close());

/** Ids that exist, by what the route's address speaks of. */
async function hintsOf(): Promise<(route: Route) => Hints> {
  const { here } = world;
  const person = await aPerson(server.platform.database, { at: here.school });
  const joining = await aSchool(server.platform.database, { region: here.region });
  const file = await aFile(server, officer);
  const titles = await server.platform.database.system.selectFrom('identity.title_kind').select('id').execute();
  const ownOffice = { id: officer.organisationId, region: officer.region };
  const one = {
    '/api/schools': [here.school.id, world.otherSchool.id],
    '/api/alliances': [here.alliance.id, world.there.alliance.id],
    '/api/memberships': [await aMembership(server, here.region)],
    '/api/bodies': [await aBody(server, here.bureau.id)],
    '/api/organisations': [here.school.id],
    '/api/programmes': [here.programme, world.there.programme],
    '/api/participants': [await aParticipation(server, here)],
    '/api/people/titles': [await aTitle(server, person)],
    '/api/people': [person.id],
    '/api/posts': [person.postId],
    '/api/seats': [await aSeat(server, person, here.bureau.id)],
    '/api/files': [await aFile(server, person)],
    '/api/exchange/imports': [await anImport(server, officer, Buffer.from('no workbook'))],
    '/api/meetings': [(await aMeeting(server, here)).id, (await aMeeting(server, here, { state: 'held' })).id],
    '/api/tasks': [(await aTask(server, here)).id, (await aTask(server, here, { state: 'done' })).id],
    '/api/workspace/followed': [await aFollow(server.platform, officer, here.school.id)],
    '/api/workspace/deliveries': [
      await aFailedDelivery(server.platform, { region: officer.region, personId: officer.id }),
    ],
    // Those that are removed are gone.
    '/api/workspace/robots': await Promise.all(
      Array.from({ length: 12 }, () => aRobot(server.platform, ownOffice, { office: '基础教育科' })),
    ),
  };
  const day = fc.constantFrom('2012-09-01', '2016-09-01', '2020-02-29', '2025-08-31', '2026-11-22', '2030-01-01');
  const region = fc.constantFrom(here.region, here.region, here.region, '310000', '310114', '310199');
  const common: Hints = {
    from: day,
    to: day,
    on: day,
    openedOn: day,
    foundedOn: day,
    doneOn: day,
    featureSince: day,
    region,
    organisationId: fc.constantFrom(here.school.id, here.bureau.id, here.alliance.id),
    personId: fc.constant(person.id),
    schoolId: fc.constantFrom(here.school.id, joining.id),
    bodyId: fc.constantFrom(...one['/api/bodies']),
    titleId: fc.constantFrom(...titles.map(({ id }) => id)),
    organisation: fc.constant(here.school.id),
    alliance: fc.constant(here.alliance.id),
    fileId: fc.constant(one['/api/files'][0]),
    version: fc.integer({ min: 0, max: 5 }),
    programme: fc.constant(here.programme),
    programmeId: fc.constant(here.programme),
    target: fc.constant('coverage'),
    // Of somebody whose post no other question ends.
    token: fc.constant(
      await aCalendarToken(server.platform, await aPerson(server.platform.database, { at: here.school })),
    ),
    stage: fc.constant('first'),
    task: fc.constant('start'),
    role: fc.constantFrom('项目校', '成员'),
    page: fc.constantFrom(1, '1', 2),
    size: fc.constantFrom(1, 20, '100'),
    limit: fc.constantFrom(1, 50),
    year: fc.constant(2025),
    search: fc.constantFrom('', '测试', '%_\\\\', "o'x"),
    terms: fc.constant([
      { number: 1, from: '2025-09-01', to: '2026-01-20' },
      { number: 2, from: '2026-02-16', to: '2026-06-30' },
    ]),
    type: fc.constantFrom('初级中学', '九年一贯制学校'),
    code: fc.integer({ min: 100_000, max: 999_999 }).map((serial) => `3131${serial}`),
    subject: fc.constantFrom('语文', null),
    at: fc.constantFrom('310000', here.region, `school:${here.school.id}`, `alliance:${here.alliance.id}`),
    sheet: fc.constantFrom('schools', 'alliances'),
    yaml: fc.oneof(
      fc.nat({ max: 1_000_000 }).map((n) => aProgramme(`fuzz-${n}`, here.region)),
      fc.string(),
      fc.constant('a: &a [*a, *a]'),
    ),
    email: fc.constantFrom('a@example.cn', null),
    login: fc.string({ unit: fc.constantFrom(...'abc123_.'), minLength: 4, maxLength: 12 }),
  };
  const ofMeetings = await meetingHints(server, here, { guest: person, asker: officer });
  const ofTasks = await taskHints(server, here, { asker: officer });
  const withoutStage: Hints = { ...common, stage: fc.constantFrom('小学', '初中') };
  return (route) => {
    const [, ids] = Object.entries(one).find(([prefix]) => route.path.startsWith(prefix)) ?? [undefined, []];
    const difference = route.path.endsWith('/difference') ? { from: fc.constant(1), to: fc.constant(1) } : {};
    const version = route.path.includes('/versions/') ? { version: fc.constant(1) } : {};
    const code: Hints = route.path.startsWith('/api/schools') ? {} : { code: fc.stringMatching(/^\d{6}$/) };
    const member: Hints = route.path.endsWith('/members') ? { role: fc.constantFrom('成员校', '牵头校') } : {};
    const adopted: Hints = route.path.endsWith('/documents')
      ? { kind: fc.constantFrom('章程', '规划', '五统一'), fileId: fc.constantFrom(null, file) }
      : {};
    return {
      ...(route.path.includes('/tasks') ? common : withoutStage),
      ...(ids.length === 0 ? {} : { id: fc.constantFrom<string>(...ids) }),
      ...difference,
      ...version,
      ...code,
      ...member,
      ...adopted,
      ...(route.path.startsWith('/api/workspace/') ? { region: fc.constant(officer.region) } : {}),
      ...(route.path.startsWith('/api/meetings') ? ofMeetings(route.path) : {}),
      ...(route.path.startsWith('/api/tasks') ? ofTasks(route.path) : {}),
    };
  };
}

/** Every answer, whatever was asked: understood, or a problem in Chinese that names no more than it must. */
async function answerTo(route: Route, input: Record<string, unknown>, given: Knock): Promise<LightMyRequestResponse> {
  const file = aPdf();
  const response = await knock(server, route, input, { file, ...given });
  calls += 1;
  expect(response.statusCode, response.body).toBeLessThan(500);
  expect(response.headers['x-content-type-options']).toBe('nosniff');
  if (response.statusCode >= 400) {
    const problem = problemIn(response);
    expect(Object.keys(problem).toSorted()).toEqual(['code', 'detail', 'message']);
    expect(Object.keys(refusals)).toContain(problem.code);
    expect(problem.message).toMatch(/[\u4e00-\u9fff]/);
    expect(problem.message).not.toMatch(/\b(invalid|expected|received|required|unrecognized|too (small|big))\b/i);
    expect(problem.detail).toBeTypeOf('object');
    expect(response.body.length).toBeLessThan(100_000);
  }
  return response;
}

/** Routes whose right answers hang on things that chance does not make: asked as the decisions ask them, and then by chance. */
const isLearnt = (name: string): boolean =>
  name === 'workspace.choose' ||
  name.startsWith('projects.') ||
  name.startsWith('library.') ||
  name.startsWith('programmes.caseEvidence') ||
  name === 'programmes.callTargets' ||
  Object.keys({ ...activityRoutes, ...visitRoutes }).some((route) => name === `collaboration.${route}`);

/** An input that is decided to be allowed, and who may ask it. */
async function decided(name: string): Promise<{ input: Record<string, unknown>; knock: Knock }> {
  const actor = (Object.entries(MATRIX[name]!.here).find(([who, what]) => who !== 'nobody' && what === 'allow')?.[0] ??
    'districtBasic') as Exclude<ActorName, 'nobody'>;
  const {
    input,
    cookie: own,
    file,
  } = await ATTEMPTS[name]!({
    world,
    side: world.here,
    absent: false,
    actor,
    self: undefined,
  });
  return {
    input,
    knock: { cookie: own ?? (await server.signedIn(world.people[actor])), ...(file === undefined ? {} : { file }) },
  };
}

/** The parts of the address, held fast. */
const addressOf = (route: Route, input: Record<string, unknown>): Hints =>
  Object.fromEntries(
    (route.method === 'GET'
      ? Object.keys(input)
      : [...route.path.matchAll(/:(\w+)/g)].map(([, part = '']) => part)
    ).map((part) => [part, fc.constant(input[part])]),
  );

/** Hashing a password takes a tenth of a second, by intent. */
const runsOf = (name: string, runs: number): number => (/identity\.(signIn|openAccount)$/.test(name) ? 4 : runs);

describe.each(ROUTES.map(({ name, route }) => [name, route] as const))('%s', (name, route) => {
  const asOfficer = async (): Promise<Knock> => ({
    // Signing out ends the sessions it is asked with.
    cookie: name === 'identity.signOut' ? await server.signedIn(world.people.teacher) : cookie,
  });

  test('answers what its schema admits, or says in Chinese why not', async () => {
    const tally = { asked: 0, well: 0, why: '' };
    const known = isLearnt(name) ? await decided(name) : undefined;
    const given = known === undefined ? {} : addressOf(route, known.input);
    const inputs = fc.sample(validInputs(route, { ...hints(route), ...given }), {
      numRuns: runsOf(name, VALID),
      seed: SEED,
    });
    for (const input of known === undefined ? inputs : [known.input, ...inputs]) {
      const { statusCode, body } = await answerTo(route, input, known?.knock ?? (await asOfficer()));
      tally.asked += 1;
      if (statusCode < 300) tally.well += 1;
      else tally.why = body;
    }
    answered.set(name, tally);
  });

  test('refuses what is broken, and every field it does not know', async () => {
    for (const broken of fc.sample(brokenInputs(route, hints(route)), { numRuns: runsOf(name, BROKEN), seed: SEED })) {
      const { input, body, kind } = broken;
      const response = await answerTo(route, input, {
        ...(await asOfficer()),
        ...(body === undefined ? {} : { body }),
      });
      if (isOfItsOwn(broken)) expect({ kind, status: response.statusCode }).toEqual({ kind, status: 400 });
    }
  });

  test('tells nobody more than that they are nobody', async () => {
    for (const { input, body } of fc.sample(brokenInputs(route, hints(route)), {
      numRuns: runsOf(name, 8),
      seed: SEED + 1,
    })) {
      const response = await answerTo(route, input, body === undefined ? {} : { body });
      if (route.audience === 'signed-in') expect([400, 401, 403, 404, 413]).toContain(response.statusCode);
    }
  });
});

describe('the questions above', () => {
  /** What needs a secret, a second step or a file that chance does not find; the decisions and the sessions prove these. */
  const BEYOND_CHANCE = [
    'platform.attach',
    'identity.signIn',
    'identity.signInAs',
    'identity.changePassword',
    'identity.confirmSecondFactor',
    'identity.openAccount',
    'identity.suspend',
    'collaboration.scanIn',
    'collaboration.signUp',
    'exchange.upload',
    'exchange.apply',
    'workspace.addRobot',
    // By then the head of the school has left its post, and the school is closed.
    'projects.beginCase',
    'projects.submitCase',
    'projects.placeCases',
    'projects.askToJoin',
  ];

  test('were many, and reached every route', () => {
    expect(calls).toBeGreaterThan(4000);
    expect(answered.size).toBe(ROUTES.length);
  });

  test('were understood often enough to have tested more than the door', () => {
    const share = Object.fromEntries([...answered].map(([name, { asked, well }]) => [name, well / asked]));
    const deaf = ROUTES.filter(({ name, route }) =>
      route.method === 'GET' ? (share[name] ?? 0) < 0.3 : share[name] === 0 && !BEYOND_CHANCE.includes(name),
    );
    expect(deaf.map(({ name }) => `${name}: ${answered.get(name)?.why ?? ''}`)).toEqual([]);
  });
});

describe('an address', () => {
  test.each([
    '/api/schools/%E0%A4%A',
    '/%',
    '/api/%00',
    `/api/schools/${'a'.repeat(5000)}`,
    '/api//schools',
    '/api/schools/../../etc/passwd',
    '/api/people?__proto__[x]=1',
    '/api/people?page=1&page=2',
    '/api/../package.json',
    '/..%2f..%2fpackage.json',
  ])('that leads nowhere is answered as a problem: %s', async (url) => {
    const response = await server.app.inject({ url, headers: { cookie } });
    if (response.statusCode !== 200)
      expect(Object.keys(problemIn(response)).toSorted()).toEqual(['code', 'detail', 'message']);
    expect(response.statusCode).toBeLessThan(500);
    expect(response.body).not.toContain('"dependencies"');
  });

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'] as const)('is not answered by %s', async (method) => {
    expect((await server.app.inject({ method, url: '/api/schools', headers: { cookie } })).statusCode).toBe(404);
  });
});

describe('a stranger’s upload', () => {
  test('is turned away before a byte of it is held', async () => {
    const large = Buffer.alloc(21 * 1024 * 1024);
    for (const name of ['platform.attach', 'exchange.upload']) {
      const { route } = ROUTES.find((each) => each.name === name)!;
      expect((await knock(server, route, { name: 'a', region: '310113' }, { file: large })).statusCode).toBe(401);
      expect((await knock(server, route, { name: 'a', region: '310113' }, { file: large, cookie })).statusCode).toBe(
        413,
      );
    }
  });
});
