import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { assemble } from '#server/app.ts';
import { hashPassword } from '#server/contexts/identity/passwords.ts';
import { sealer } from '#server/contexts/identity/second-factor.ts';
import { readSettings } from '#server/settings.ts';
import { anOrganisation, aPerson, aSchool, type Organisation, type Person, type School } from '../support/builders.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { knock, problemIn } from './knock.ts';
import { anAccount, PASSWORD } from './world.ts';

const routes = contract.identity;
const hash = await hashPassword(PASSWORD);

let now = Temporal.Now.instant();
const later = (duration: Temporal.DurationLike) => {
  now = now.add(duration);
};

let server: TestServer;
let school: School;
let bureau: Organisation;

beforeAll(async () => {
  server = await aServer(() => now);
  school = await aSchool(server.platform.database);
  bureau = await anOrganisation(server.platform.database, { kind: 'bureau' });
});
afterAll(() => server.close());

type Known = { readonly person: Person; readonly login: string };
type Signing = { readonly login: string; readonly password?: string; readonly code?: string; readonly from?: string };

async function aTeacher(given: { mustChange?: boolean } = {}): Promise<Known> {
  const person = await aPerson(server.platform.database, { at: school });
  return { person, login: await anAccount(server, person, { hash, ...given }) };
}
async function anOfficer(): Promise<Known> {
  const person = await aPerson(server.platform.database, { at: bureau, post: 'district-officer', office: '人事科' });
  return { person, login: await anAccount(server, person, { hash }) };
}
/** An officer with a telephone bound; `code` is what it shows now. */
async function aBoundOfficer(): Promise<Known & { code(): string }> {
  const known = await anOfficer();
  const secret = new Secret({ size: 20 });
  await server.platform.database.system
    .updateTable('identity.account')
    .set({
      totp_secret: sealer(server.platform.settings.dataDir).seal(Buffer.from(secret.bytes), known.person.id),
      totp_confirmed_at: now.toString(),
    })
    .where('person_id', '=', known.person.id)
    .execute();
  return { ...known, code: () => new TOTP({ secret }).generate({ timestamp: now.epochMilliseconds }) };
}

function signIn({ login, password = PASSWORD, code, from = '10.0.0.1' }: Signing) {
  return server.app.inject({
    method: 'POST',
    url: '/api/sign-in',
    remoteAddress: from,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify({ login, password, ...(code === undefined ? {} : { code }) }),
  });
}
const cookieOf = (response: { headers: Record<string, unknown> }): string =>
  String(response.headers['set-cookie']).split(';')[0] ?? '';
const entered = async (signing: Signing): Promise<string> => {
  const response = await signIn(signing);
  expect(response.statusCode).toBe(200);
  return cookieOf(response);
};
const ask = (cookie: string, route: (typeof routes)[keyof typeof routes] = routes.titleKinds) =>
  server.ask(route, {} as never, cookie);

