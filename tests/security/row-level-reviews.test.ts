import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '#server/platform/authentication.ts';
import { asking, changing, type Db } from '#server/platform/database/database.ts';
import { aPerson, type Person } from '../support/builders.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { ACTORS, type ActorName } from './matrix.ts';
import { type ARound, aRound } from './reviewing.ts';
import { aWorld, type World } from './world.ts';

// What holds of reviews when the application's own checks are taken away: the questions carry no WHERE.

type Who = Exclude<ActorName, 'nobody'>;
const everybody = Object.keys(ACTORS).filter((who) => who !== 'nobody') as Who[];

let server: TestServer;
let world: World;
let colleague: Person;
let rounds: Record<'open' | 'closed' | 'blind' | 'undeclared' | 'there', ARound>;

beforeAll(async () => {
  server = await aServer();
  world = await aWorld(server);
  const { here, there, people } = world;
  colleague = await aPerson(server.platform.database, { at: here.academy, post: 'expert' });
  const both = [people.expert, colleague];
  const sent = { submitted: true };
  rounds = {
    open: await aRound(server, here, 'open', both, sent),
    closed: await aRound(server, here, 'closed', both, sent),
    blind: await aRound(server, here, 'open', both, { ...sent, blind: true }),
    undeclared: await aRound(server, here, 'open', both, { seats: 'seated' }),
    there: await aRound(server, there, 'open', [colleague], sent),
  };
});
afterAll(() => server.close());

const sessionOf = (who: Who) => ({ session: hashOf((world.cookies[who] ?? '').split('=')[1] ?? '') });
const ask = async <T>(who: Who, question: string): Promise<T[]> =>
  asking(server.platform.database, sessionOf(who), async (db) => (await sql.raw<T>(question).execute(db)).rows);
const change = (who: Who, act: (tx: Db) => Promise<unknown>) => changing(server.platform.database, sessionOf(who), act);
const write = (who: Who, statement: string) =>
  change(who, async (tx) => (await sql.raw(statement).execute(tx)).numAffectedRows);
const OVERSEE: Who[] = [
  'cityBasic',
  'cityPersonnel',
  'districtBasic',
  'districtPersonnel',
  'districtFinance',
  'researcher',
];
const nameOf = (id: string) => Object.entries(rounds).find(([, round]) => round.id === id)?.[0] ?? id;

