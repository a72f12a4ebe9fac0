import { sql } from 'kysely';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { movesAt, stepOf } from '#core/projects/life.ts';
import { command } from '../../../../platform/command.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { checkDecisions } from '../../deciding/checks.ts';
import { checkMeeting } from '../../deciding/meetings.ts';
import { projectsPermissions as permitted } from '../../permissions.ts';
import { advance } from '../advance.ts';
import * as store from '../store.ts';
import { ofCase } from './cases.ts';

/** Acts that are more than a word about one case, and so have a command of their own. */
const ELSEWHERE: readonly string[] = ['submit', 'seat', 'close', 'finish', 'uphold'];

/** 办理一个环节：recommends, returns, decides, goes on or files — whatever the procedure opens at the step. */
export const moveCase = command({
  name: 'projects.move-case',
  input: contract.projects.moveCase.input,
  async subject(tx, { move, moves, ...key }) {
    const found = await store.caseOf(tx, key);
    return found && { ...found, asked: move, movedOn: store.movedOn(found, moves) };
  },
  // Who applies takes back; who is charged with the step does everything else. Whose step is past is told that it is.
  may: (actor, subject) =>
    subject.movedOn ||
    (subject.asked === 'withdraw'
      ? permitted.apply(actor, subject.organisationId)
      : permitted.act(actor, store.travelling(subject))),

  async run(tx, { move, note, meeting }, subject, caller) {
    const { step, call: of } = subject;
    if (step === null || subject.movedOn || ELSEWHERE.includes(move))
      throw new Refusal('conflict', 'projects.case-not-so');
    const choice = movesAt(of.procedure, step).find(({ name }) => name === move)?.choice;
    if (stepOf(of.procedure, step).kind === 'recommend' && choice !== undefined && choice.picks === true)
      await checkQuota(tx, subject, step);
    if (meeting !== null) await checkMeeting(tx, meeting);
    if (stepOf(of.procedure, step).kind === 'decide')
      await checkDecisions(tx, of, step, [{ id: subject.id, choice: move, note }]);
    await advance(tx, caller, subject, move, { note, meeting });
    return { id: subject.id };
  },
  record: ({ move }, subject) => ({
    ...ofCase(subject),
    detail: { title: subject.title, step: subject.step, move },
  }),
});

/** 推荐名额: how many cases of the district were recommended at the step and have not come back, against its number. */
async function checkQuota(tx: Db, { call: of, region }: store.Case, step: string): Promise<void> {
  const quota = of.quotas[region];
  if (quota === undefined || of.procedure.call.districtQuota !== true) return;
  const { used } = await tx
    .selectFrom('projects.case as c')
    .innerJoin('projects.move as m', (join) => join.onRef('m.region', '=', 'c.region').onRef('m.case_id', '=', 'c.id'))
    .select((select) => select.fn.count<number>('c.id').distinct().as('used'))
    .where('c.call_id', '=', of.id)
    .where('c.region', '=', region)
    .where('m.from_step', '=', step)
    .where('m.move', 'in', pickingMoves(of.procedure, step))
    .where((where) => where.or([where('c.step', 'is', null), where('c.step', 'not in', upTo(of.procedure, step))]))
    .executeTakeFirstOrThrow();
  if (used >= quota) throw new Refusal('conflict', 'projects.over-quota', { quota, used });
}

const pickingMoves = (procedure: Parameters<typeof movesAt>[0], step: string): string[] =>
  movesAt(procedure, step).flatMap(({ name, choice }) => (choice?.picks === true ? [name] : []));

/** The step and those before it: a case that stands there has come back. */
function upTo({ steps }: Parameters<typeof movesAt>[0], step: string): string[] {
  const ids = steps.map(({ id }) => id);
  return ids.slice(0, ids.indexOf(step) + 1);
}

/** 推荐次序: the district's cases in the order it puts them, from the first. */
export const rankCases = command({
  name: 'projects.rank-cases',
  input: contract.projects.rankCases.input,
  async subject(tx, { id, region, cases }) {
    const first = await store.caseOf(tx, { region, id: cases[0] ?? '' });
    const recommending = first?.call.procedure.steps.find(({ kind }) => kind === 'recommend');
    return first?.callId === id && recommending
      ? { ...store.travelling(first), by: recommending.by, call: first.call }
      : undefined;
  },
  may: (actor, subject) => permitted.rank(actor, subject),

  async run(tx, { id, region, cases }) {
    if (new Set(cases).size !== cases.length) throw new Refusal('invalid', 'projects.rank-twice');
    const own = await tx
      .updateTable('projects.case')
      .set({ rank: null })
      .where('region', '=', region)
      .where('call_id', '=', id)
      .returning('id')
      .execute();
    if (cases.some((each) => !own.some((row) => row.id === each))) throw new Refusal('not-found', 'platform.not-found');
    await tx
      .updateTable('projects.case')
      .set({ rank: sql`array_position(${cases}::uuid[], id)` })
      .where('region', '=', region)
      .where('call_id', '=', id)
      .where('id', 'in', cases)
      .execute();
    return { id };
  },
  record: ({ id, region, cases }, { call }) => ({
    subject: { kind: 'call', id },
    region,
    detail: { title: call.title, cases: cases.length },
  }),
});

/** 委托填写: lets a person of the same organisation fill the case, or no longer. */
export const delegateCase = command({
  name: 'projects.delegate-case',
  input: contract.projects.delegateCase.input,
  subject: (tx, { region, id }) => store.caseOf(tx, { region, id }),
  may: (actor, subject) => permitted.apply(actor, subject.organisationId),

  async run(tx, { person, withdraw }, subject, { actor, now, today }) {
    const { region, id, organisationId } = subject;
    if (withdraw) {
      await tx
        .deleteFrom('projects.delegation')
        .where('region', '=', region)
        .where('case_id', '=', id)
        .where('person_id', '=', person.id)
        .execute();
      return { id };
    }
    const named = await tx
      .selectFrom('identity.v_person as n')
      .innerJoin('identity.v_post as p', (join) =>
        join.onRef('p.region', '=', 'n.region').onRef('p.person_id', '=', 'n.id'),
      )
      .select('n.name')
      .where('n.region', '=', person.region)
      .where('n.id', '=', person.id)
      .where('p.organisation_id', '=', organisationId)
      .where('p.from_day', '<=', today)
      .where('p.to_day', '>', today)
      .executeTakeFirst();
    if (named === undefined) throw new Refusal('invalid', 'projects.delegate-of-organisation');
    await tx
      .insertInto('projects.delegation')
      .values({
        region,
        case_id: id,
        person_region: person.region,
        person_id: person.id,
        person_name: named.name,
        given_by_name: actor.name,
        given_at: now.toString(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { id };
  },
  record: ({ person, withdraw }, subject) => ({
    ...ofCase(subject),
    detail: { title: subject.title, personId: person.id, withdraw },
  }),
});