describe('signing in', () => {
  test('with the right password opens a session; the password is kept as argon2id of at least 19 MiB and two rounds', async () => {
    const { login, person } = await aTeacher();
    expect((await ask(await entered({ login }))).status).toBe(200);
    const { password_hash: stored } = await server.platform.database.system
      .selectFrom('identity.account')
      .select('password_hash')
      .where('person_id', '=', person.id)
      .executeTakeFirstOrThrow();
    const [, memory, rounds] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(stored) ?? [];
    expect(Number(memory)).toBeGreaterThanOrEqual(19_456);
    expect(Number(rounds)).toBeGreaterThanOrEqual(2);
  });

  test('answers a wrong password and an account that never existed alike, to the byte and in time', async () => {
    const { login } = await aTeacher();
    const timed = async (signing: Signing) => {
      const begun = performance.now();
      const response = await signIn({ password: 'Bu-Dui-De-1', ...signing });
      return { ms: performance.now() - begun, status: response.statusCode, body: response.body };
    };
    const known: Awaited<ReturnType<typeof timed>>[] = [];
    const unknown: typeof known = [];
    for (let round = 0; round < 4; round += 1) {
      known.push(await timed({ login, from: `10.1.0.${round}` }));
      unknown.push(await timed({ login: 'nobody-at-all', from: `10.1.0.${round}` }));
    }
    expect(new Set([...known, ...unknown].map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(known[0]?.status).toBe(401);
    // A missing hash would answer in a tenth of the time.
    const quickest = (answers: typeof known) => Math.min(...answers.map(({ ms }) => ms));
    expect(quickest(unknown)).toBeGreaterThan(quickest(known) / 2);
    expect(quickest(known)).toBeGreaterThan(quickest(unknown) / 2);
  });

  test('is refused to a suspended account and to a person without a post, but only to who knows the password', async () => {
    const suspended = await aTeacher();
    await sql`update identity.account set suspended = true where person_id = ${suspended.person.id}`.execute(
      server.platform.database.system,
    );
    const postless = await aTeacher();
    await sql`update identity.post set to_day = '2020-01-01' where person_id = ${postless.person.id}`.execute(
      server.platform.database.system,
    );
    for (const [{ login }, code] of [
      [suspended, 'identity.suspended'],
      [postless, 'identity.no-post'],
    ] as const) {
      expect(problemIn(await signIn({ login })).code).toBe(code);
      expect(problemIn(await signIn({ login, password: 'Bu-Dui-De-1' })).code).toBe('identity.wrong-credentials');
    }
  });

  test('by demonstration does not exist outside a demonstration, and nobody is listed', async () => {
    const { person } = await aTeacher();
    expect((await server.ask(routes.signInPage, {})).body).toEqual({ demonstration: false, people: [] });
    const attempt = await server.ask(routes.signInAs, { personId: person.id, region: person.region });
    expect(attempt).toMatchObject({ status: 404, code: 'identity.not-a-demonstration' });
    expect(attempt.headers['set-cookie']).toBeUndefined();
  });
});

describe('guessing', () => {
  test('is over after five failures from one place, for the right password too, and begins anew a quarter of an hour later', async () => {
    const { login } = await aTeacher();
    for (let guess = 0; guess < 5; guess += 1)
      expect((await signIn({ login, password: `Cai-${guess}-aaaa` })).statusCode).toBe(401);
    expect((await signIn({ login })).statusCode).toBe(429);
    expect((await signIn({ login, from: '10.0.0.2' })).statusCode).toBe(200);
    later({ minutes: 16 });
    expect((await signIn({ login })).statusCode).toBe(200);
  });

  test('from many places is over after ten failures', async () => {
    const { login } = await aTeacher();
    for (let guess = 0; guess < 10; guess += 1)
      expect((await signIn({ login, password: 'Cai-bu-dao-1', from: `10.2.0.${guess}` })).statusCode).toBe(401);
    expect((await signIn({ login, from: '10.2.1.1' })).statusCode).toBe(429);
  });

  test('does not lock out the owner, who enters with the right second factor', async () => {
    const { login, code } = await aBoundOfficer();
    for (let guess = 0; guess < 10; guess += 1)
      await signIn({ login, password: 'Cai-bu-dao-1', from: `10.3.0.${guess}` });
    expect((await signIn({ login })).statusCode).toBe(429);
    expect((await signIn({ login, code: code() })).json()).toEqual({ next: 'in' });
  });

  test('learns nothing of a guarded account by adding a code: right, wrong and unknown are answered alike', async () => {
    const unbound = await aTeacher();
    const bound = await aBoundOfficer();
    const answers = new Set<string>();
    for (const login of [unbound.login, bound.login, 'nobody-here']) {
      for (let guess = 0; guess < 10; guess += 1)
        await signIn({ login, password: 'Cai-bu-dao-1', from: `10.4.0.${guess}` });
      for (const password of [PASSWORD, 'Cai-bu-dao-1']) {
        const response = await signIn({ login, password, code: '000000', from: '10.4.1.1' });
        answers.add(`${response.statusCode} ${response.body}`);
      }
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toMatch(/^429 /);
  });

  test('of codes is over after ten failures from one place', async () => {
    const { login, code } = await aBoundOfficer();
    for (let guess = 0; guess < 10; guess += 1) await signIn({ login, code: '000000', from: '10.5.0.1' });
    expect((await signIn({ login, code: code(), from: '10.5.0.1' })).statusCode).toBe(429);
    expect((await signIn({ login, code: code(), from: '10.5.0.2' })).statusCode).toBe(200);
  });
});

describe('the second factor', () => {
  test('is asked for after the password, and a code counts once, also when two sign-ins race with it', async () => {
    const { login, code } = await aBoundOfficer();
    expect((await signIn({ login })).json()).toEqual({ next: 'code' });
    const shown = code();
    const racing = await Promise.all([signIn({ login, code: shown }), signIn({ login, code: shown })]);
    expect(racing.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401]);
    expect(problemIn(await signIn({ login, code: shown })).code).toBe('identity.wrong-code');
    later({ seconds: 30 });
    expect((await signIn({ login, code: code() })).statusCode).toBe(200);
  });

  test('must be bound before a post beyond one school may ask for anything', async () => {
    const { login } = await anOfficer();
    const response = await signIn({ login });
    expect(response.json()).toEqual({ next: 'enrol' });
    const cookie = cookieOf(response);
    let asked = 0;
    for (const [context, route] of Object.values(contract).flatMap((all) => Object.entries(all))) {
      const open = [
        '/api/me',
        '/api/sign-out',
        '/api/me/password',
        '/api/me/second-factor',
        '/api/me/second-factor/confirm',
      ];
      if (route.audience === 'anyone' || open.includes(route.path)) continue;
      const answer = await knock(server, route, {}, { cookie });
      expect({ context, code: problemIn(answer).code }).toEqual({ context, code: 'identity.second-factor-needed' });
      asked += 1;
    }
    expect(asked).toBeGreaterThan(60);
    const begun = await server.ask(routes.beginSecondFactor, {}, cookie);
    expect((await server.ask(routes.confirmSecondFactor, { code: '000000' }, cookie)).code).toBe('identity.wrong-code');
    const code = new TOTP({ secret: Secret.fromBase32(begun.body.secret) }).generate({
      timestamp: now.epochMilliseconds,
    });
    expect((await server.ask(routes.confirmSecondFactor, { code }, cookie)).status).toBe(200);
    expect((await ask(cookie)).status).toBe(200);
  });

  test('once bound is not bound anew by a borrowed session', async () => {
    const { login, code } = await aBoundOfficer();
    const cookie = await entered({ login, code: code() });
    expect((await server.ask(routes.beginSecondFactor, {}, cookie)).code).toBe('identity.second-factor-bound');
    expect((await signIn({ login })).json()).toEqual({ next: 'code' });
  });

  test('lies sealed in the database, bound to its owner', async () => {
    const { person } = await aBoundOfficer();
    const { totp_secret: sealed } = await server.platform.database.system
      .selectFrom('identity.account')
      .select('totp_secret')
      .where('person_id', '=', person.id)
      .executeTakeFirstOrThrow();
    const seal = sealer(server.platform.settings.dataDir);
    expect(seal.open(sealed ?? Buffer.alloc(0), person.id)).toHaveLength(20);
    expect(() => seal.open(sealed ?? Buffer.alloc(0), bureau.id)).toThrow();
  });
});

describe('passwords', () => {
  test('given to begin with must be changed before anything else', async () => {
    const { login } = await aTeacher({ mustChange: true });
    const cookie = await entered({ login });
    expect((await ask(cookie)).code).toBe('identity.password-change-needed');
    expect(
      (await server.ask(routes.changePassword, { current: PASSWORD, next: 'Wo-Ziji-De-2026' }, cookie)).status,
    ).toBe(200);
    expect((await ask(cookie)).status).toBe(200);
  });

  test.each([
    ['short', 'Ab1-xyz', 'identity.weak-password'],
    ['of two classes', 'abcdefgh1234', 'identity.weak-password'],
    ['common', 'P@ssw0rd1!', 'identity.common-password'],
    ['the same as before', PASSWORD, 'identity.same-password'],
  ])('that are %s are refused, and the old one stays', async (_, next, code) => {
    const { login } = await aTeacher();
    const cookie = await entered({ login });
    expect((await server.ask(routes.changePassword, { current: PASSWORD, next }, cookie)).code).toBe(code);
    expect((await signIn({ login })).statusCode).toBe(200);
  });

  test('that contain the account’s name are refused', async () => {
    const { login } = await aTeacher();
    expect(
      (await server.ask(routes.changePassword, { current: PASSWORD, next: `${login}-Xy1` }, await entered({ login })))
        .code,
    ).toBe('identity.weak-password');
  });

  test('change only for who knows the present one, and every other session ends', async () => {
    const { login } = await aTeacher();
    const [here, elsewhere] = [await entered({ login }), await entered({ login })];
    expect(
      (await server.ask(routes.changePassword, { current: 'Bu-Dui-De-1', next: 'Wo-Ziji-De-2026' }, here)).status,
    ).toBe(400);
    expect((await ask(elsewhere)).status).toBe(200);
    expect((await server.ask(routes.changePassword, { current: PASSWORD, next: 'Wo-Ziji-De-2026' }, here)).status).toBe(
      200,
    );
    expect((await ask(elsewhere)).status).toBe(401);
    expect((await ask(here)).status).toBe(200);
    expect((await signIn({ login })).statusCode).toBe(401);
  });

  test('reset by an administrator end every session, unbind the second factor and must be changed', async () => {
    const { person, login, code } = await aBoundOfficer();
    const theirs = await entered({ login, code: code() });
    const admin = await server.signedIn(
      await aPerson(server.platform.database, { at: bureau, post: 'security-admin' }),
    );
    const { body } = await server.ask(routes.openAccount, { region: person.region, id: person.id, login }, admin);
    expect((await ask(theirs)).status).toBe(401);
    const fresh = await entered({ login, password: body.password });
    expect((await ask(fresh)).code).toBe('identity.password-change-needed');
  });
});

describe('a session', () => {
  test('ends after thirty minutes without a request, and lives on while there are some', async () => {
    const cookie = await entered(await aTeacher());
    for (let quarter = 0; quarter < 3; quarter += 1) {
      later({ minutes: 29 });
      expect((await ask(cookie)).status).toBe(200);
    }
    later({ minutes: 30, seconds: 1 });
    expect((await ask(cookie)).status).toBe(401);
  });

  test('ends twelve hours after it began, however busy', async () => {
    const cookie = await entered(await aTeacher());
    for (let passed = 0; passed < 12 * 60 - 20; passed += 20) {
      later({ minutes: 20 });
      expect((await ask(cookie)).status).toBe(200);
    }
    later({ minutes: 20, seconds: 1 });
    expect((await ask(cookie)).status).toBe(401);
  });

  test('ends when its holder signs out, and with “everywhere” all of them do', async () => {
    const known = await aTeacher();
    const [first, second, third] = [await entered(known), await entered(known), await entered(known)];
    const out = await server.ask(routes.signOut, {}, first);
    expect(String(out.headers['set-cookie'])).toMatch(/^jiamenkou=; .*Max-Age=0/);
    expect((await ask(first)).status).toBe(401);
    expect((await ask(second)).status).toBe(200);
    await server.ask(routes.signOut, { everywhere: true }, second);
    expect([(await ask(second)).status, (await ask(third)).status]).toEqual([401, 401]);
  });

  test('is a new one at every sign-in, whatever cookie the browser brought along', async () => {
    const known = await aTeacher();
    const planted = `jiamenkou=${'A'.repeat(43)}`;
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: { 'content-type': 'application/json', cookie: planted },
      payload: JSON.stringify({ login: known.login, password: PASSWORD }),
    });
    expect(cookieOf(response)).toMatch(/^jiamenkou=[\w-]{43}$/);
    expect(cookieOf(response)).not.toBe(planted);
    expect((await ask(planted)).status).toBe(401);
  });

  test('cannot be taken up by who holds a copy of the database', async () => {
    const token = (await entered(await aTeacher())).split('=')[1] ?? '';
    const { rows } = await sql<{
      held: string;
    }>`select string_agg(s::text, ' ') as held from identity.session s`.execute(server.platform.database.system);
    expect(rows[0]?.held).not.toContain(token);
    expect(rows[0]?.held).toContain(createHash('sha256').update(token).digest('hex'));
    expect((await ask(`jiamenkou=${createHash('sha256').update(token).digest('base64url')}`)).status).toBe(401);
  });

  test('loses with its holder’s suspension everything at the very next request', async () => {
    const known = await aTeacher();
    const cookie = await entered(known);
    const admin = await server.signedIn(await aPerson(server.platform.database, { at: school, post: 'school-admin' }));
    expect((await ask(cookie)).status).toBe(200);
    await server.ask(routes.suspend, { region: known.person.region, id: known.person.id, suspended: true }, admin);
    expect((await ask(cookie)).status).toBe(401);
  });

  test('loses with a post what the post gave, and with the last post everything, at the very next request', async () => {
    const officer = await aPerson(server.platform.database, { at: bureau, post: 'district-officer', office: '人事科' });
    const colleague = await server.signedIn(
      await aPerson(server.platform.database, { at: bureau, post: 'district-officer', office: '人事科' }),
    );
    const cookie = await server.signedIn(officer);
    const appointed = await server.ask(
      routes.appoint,
      { region: officer.region, id: officer.id, kind: 'teacher', organisationId: school.id, from: '2020-01-01' },
      colleague,
    );
    const roster = () => server.ask(routes.people, {}, cookie);
    expect((await roster()).status).toBe(200);
    await server.ask(routes.endPost, { region: officer.region, id: officer.postId, to: '2026-01-01' }, colleague);
    expect((await roster()).status).toBe(403);
    expect((await ask(cookie)).status).toBe(200);
    await server.ask(routes.endPost, { region: officer.region, id: appointed.body.id, to: '2026-01-01' }, colleague);
    expect(await ask(cookie)).toMatchObject({ status: 403, code: 'identity.no-post' });
  });
});

