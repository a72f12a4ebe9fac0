import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { neutralFiles } from '#core/forms/neutral-files.ts';
import { questionsOf, withoutApplicant } from '#core/forms/questions.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { reasonsAgainst, takingOn } from '#core/projects/call.ts';
import { beginning, stepOf } from '#core/projects/life.ts';
import { command } from '../../../../platform/command.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { admitAnswers } from '../../../../platform/forms/validate.ts';
import { type Applying, applicant, rulesOf, siblingsOf } from '../../applying.ts';
import { call, type ProceduralCall } from '../../calls/store.ts';
import { wasCarried } from '../../carrying/store.ts';
import { projectsPermissions as permitted } from '../../permissions.ts';
import { reasonWords } from '../../words.ts';
import { advance } from '../advance.ts';
import { keepPapers } from '../papers.ts';
import * as store from '../store.ts';

export const ofCase = ({ id, region }: { readonly id: string; readonly region: string }) => ({
  subject: { kind: 'case', id },
  region,
});

/** Every reason against a case of this kind, or a yes. */
async function checkEligible(
  tx: Db,
  of: ProceduralCall,
  who: Applying,
  kind: string | null,
  but?: string,
): Promise<void> {
  const siblings = await siblingsOf(tx, of, who.organisationId, but);
  const reasons = reasonsAgainst(rulesOf(of), who, kind, siblings);
  if (reasons.length > 0) throw new Refusal('conflict', 'projects.not-eligible', { reasons: reasons.map(reasonWords) });
}

function checkDescribed(of: ProceduralCall, field: string | null): void {
  const known = of.fields.map(({ name }) => name);
  if (field === null ? known.length > 0 : !known.includes(field))
    throw new Refusal('invalid', 'projects.field-unknown');
}

/** 开始申报 */
export const beginCase = command({
  name: 'projects.begin-case',
  input: contract.projects.beginCase.input,

  async subject(tx, { call: callId, organisationId }, { today }) {
    const of = await call(tx, callId);
    const who = of && (await applicant(tx, of.programmeId, organisationId, today));
    return of && of.state !== 'draft' && who ? { of, who } : undefined;
  },
  may: (actor, { who }) => permitted.apply(actor, who.organisationId),

  async run(tx, { title, kind, field }, { of, who }, { actor, now, today }) {
    if (takingOn(of, today) !== 'taking') throw new Refusal('conflict', 'projects.not-taking');
    const kinds = of.procedure.kinds ?? [];
    if (kind === null ? kinds.length > 0 : !kinds.includes(kind)) throw new Refusal('invalid', 'projects.kind-unknown');
    checkDescribed(of, field);
    await checkEligible(tx, of, who, kind);
    const id = randomUUID();
    const { step } = beginning(of.procedure);
    await tx
      .insertInto('projects.case')
      .values({
        region: who.region,
        id,
        call_id: of.id,
        organisation_id: who.organisationId,
        kind,
        field,
        title,
        step,
        entered_on: today,
        due_on: of.closes,
        begun_by: actor.personId,
        begun_by_name: actor.name,
        begun_at: now.toString(),
      })
      .execute();
    return { region: who.region, id };
  },
  record: ({ title }, { of, who }, { region, id }) => ({
    ...ofCase({ id, region }),
    detail: { title, call: of.title, organisationId: who.organisationId },
  }),
});

/** 修改名称和领域, while it is the applicant's to fill and until it is carried out: from then on a change is asked for. */
export const describeCase = command({
  name: 'projects.describe-case',
  input: contract.projects.describeCase.input,
  subject: (tx, key) => store.caseOf(tx, key),
  may: (actor, subject) => permitted.fill(actor, { ...store.travelling(subject), by: 'applicant' }),

  async run(tx, { title, field, moves }, subject) {
    if (
      subject.step === null ||
      stepOf(subject.call.procedure, subject.step).by !== 'applicant' ||
      subject.moves !== moves
    )
      throw new Refusal('conflict', 'projects.case-not-so');
    if (await wasCarried(tx, subject)) throw new Refusal('conflict', 'projects.described-for-good');
    checkDescribed(subject.call, field);
    const changed = await tx
      .updateTable('projects.case')
      .set({ title, field })
      .where('region', '=', subject.region)
      .where('id', '=', subject.id)
      .where('moves', '=', moves)
      .returning('id')
      .executeTakeFirst();
    if (changed === undefined) throw new Refusal('conflict', 'projects.case-not-so');
    return { id: subject.id };
  },
  record: ({ title, field }, subject) => ({ ...ofCase(subject), detail: { title, field } }),
});

