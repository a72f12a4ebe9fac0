import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { regionOf } from '#core/projects/acting.ts';
import { stepOf } from '#core/projects/life.ts';
import { noticeOn, OBJECTIONS_A_DAY } from '#core/projects/notice.ts';
import { announce } from '../../../../platform/announce.ts';
import { command } from '../../../../platform/command.ts';
import { advance } from '../../cases/advance.ts';
import { postsOf } from '../../cases/notices.ts';
import * as cases from '../../cases/store.ts';
import { projectsPermissions as permitted } from '../../permissions.ts';
import { casesOn, noticeOf, objectionsTo, raisedOn } from '../store.ts';

/** 提出异议 to a case on a public notice: anybody who is signed in, while the notice runs. */
export const raiseObjection = command({
  name: 'projects.raise-objection',
  input: contract.projects.raiseObjection.input,

  async subject(tx, { id, case: caseId }, { today }) {
    const notice = await noticeOf(tx, id);
    if (notice === undefined || noticeOn(notice, today) === 'coming') return undefined;
    const about = (await casesOn(tx, id)).find((one) => one.id === caseId);
    return about && { notice, about };
  },
  may: () => true,

  async run(tx, { id: noticeId, case: caseId, body }, { notice, about }, { actor, now, today }) {
    if (noticeOn(notice, today) !== 'running') throw new Refusal('conflict', 'projects.notice-over', { to: notice.to });
    if ((await raisedOn(tx, actor.personId, today)) >= OBJECTIONS_A_DAY)
      throw new Refusal('too-many', 'projects.objections-too-many', { most: OBJECTIONS_A_DAY });
    const id = randomUUID();
    await tx
      .insertInto('projects.objection')
      .values({
        region: about.region,
        id,
        notice_id: noticeId,
        case_id: caseId,
        person_region: actor.region,
        person_id: actor.personId,
        person_name: actor.name,
        body,
        at: now.toString(),
      })
      .execute();
    const { by } = stepOf(notice.call.procedure, notice.step);
    if (by !== undefined && by !== 'applicant' && by !== 'panel')
      await announce(tx, {
        kind: '申报',
        key: `objection/${id}`,
        title: `待答复异议：${about.title}`,
        body: `“${notice.title}”收到一件异议，须在办结前答复`,
        to: `/notices/${noticeId}`,
        posts: await postsOf(tx, by, regionOf(by, { callRegion: notice.call.region, region: about.region })),
        except: actor.personId,
      });
    return { id };
  },
  record: ({ id: noticeId, case: caseId }, { about }, { id }) => ({
    subject: { kind: 'objection', id },
    region: about.region,
    detail: { notice: noticeId, case: caseId },
  }),
});

/** 答复异议：upheld, the case leaves the notice and goes back; not upheld, it stays on it. */
export const answerObjection = command({
  name: 'projects.answer-objection',
  input: contract.projects.answerObjection.input,

  async subject(tx, { id, objection: objectionId }) {
    const notice = await noticeOf(tx, id);
    const objection = (await objectionsTo(tx, id)).find((one) => one.id === objectionId);
    if (notice === undefined || objection === undefined) return undefined;
    const about = await cases.caseOf(tx, { region: objection.region, id: objection.caseId });
    return about && { notice, objection, about };
  },
  may: (actor, { notice, about }) =>
    permitted.announce(actor, stepOf(notice.call.procedure, notice.step).by, [
      { callRegion: notice.call.region, ...about },
    ]),

  async run(tx, { upheld, answer }, { notice, objection, about }, caller) {
    const step = stepOf(notice.call.procedure, notice.step);
    if (upheld && step.upheld === undefined) throw new Refusal('conflict', 'projects.uphold-nowhere');
    const answered = await tx
      .updateTable('projects.objection')
      .set({ answer, upheld, answered_by_name: caller.actor.name, answered_at: caller.now.toString() })
      .where('region', '=', objection.region)
      .where('id', '=', objection.id)
      .where('answer', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (answered === undefined)
      throw new Refusal('conflict', 'projects.objection-answered', { by: objection.answeredByName ?? '他人' });
    const before = await objectionsTo(tx, notice.id);
    const goneBack = before.some((one) => one.id !== objection.id && one.caseId === about.id && one.upheld === true);
    const moved = upheld && !goneBack;
    if (moved) await advance(tx, caller, about, 'uphold', { note: answer });
    await announce(tx, {
      kind: '申报',
      key: `objection/${objection.id}/answer`,
      title: `异议已答复：${about.title}`,
      body: `您的异议${upheld ? '成立' : '不成立'}。${answer}`.slice(0, 500),
      to: `/notices/${notice.id}`,
      people: [{ region: objection.personRegion, personId: objection.personId }],
      except: caller.actor.personId,
    });
    return { id: objection.id, moved };
  },
  record: ({ upheld }, { notice, objection }, { moved }) => ({
    subject: { kind: 'objection', id: objection.id },
    region: objection.region,
    detail: { notice: notice.id, case: objection.caseId, upheld, moved },
  }),
});
