import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { stepOf } from '#core/projects/life.ts';
import { isNumbered, noticeOn, numberOf } from '#core/projects/notice.ts';
import { command } from '../../../../platform/command.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { advance } from '../../cases/advance.ts';
import * as cases from '../../cases/store.ts';
import { projectsPermissions as permitted } from '../../permissions.ts';
import { openOnes } from '../report.ts';
import { casesOn, type Notice, noticeOf, objectionsTo } from '../store.ts';

/** 公示期满办结：once the period is over and every objection is answered, what nobody objected to with success goes on. */
export const finishNotice = command({
  name: 'projects.finish-notice',
  input: contract.projects.finishNotice.input,

  async subject(tx, { id }) {
    const notice = await noticeOf(tx, id);
    return notice && { notice, listed: await casesOn(tx, id) };
  },
  may: (actor, { notice, listed }) =>
    permitted.announce(
      actor,
      stepOf(notice.call.procedure, notice.step).by,
      listed.map((one) => ({ callRegion: notice.call.region, ...one })),
    ),

  async run(tx, { id }, { notice, listed }, caller) {
    const state = noticeOn(notice, caller.today);
    if (state === 'finished') throw new Refusal('conflict', 'projects.notice-finished');
    if (state !== 'over') throw new Refusal('conflict', 'projects.notice-running', { to: notice.to });
    const objections = await objectionsTo(tx, id);
    const open = objections.filter(({ answer }) => answer === null);
    if (open.length > 0) throw new Refusal('conflict', 'projects.objections-open', openOnes(open, listed));
    await close(tx, id, caller.today);
    const passed: string[] = [];
    for (const { region, id: caseId, standing } of listed) {
      const goneBack = objections.some((one) => one.caseId === caseId && one.upheld === true);
      if (!standing || goneBack) continue;
      const one = await cases.caseOf(tx, { region, id: caseId });
      if (one === undefined) throw new Refusal('not-found', 'platform.not-found');
      if (one.number === null && isNumbered(notice.call.procedure, one.kind, notice.step))
        await number(tx, notice, one);
      await advance(tx, caller, one, 'finish');
      passed.push(caseId);
    }
    return { id, passed };
  },
  record: ({ id }, { notice }, { passed }) => ({
    subject: { kind: 'public-notice', id },
    region: notice.region,
    detail: { title: notice.title, cases: passed },
  }),
});

/** Whoever is second finds it finished. */
async function close(tx: Db, id: string, today: string): Promise<void> {
  const closed = await tx
    .updateTable('projects.notice')
    .set({ finished_on: today })
    .where('id', '=', id)
    .where('finished_on', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (closed === undefined) throw new Refusal('conflict', 'projects.notice-finished');
}

/** 项目编号: the next of the call. Its row is held until the end, so that numbers have no gaps and nobody has one twice. */
async function number(tx: Db, { call }: Notice, { region, id }: cases.Case): Promise<void> {
  const { numbered } = await tx
    .updateTable('projects.call')
    .set((of) => ({ numbered: of('numbered', '+', 1) }))
    .where('id', '=', call.id)
    .returning('numbered')
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('projects.case')
    .set({ number: numberOf(call.opens, numbered) })
    .where('region', '=', region)
    .where('id', '=', id)
    .execute();
}