/** The case at a step where something is filled; whoever sees it at another step is told that it moved on. */
function fillingAt(subject: store.Case, step: string): void {
  if (subject.step !== step || stepOf(subject.call.procedure, step).kind !== 'fill')
    throw new Refusal('conflict', 'projects.case-not-so');
}

/** 保存填写的内容: over what the writer saw, so that nobody's words are lost. */
export const saveAnswers = command({
  name: 'projects.save-answers',
  input: contract.projects.saveAnswers.input,
  subject: (tx, key) => store.caseOf(tx, key),
  may: (actor, subject) => permitted.fill(actor, store.travelling(subject)),

  async run(tx, { step, revision, answers }, subject, caller) {
    const { actor, now } = caller;
    fillingAt(subject, step);
    const draft = await store.draftOf(tx, subject, step);
    const form = await store.formFor(tx, subject, step, draft.edition);
    const admitted = await admitAnswers(form, answers, 'draft');
    const savedAt = now.toString();
    await keepPapers(tx, caller, subject, form, admitted);
    const saved =
      draft.revision === revision &&
      (await store.saveDraft(tx, subject, {
        step,
        edition: draft.edition,
        answers: admitted,
        seen: revision,
        by: actor.name,
        at: savedAt,
      }));
    if (!saved) {
      const theirs = await store.draftOf(tx, subject, step);
      throw new Refusal('conflict', 'projects.case-changed', { by: theirs.savedByName, revision: theirs.revision });
    }
    return { revision: revision + 1, savedAt };
  },
  record: ({ step }, subject, { revision }) => ({
    ...ofCase(subject),
    detail: { title: subject.title, step, revision },
  }),
});

/** 提交 what was filled and saved: whole and true to its form, in the window, and still within the rules. */
export const submitCase = command({
  name: 'projects.submit-case',
  input: contract.projects.submitCase.input,
  async subject(tx, { moves, ...key }) {
    const found = await store.caseOf(tx, key);
    return found && { ...found, movedOn: store.movedOn(found, moves) };
  },
  may: (actor, subject) => subject.movedOn || permitted.act(actor, store.travelling(subject)),

  async run(tx, { revision, moves }, subject, caller) {
    const { step } = subject;
    if (step === null || subject.movedOn) throw new Refusal('conflict', 'projects.case-not-so');
    fillingAt(subject, step);
    if (moves === 0) await checkInTime(tx, subject, caller.today);
    const draft = await store.draftOf(tx, subject, step);
    if (draft.revision !== revision)
      throw new Refusal('conflict', 'projects.case-changed', { by: draft.savedByName, revision: draft.revision });
    const form = await store.formFor(tx, subject, step, draft.edition);
    const answers = await admitAnswers(form, draft.answers, 'complete');
    await advance(tx, caller, subject, 'submit', {
      submitted: {
        edition: draft.edition,
        answers,
        blinded: neutralFiles(questionsOf(form), withoutApplicant(form, answers)),
      },
    });
    return { id: subject.id };
  },
  record: (_input, subject) => ({ ...ofCase(subject), detail: { title: subject.title, step: subject.step } }),
});

/** The first submission comes in the window and from one who may apply; a corrected one is judged by its own limit. */
async function checkInTime(
  tx: Db,
  { call: of, organisationId, kind, id }: store.Case,
  today: Parameters<typeof takingOn>[1],
): Promise<void> {
  if (takingOn(of, today) !== 'taking') throw new Refusal('conflict', 'projects.not-taking');
  const who = await applicant(tx, of.programmeId, organisationId, today);
  if (who === undefined) throw new Refusal('conflict', 'projects.not-eligible', { reasons: ['单位已撤销'] });
  await checkEligible(tx, of, who, kind, id);
}