describe('whoever asks without a WHERE', () => {
  test('reads no review but the own until its round is closed, and then as who oversees it', async () => {
    for (const who of everybody) {
      const rows = await ask<{ round: string; expert: string }>(
        who,
        'select round_id as round, expert_id as expert from projects.review',
      );
      const seen = rows.map(({ round, expert }) => `${nameOf(round)} ${expert === colleague.id ? 'theirs' : 'own'}`);
      const due =
        who === 'expert'
          ? ['blind own', 'closed own', 'open own']
          : OVERSEE.includes(who)
            ? ['closed own', 'closed theirs']
            : [];
      expect([who, seen.toSorted()]).toEqual([who, due]);
    }
  });

  test('learns who submitted, and no mark, only as who oversees the round', async () => {
    for (const who of everybody) {
      const rows = await ask<object>(who, `select * from projects.progress_of('${rounds.open.id}')`);
      expect([who, rows.length]).toEqual([who, OVERSEE.includes(who) ? 2 : 0]);
      for (const row of rows) expect(Object.keys(row)).toEqual(['case_id', 'expert_id', 'submitted_at']);
    }
  });

  test('opens what is attached in a blind round as who reads it, under a name that tells nothing', async () => {
    const { id, case: of, file } = rounds.blind;
    for (const who of everybody) {
      const opened = await ask<object>(who, `select * from projects.my_blind_paper('${id}', '${of}', '${file}')`);
      expect([who, opened.length]).toEqual([who, who === 'expert' ? 1 : 0]);
    }
    expect(await ask('expert', `select name from platform.file where id = '${file}'`)).toEqual([]);
    const url = `/api/reviews/${id}/${of}/papers/${file}`;
    const answer = await server.app.inject({ url, headers: { cookie: world.cookies.expert ?? '' } });
    expect(answer.statusCode).toBe(200);
    const header = String(answer.headers['content-disposition']);
    expect(decodeURIComponent(header)).toContain('附件1.pdf');
    expect(decodeURIComponent(header)).not.toContain('小学');
  });

  test('knows how a panel was drawn and who sits only as who oversees it; an expert knows the own seats', async () => {
    for (const who of [...everybody].filter((each) => !OVERSEE.includes(each) && each !== 'elsewhereBasic')) {
      expect([who, await ask(who, 'select * from projects.round')]).toEqual([who, []]);
      const seats = await ask<{ expert_id: string }>(who, 'select expert_id from projects.seat');
      expect(new Set(seats.map((seat) => seat.expert_id))).toEqual(
        new Set(who === 'expert' ? [world.people.expert.id] : []),
      );
    }
    const there = await ask<{ id: string }>('elsewhereBasic', 'select id from projects.round');
    expect(there.map(({ id }) => nameOf(id))).toEqual(['there']);
  });

  test('reads as an expert no case in the table, and of the paper only what lies declared on the own desk', async () => {
    expect(await ask('expert', 'select * from projects.case')).toEqual([]);
    expect(await ask('expert', 'select * from projects.move')).toEqual([]);
    const paper = async (name: keyof typeof rounds) =>
      ask<{ answers: object }>(
        'expert',
        `select answers from projects.my_paper('${rounds[name].id}', '${rounds[name].case}')`,
      );
    expect((await paper('open'))[0]?.answers).toMatchObject({ goal: '认识水', leader: '某人' });
    expect(await paper('undeclared')).toEqual([]);
    expect(await paper('closed')).toEqual([]);
    expect(await paper('there')).toEqual([]);
    for (const who of everybody.filter((each) => each !== 'expert'))
      expect([
        who,
        await ask(who, `select * from projects.my_paper('${rounds.open.id}', '${rounds.open.case}')`),
      ]).toEqual([who, []]);
  });

  test('reads as a blind expert neither title nor organisation, nor what tells of them', async () => {
    const [lying] = await ask<object>(
      'expert',
      `select * from projects.my_desk() where round_id = '${rounds.blind.id}'`,
    );
    expect(lying).toMatchObject({ blind: true, title: '', region: '', organisation_id: null });
    expect(JSON.stringify(lying)).not.toContain(rounds.blind.organisationId);
    const [paper] = await ask<{ answers: object }>(
      'expert',
      `select answers from projects.my_paper('${rounds.blind.id}', '${rounds.blind.case}')`,
    );
    expect(Object.keys(paper?.answers ?? {}).toSorted()).toEqual(['goal', 'proof']);
    expect(JSON.stringify(paper)).not.toContain('测试学校');
    expect(await ask('expert', 'select projects.my_papers() as papers')).toEqual([{ papers: [rounds.open.case] }]);
  });
});

describe('whoever writes without being asked', () => {
  const MARKS = `marks = '{}', total = 0`;

  test('changes no review of another, none that was submitted, and none after the end', async () => {
    for (const who of everybody)
      expect([who, await write(who, `update projects.review set ${MARKS}`)]).toEqual([who, 0n]);
  });

  test('adds no review in the name of another, and none where nothing was declared', async () => {
    const adding = (round: ARound, expert: string) =>
      `insert into projects.review (region, round_id, case_id, expert_id, marks, revision, saved_at)
        values ('${round.region}', '${round.id}', '${round.case}', '${expert}', '{}', 1, now())`;
    for (const who of ['cityBasic', 'districtBasic', 'researcher', 'expert'] as const)
      await expect(write(who, adding(rounds.undeclared, colleague.id)), who).rejects.toThrow('row-level security');
    await expect(write('expert', adding(rounds.undeclared, world.people.expert.id))).rejects.toThrow(
      'row-level security',
    );
  });

  test('takes nobody’s seat, and gives up only the own', async () => {
    for (const who of ['lead', 'principal', 'teacher', 'elsewhereBasic'] as const)
      expect([who, await write(who, `update projects.seat set state = 'declared' where region = '310113'`)]).toEqual([
        who,
        0n,
      ]);
    for (const who of ['cityBasic', 'districtBasic'] as const)
      await expect(write(who, `update projects.seat set state = 'declared' where state = 'seated'`)).rejects.toThrow(
        'row-level security',
      );
    const theirs = `update projects.seat set state = 'recused', reason = 'x' where expert_id = '${colleague.id}'`;
    expect(await write('expert', theirs)).toBe(0n);
    await expect(write('expert', `update projects.seat set expert_id = '${colleague.id}'`)).rejects.toThrow(
      'permission denied',
    );
    const sitting = `delete from projects.seat where state = 'declared'`;
    for (const who of ['districtBasic', 'expert'] as const) expect(await write(who, sitting)).toBe(0n);
  });
});
