import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { command } from '../../../../platform/command.ts';
import { ofCase } from '../../cases/commands/cases.ts';
import { addPaper } from '../../cases/papers.ts';
import { carryingPermissions as permitted } from '../permitted.ts';
import { carriedCase, carryingOf } from '../subject.ts';
import { checkDay } from './days.ts';

/** 登记进展: what was done by a day, with files that show it. It is never changed; what was wrong is put right by the next. */
export const recordProgress = command({
  name: 'projects.record-progress',
  input: contract.projects.recordProgress.input,
  subject: (tx, key) => carriedCase(tx, key),
  may: (actor, subject) => subject.movedOn || permitted.record(actor, subject),

  async run(tx, { on, body, files }, subject, caller) {
    carryingOf(subject);
    await checkDay(tx, subject, on, caller.today);
    const id = randomUUID();
    await tx
      .insertInto('projects.progress')
      .values({
        region: subject.region,
        id,
        case_id: subject.id,
        on_day: on,
        body,
        person_id: caller.actor.personId,
        person_name: caller.actor.name,
        at: caller.now.toString(),
      })
      .execute();
    for (const file of files) await addPaper(tx, caller, subject, file, id);
    return { id };
  },
  record: ({ on, files }, subject) => ({
    ...ofCase(subject),
    detail: { title: subject.title, on, papers: files.length },
  }),
});
