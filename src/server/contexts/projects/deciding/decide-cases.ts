import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { movesAt, stepOf } from '#core/projects/life.ts';
import { command } from '../../../platform/command.ts';
import { call } from '../calls/store.ts';
import { advance } from '../cases/advance.ts';
import * as cases from '../cases/store.ts';
import { projectsPermissions as permitted } from '../permissions.ts';
import { checkDecisions } from './checks.ts';
import { checkMeeting } from './meetings.ts';

/** 集体研究决定：decides several cases of a call at once, all of them or none. */
export const decideCases = command({
  name: 'projects.decide-cases',
  input: contract.projects.decideCases.input,

  async subject(tx, { id, step, decisions }) {
    const of = await call(tx, id);
    if (of?.procedure.steps.find((each) => each.id === step)?.kind !== 'decide') return undefined;
    const found = [];
    for (const { region, id: caseId, moves, choice, note } of decisions) {
      const one = await cases.caseOf(tx, { region, id: caseId });
      if (one === undefined || one.callId !== id) return undefined;
      found.push({ one, choice, note, movedOn: cases.movedOn(one, moves) || one.step !== step });
    }
    return { call: of, step, decided: found };
  },
  // Whose step is past is told that it is, as with a case alone.
  may: (actor, { decided }) =>
    decided.every(({ one, movedOn }) => movedOn || permitted.act(actor, cases.travelling(one)) === true) ||
    'projects.others-act',

  async run(tx, { id, meeting }, { call: of, step, decided }, caller) {
    const late = decided.filter(({ movedOn }) => movedOn);
    if (late.length > 0)
      throw new Refusal('conflict', 'projects.cases-moved', { titles: late.map(({ one }) => `“${one.title}”`) });
    if (decided.some(({ choice }) => choiceAt(of.procedure, step, choice) === undefined))
      throw new Refusal('conflict', 'projects.case-not-so');
    if (meeting !== null) await checkMeeting(tx, meeting);
    await checkDecisions(
      tx,
      of,
      step,
      decided.map(({ one, choice, note }) => ({ id: one.id, choice, note })),
    );
    for (const { one, choice, note } of decided) await advance(tx, caller, one, choice, { note, meeting });
    return { id };
  },
  record: ({ id, decisions }, { call: of, step }) => ({
    subject: { kind: 'call', id },
    region: of.region,
    detail: {
      title: of.title,
      step: stepOf(of.procedure, step).name,
      cases: decisions.map(({ id: caseId }) => caseId),
      choices: decisions.map(({ choice }) => choice),
    },
  }),
});

const choiceAt = (procedure: Parameters<typeof movesAt>[0], step: string, name: string) =>
  movesAt(procedure, step).find((move) => move.name === name)?.choice;
