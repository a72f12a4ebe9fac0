import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { anOrganisation, aPerson, aSchool } from '../../../../tests/support/builders.ts';
import { type Offices, offices, trail, trailLength } from '../../../../tests/support/offices.ts';
import { aPlan, written } from '../../../../tests/support/plans.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

let server: TestServer;
let desk: Offices;
let qingpu: string;

beforeAll(async () => {
  server = await aServer();
  desk = await offices(server);
  const bureau = await anOrganisation(server.platform.database, { kind: 'bureau', region: '310118' });
  qingpu = await server.signedIn(
    await aPerson(server.platform.database, { at: bureau, post: 'district-officer', office: '基础教育科' }),
  );
});
afterAll(() => server.close());

const routes = contract.programmes;
const publishing = (more: object = {}, cookie = qingpu) =>
  server.ask(routes.publish, { yaml: written(aPlan(more)) }, cookie);

describe('publishing', () => {
  test('is the leading office’s, and the city’s', async () => {
    for (const cookie of [desk.registrar, desk.neighbour, desk.personnel]) {
      const refused = await publishing({ id: 'not-mine' }, cookie);
      expect([refused.status, refused.code]).toEqual([403, 'programmes.office-only']);
    }
    expect((await publishing({ id: 'by-the-city' }, desk.city)).body).toEqual({ id: 'by-the-city', version: 1 });
    expect((await publishing({ id: 'of-the-city', region: '310000' })).code).toBe('programmes.office-only');
    expect(await trail(server.platform, 'not-mine')).toEqual([]);
    expect(await trail(server.platform, 'by-the-city')).toEqual(['programmes.publish']);
  });

  test('goes version by version, and what was published never changes', async () => {
    const id = 'by-versions';
    expect((await publishing({ id, version: 2 })).body).toMatchObject({
      code: 'programmes.version-not-next',
      message: '版本号应为 1，文件中写的是 2；已发布的版本不能修改',
    });
    expect((await publishing({ id })).status).toBe(200);
    expect((await publishing({ id, title: '改头换面' })).code).toBe('programmes.version-not-next');
    expect((await publishing({ id, version: 3 })).code).toBe('programmes.version-not-next');
    expect((await publishing({ id, version: 2, title: '第二版' })).status).toBe(200);
    expect((await server.ask(routes.definition, { id, version: 1 }, qingpu)).body.yaml).toBe(written(aPlan({ id })));
    expect((await server.ask(routes.definition, { id, version: 3 }, qingpu)).status).toBe(404);
    const published = (await server.ask(routes.published, {}, qingpu)).body.programmes.find((each) => each.id === id);
    expect(published).toMatchObject({ version: 2, title: '第二版', regionName: '青浦区' });
    expect(published?.versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  test('keeps the region of the first version', async () => {
    await publishing({ id: 'stays-here' });
    const moved = await publishing({ id: 'stays-here', version: 2, region: '310114' }, desk.city);
    expect([moved.code, moved.status]).toEqual(['programmes.region-fixed', 409]);
  });

  test('of one version by two at once publishes one', async () => {
    const attempts = await Promise.all(['甲', '乙', '丙'].map((title) => publishing({ id: 'raced', title })));
    expect(attempts.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(await trail(server.platform, 'raced')).toHaveLength(1);
  });

  test('of what cannot be read says how many problems there are and where the first stands, and writes nothing', async () => {
    const before = await trailLength(server.platform);
    const yaml = written(aPlan({ id: 'unreadable' })).replace('"goal": {', '"gaol": {');
    const line = yaml.split('\n').findIndex((each) => each.includes('"gaol"')) + 1;
    const refused = await server.ask(routes.publish, { yaml }, qingpu);
    expect(refused.code).toBe('programmes.unreadable');
    const problems = (await server.ask(routes.check, { yaml }, qingpu)).body.problems;
    expect(problems.some((problem) => problem.line === line && problem.severity === 'error')).toBe(true);
    const first = problems.find(({ severity }) => severity === 'error');
    expect(refused.body).toMatchObject({
      detail: { count: problems.length, line: first?.line, column: first?.column, message: first?.message },
    });
    expect((await server.ask(routes.publish, { yaml: 'id: [' }, qingpu)).code).toBe('programmes.unreadable');
    expect((await server.ask(routes.publish, { yaml: '' }, qingpu)).code).toBe('programmes.unreadable');
    expect(await trailLength(server.platform)).toBe(before);
  });
});

describe('checking', () => {
  test('shows a readable definition on today’s data and publishes nothing', async () => {
    await aSchool(server.platform.database, { region: '310118' });
    const { body } = await server.ask(routes.check, { yaml: written(aPlan({ id: 'only-checked' })) }, qingpu);
    expect(body.preview).toMatchObject({
      programme: { id: 'only-checked', regionName: '青浦区' },
      previous: null,
      changes: [],
      publish: true,
    });
    expect(body.preview?.targets.map(({ id, value, status }) => [id, value, status])).toContainEqual([
      'coverage',
      0,
      'missed',
    ]);
    expect((await server.ask(routes.programme, { id: 'only-checked' }, qingpu)).status).toBe(404);
  });

  test('shows an unreadable one as its problems, and another office why it may not publish', async () => {
    expect((await server.ask(routes.check, { yaml: 'id: x' }, qingpu)).body).toMatchObject({
      preview: null,
      problems: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]),
    });
    expect((await server.ask(routes.check, { yaml: written(aPlan()) }, desk.registrar)).body.preview?.publish).toBe(
      '由牵头的区教育局基础教育科或市教委办理',
    );
  });

  test('a new version names what it changes, as the difference of the two does once it is published', async () => {
    const id = 'changing';
    await publishing({ id });
    const next = aPlan({ id, version: 2, title: '改过的名' });
    next.targets = next
      .targets!.filter((target) => target.id !== 'pilots')
      .map((target) => (target.id === 'masters' ? { ...target, goal: { atLeast: 3 } } : target));
    const { preview } = (await server.ask(routes.check, { yaml: written(next) }, qingpu)).body;
    expect(preview?.previous).toBe(1);
    expect(preview?.changes.map(({ id: changed, kind }) => `${kind} ${changed}`)).toEqual(
      expect.arrayContaining(['removed pilots', 'changed masters']),
    );
    await server.ask(routes.publish, { yaml: written(next) }, qingpu);
    expect((await server.ask(routes.difference, { id, from: 1, to: 2 }, qingpu)).body).toEqual(preview?.changes);
    expect((await server.ask(routes.difference, { id, from: 2, to: 2 }, qingpu)).body).toEqual([]);
    expect((await server.ask(routes.difference, { id, from: 1, to: 9 }, qingpu)).status).toBe(404);
  });
});