describe('the cookie', () => {
  test('is out of reach of scripts and of other sites, and lasts no longer than the session', async () => {
    const { login } = await aTeacher();
    expect(String((await signIn({ login })).headers['set-cookie'])).toMatch(
      /^jiamenkou=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/,
    );
  });

  test('is tied to the host and to TLS where the platform is not served on one’s own machine', async () => {
    const { login } = await aTeacher();
    const app = await assemble({ ...server.platform, settings: { ...server.platform.settings, insecure: false } });
    const response = await app.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ login, password: PASSWORD }),
    });
    expect(String(response.headers['set-cookie'])).toMatch(
      /^__Host-jiamenkou=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure$/,
    );
    expect(
      (await app.inject({ url: '/api/titles', headers: { cookie: cookieOf(response).replace('__Host-', '') } }))
        .statusCode,
    ).toBe(401);
    expect((await app.inject({ url: '/api/titles', headers: { cookie: cookieOf(response) } })).statusCode).toBe(200);
    await app.close();
  });

  test.each<[string, NodeJS.ProcessEnv, boolean]>([
    ['on one’s own machine', {}, true],
    ['on this machine, with a proxy in front', { TRUSTED_PROXIES: '1' }, false],
    ['to the network', { HOST: '0.0.0.0' }, false],
  ])('does without TLS only where there is none: %s', (_, environment, insecure) => {
    expect(readSettings(environment).insecure).toBe(insecure);
  });
});

