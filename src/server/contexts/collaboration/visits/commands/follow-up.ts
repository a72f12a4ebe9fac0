import { contract } from '#contract/index.ts';
import { pointLife } from '#core/collaboration/visit.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import { collaborationPermissions } from '../../permissions.ts';
import { giveTask, owingOf } from '../../tasks/give.ts';
import { tellLiaison, tellVisited } from '../notices.ts';
import { visitPermissions } from '../permissions.ts';
import { movePoint } from '../points.ts';
import * as store from '../store.ts';

const ofVisit = ({ id, region }: store.Key) => ({ subject: { kind: 'visit', id }, region });

/** 答复: what will be done by when; at the same stroke it may become a task of somebody there. */
export const answerPoint = command({
  name: 'collaboration.answer-point',
  input: contract.collaboration.answerPoint.input,
  subject: (tx, key, { today }) => store.pointSent(tx, key, today),
  may: visitPermissions.answer,

  async run(tx, { answer, due, task }, visit, caller) {
    const { point } = visit;
    const state = pointLife.after(point.state, 'answer');
    if (due < caller.today) throw new Refusal('invalid', 'collaboration.answer-due-past');
    if (task !== null) {
      const may = collaborationPermissions.ask(caller.actor, await owingOf(tx, task.owner, caller.today));
      if (may !== true) throw new Refusal('forbidden', may);
    }
    const given =
      task === null
        ? null
        : await giveTask(tx, caller, {
            title: task.title,
            detail: `${point.kind}：${point.body}\n答复：${answer}`,
            owner: task.owner,
            due,
            origin: { kind: '走访', region: visit.region, id: visit.id },
          });
    await movePoint(tx, caller, visit, { state, due, step: '答复', note: answer, task: given });
    await tellLiaison(tx, caller.actor, visit, {
      key: `answered/${point.number}/${caller.now.toString()}`,
      title: `走访答复：${visit.organisationName}`,
      body: `${point.kind}“${shortened(point.body)}”已答复，${due} 前完成`,
    });
    return { id: visit.id };
  },
  record: ({ number, due, task }, visit) => ({ ...ofVisit(visit), detail: { number, due, withTask: task !== null } }),
});

/** 办结一条, or 退回再办 with a word on what is missing. */
export const settlePoint = command({
  name: 'collaboration.settle-point',
  input: contract.collaboration.settlePoint.input,
  subject: (tx, key, { today }) => store.pointSent(tx, key, today),
  may: visitPermissions.followUp,

  async run(tx, { settled, note }, visit, caller) {
    const { point } = visit;
    const state = pointLife.after(point.state, settled ? 'settle' : 'reopen');
    if (!settled && note === '') throw new Refusal('invalid', 'collaboration.reopen-needs-note');
    await movePoint(tx, caller, visit, { state, due: null, step: settled ? '办结' : '退回', note, task: null });
    const left = (await store.points(tx, visit)).filter((each) => each.state !== 'settled').length;
    const told = `${point.kind}“${shortened(point.body)}”`;
    await tellVisited(tx, caller.actor, visit, {
      key: `${settled ? 'settled' : 'reopened'}/${point.number}/${caller.now.toString()}`,
      title: `${settled ? (left === 0 ? '走访事项全部办结' : '走访事项办结') : '走访事项退回再办'}：${visit.organisationName}`,
      body: settled ? `${told}已办结${left === 0 ? '' : `，还有 ${left} 条`}` : `${told}：${note}`,
    });
    return { id: visit.id };
  },
  record: ({ number, settled }, visit) => ({ ...ofVisit(visit), detail: { number, settled } }),
});

/** 决定是否采纳 what a point proposes for a programme; once, with the reason. */
export const decideProposal = command({
  name: 'collaboration.decide-proposal',
  input: contract.collaboration.decideProposal.input,
  async subject(tx, key, { today }) {
    const found = await store.pointSent(tx, key, today);
    const proposal = found?.point.proposal ?? null;
    return found && proposal !== null ? { ...found, proposal } : undefined;
  },
  may: visitPermissions.decide,

  async run(tx, { number, adopted, reason }, visit, { actor, today }) {
    if (visit.proposal.state !== 'pending') throw new Refusal('conflict', 'collaboration.proposal-decided');
    await tx
      .updateTable('collaboration.visit_proposal')
      .set({
        state: adopted ? 'adopted' : 'declined',
        reason,
        decided_by: actor.personId,
        decided_by_name: actor.name,
        decided_on: today,
      })
      .where('region', '=', visit.region)
      .where('visit_id', '=', visit.id)
      .where('number', '=', number)
      .execute();
    await tellLiaison(tx, actor, visit, {
      key: `decided/${number}`,
      title: `对计划的建议${adopted ? '已采纳' : '未采纳'}：${visit.organisationName}`,
      body: `“${shortened(visit.proposal.proposes)}”：${reason}`,
    });
    return { id: visit.id };
  },
  record: ({ number, adopted }, visit) => ({ ...ofVisit(visit), detail: { number, adopted } }),
});

/** A notice quotes the beginning. */
const shortened = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);
