import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import type { projectsRoutes } from '#contract/projects.ts';
import type { Asked } from '#contract/route.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { unreadable } from '#core/programmes/language/carrying-coherence.ts';
import { callLife } from '#core/projects/call.ts';
import type { Caller } from '../../../../platform/caller.ts';
import { command } from '../../../../platform/command.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { readForm } from '../../../../platform/forms/definition.ts';
import { newestDefinitions, type Procedural, procedureIn } from '../../definitions.ts';
import { projectsPermissions as permitted } from '../../permissions.ts';
import * as store from '../store.ts';

type Content = Omit<Asked<typeof projectsRoutes.prepareCall>, 'programmeId' | 'procedureId'>;

const charged = ({ region, procedure }: store.ProceduralCall) => ({ region, by: procedure.call.by });
const ofCall = ({ id, region }: { readonly id: string; readonly region: string }) => ({
  subject: { kind: 'call', id },
  region,
});

/** The procedure in the newest version of its programme: what a new call is of. */
async function offered(
  tx: Db,
  asked: { readonly programmeId: string; readonly procedureId: string },
): Promise<(Procedural & { readonly region: string }) | undefined> {
  const definition = (await newestDefinitions(tx)).find(({ id }) => id === asked.programmeId);
  const procedure = definition && procedureIn(definition, asked.procedureId);
  return definition && procedure && { definition, procedure, region: definition.region };
}

/** The call; one that is still drafted is there only for those who may draft it. */
async function visible(
  tx: Db,
  { id }: { readonly id: string },
  { actor }: Caller,
): Promise<store.ProceduralCall | undefined> {
  const found = await store.call(tx, id);
  if (found === undefined || (found.state !== 'draft' && found.state !== 'withdrawn')) return found;
  return permitted.call(actor, charged(found)) === true ? found : undefined;
}

function checkContent({ opens, closes }: Content): void {
  if (closes !== null && closes < opens) throw new Refusal('invalid', 'projects.closes-before-opens');
}

/** 起草征集: from the newest version of the programme, with its forms as they are written there. */
export const prepareCall = command({
  name: 'projects.prepare-call',
  input: contract.projects.prepareCall.input,
  subject: offered,
  may: (actor, { region, procedure }) => permitted.call(actor, { region, by: procedure.call.by }),

  async run(tx, input, { definition, procedure, region }, { actor, now }) {
    checkContent(input);
    const id = randomUUID();
    await tx
      .insertInto('projects.call')
      .values({
        id,
        region,
        programme_id: definition.id,
        programme_version: definition.version,
        procedure_id: procedure.id,
        title: input.title,
        guide: input.guide,
        fields: JSON.stringify(input.fields),
        quotas: JSON.stringify(input.quotas),
        opens: input.opens,
        closes: input.closes,
        state: 'draft',
        made_by: actor.personId,
        made_by_name: actor.name,
        made_at: now.toString(),
      })
      .execute();
    for (const step of procedure.steps) {
      const form = definition.forms?.find((each) => each.id === step.form)?.form;
      if (form !== undefined)
        await store.addForm(tx, { callId: id, step: step.id, edition: 1, form, by: actor.name, at: now.toString() });
    }
    return { id };
  },
  record: ({ title }, { definition, procedure, region }, { id }) => ({
    ...ofCall({ id, region }),
    detail: { title, programmeId: definition.id, procedure: procedure.name },
  }),
});

/** 修改征集. Once it is published, what applicants relied on stays: only the last day and the quotas may change. */
export const reviseCall = command({
  name: 'projects.revise-call',
  input: contract.projects.reviseCall.input,
  subject: visible,
  may: (actor, subject) => permitted.call(actor, charged(subject)),

  async run(tx, { id, revision, ...content }, subject, { today }) {
    checkContent(content);
    if (subject.state === 'withdrawn' || subject.state === 'closed')
      throw new Refusal('conflict', 'projects.call-not-so');
    const { quotas, closes } = content;
    if (subject.state === 'open' && closes !== null && closes < today && closes !== subject.closes)
      throw new Refusal('invalid', 'projects.closes-past');
    await store.changeCall(
      tx,
      subject,
      revision,
      subject.state === 'open'
        ? { quotas: JSON.stringify(quotas), closes }
        : { ...content, fields: JSON.stringify(content.fields), quotas: JSON.stringify(quotas) },
    );
    return { id };
  },
  record: ({ title, opens, closes }, subject) => ({ ...ofCall(subject), detail: { title, opens, closes } }),
});

/** 发布、停止受理、重新受理或撤销. */
export const turnCall = command({
  name: 'projects.turn-call',
  input: contract.projects.turnCall.input,
  subject: visible,
  may: (actor, subject) => permitted.call(actor, charged(subject)),

  async run(tx, { id, revision, turn }, subject, { today }) {
    const state = callLife.after(subject.state, turn);
    if (turn === 'publish' && subject.closes !== null && subject.closes < today)
      throw new Refusal('invalid', 'projects.closes-past');
    await store.changeCall(tx, subject, revision, turn === 'publish' ? { state, published_on: today } : { state });
    return { id };
  },
  record: ({ turn }, subject) => ({ ...ofCall(subject), detail: { title: subject.title, turn } }),
});

/** What is read from the form once work is carried out stays in it: the table of milestones, the leader, the goals. */
function checkCarried({ procedure, definition }: store.ProceduralCall, step: string, form: unknown): void {
  if (procedure.carrying === undefined) return;
  const lacking = unreadable(procedure.carrying, step, form, definition).map(({ message }) => message);
  if (lacking.length > 0) throw new Refusal('invalid', 'projects.form-lacks-work', { lacking });
}

/** 修改表单: a new edition, for cases that are begun from now on. */
export const saveForm = command({
  name: 'projects.save-form',
  input: contract.projects.saveForm.input,
  subject: visible,
  may: (actor, subject) => permitted.call(actor, charged(subject)),

  async run(tx, { id, step, edition, form }, subject, { actor, now }) {
    if (subject.state === 'withdrawn' || subject.state === 'closed')
      throw new Refusal('conflict', 'projects.call-not-so');
    if (subject.procedure.steps.find((each) => each.id === step)?.form === undefined)
      throw new Refusal('not-found', 'platform.not-found');
    const newest = (await store.formsOf(tx, id)).find((each) => each.step === step)?.edition ?? 0;
    if (newest !== edition) throw new Refusal('conflict', 'projects.form-changed');
    checkCarried(subject, step, form);
    await store.addForm(tx, {
      callId: id,
      step,
      edition: edition + 1,
      form: await readForm(form),
      by: actor.name,
      at: now.toString(),
    });
    return { edition: edition + 1 };
  },
  record: ({ step }, subject, { edition }) => ({ ...ofCall(subject), detail: { title: subject.title, step, edition } }),
  constraints: { form_pkey: 'projects.form-changed' },
});