describe('a change', () => {
  const posts = Object.values(contract)
    .flatMap((all) => Object.values(all))
    .filter(({ method }) => method === 'POST');

  test.each<[string, Record<string, string>, string]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }, 'platform.cross-site'],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site' }, 'platform.cross-site'],
    ['a page of another origin', { origin: 'https://example.org' }, 'platform.cross-site'],
    ['a page without an origin', { origin: 'null' }, 'platform.cross-site'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'platform.not-json'],
    ['a form in disguise', { 'content-type': 'text/plain' }, 'platform.not-json'],
    ['a form with files', { 'content-type': 'multipart/form-data; boundary=x' }, 'platform.not-json'],
  ])('asked for by %s is refused on every route, before anybody asks who it is', async (_, headers, code) => {
    expect(posts.length).toBeGreaterThan(35);
    const cookie = await server.signedIn((await anOfficer()).person);
    for (const route of posts) {
      const answer = await knock(server, route, {}, { cookie, headers, body: '{}' });
      expect({ path: route.path, code: problemIn(answer).code }).toEqual({ path: route.path, code });
    }
  });

  test('asked for by our own page is not', async () => {
    const { login } = await aTeacher();
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: JSON.stringify({ login, password: PASSWORD }),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'sec-fetch-site': 'same-origin',
        origin: 'https://jiamenkou.example',
        host: 'jiamenkou.example',
      },
    });
    expect(response.statusCode).toBe(200);
  });
});
