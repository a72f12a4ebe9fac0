import { sql } from 'kysely';
import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';
import { movesAt, stepOf } from '#core/projects/life.ts';
import { sentence } from '#core/refusals.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { said } from '../../../platform/http/allowed.ts';
import { stepShown } from '../calls/report.ts';
import { formEdition } from '../calls/store.ts';
import { wasCarried } from '../carrying/store.ts';
import { projectsPermissions as permitted } from '../permissions.ts';
import { moveName, standingName, stepName, whoActs } from '../words.ts';
import * as store from './store.ts';

type Case = Output<typeof projectsRoutes.case>;
type Moved = {
  number: number;
  at: string;
  on: string;
  personName: string;
  fromStep: string;
  move: string;
  toStep: string | null;
  toOutcome: string | null;
  note: string;
  meeting: { region: string; id: string; title: string } | null;
};

/** One case: what was filled, how far it has come, and what may be done with it now. */
export async function caseReport(
  db: Db,
  caller: Caller,
  key: { readonly region: string; readonly id: string },
): Promise<Case | undefined> {
  const found = await store.caseOf(db, key);
  if (found === undefined) return undefined;
  const { actor, today } = caller;
  const { call, step, outcome } = found;
  const { procedure, definition } = call;
  const filling = step !== null && stepOf(procedure, step).kind === 'fill';
  const travelling = store.travelling(found);
  const fill = filling ? said(permitted.fill(actor, travelling)) : sentence('projects.case-not-so');
  const carried = await wasCarried(db, found);
  return {
    region: found.region,
    id: found.id,
    callId: found.callId,
    callTitle: call.title,
    programmeId: call.programmeId,
    programmeTitle: definition.title,
    procedureName: procedure.name,
    organisationId: found.organisationId,
    organisationName: found.organisationName,
    title: found.title,
    kind: found.kind,
    field: found.field,
    kinds: procedure.kinds ?? [],
    fields: call.fields.map(({ name }) => name),
    step,
    stepName: step === null ? null : stepName(procedure, step),
    outcome,
    entered: found.entered,
    due: found.due,
    overdue: found.due !== null && found.due < today,
    rank: found.rank,
    number: found.number,
    submitted: found.moves > 0,
    moves: found.moves,
    begunByName: found.begunByName,
    carried,
    steps: procedure.steps.map(stepShown),
    filled: await filledAt(db, found),
    earlier: await earlierFilled(db, found),
    papers: await papersOf(db, key),
    delegates: found.delegates.map(({ personId, name }) => ({ personId, name })),
    history: await historyOf(db, found),
    acts: step === null ? [] : actsAt(caller, found, step),
    can: {
      fill,
      describe: carried
        ? sentence('projects.described-for-good')
        : filling && stepOf(procedure, step).by === 'applicant'
          ? fill
          : sentence('projects.case-not-so'),
      delegate: said(permitted.apply(actor, found.organisationId)),
    },
  };
}

/** What is open to the case, each with whether the caller may, and if not, who does. */
function actsAt({ actor }: Caller, found: store.Case, step: string): Case['acts'] {
  const { procedure } = found.call;
  const travelling = store.travelling(found);
  const charge = permitted.act(actor, travelling);
  return movesAt(procedure, step).map(({ name, leads, choice }) => {
    const own = name === 'withdraw' ? permitted.apply(actor, found.organisationId) : charge;
    return {
      move: name,
      name: moveName(name),
      leads: standingName(procedure, leads),
      reason: choice?.reason === 'required' || choice?.returns === true,
      meeting: choice !== undefined && !choice.returns && stepOf(procedure, step).meeting === 'required',
      returns: choice?.returns === true,
      may: own === 'projects.not-the-actor' ? `这个环节由${whoActs(travelling.by)}办理` : said(own),
    };
  });
}

/** The form in hand: being filled now, or else what was submitted last. */
async function filledAt(db: Db, found: store.Case): Promise<Case['filled']> {
  const { step, call, region, id } = found;
  if (step !== null && stepOf(call.procedure, step).kind === 'fill') {
    const draft = await store.draftOf(db, found, step);
    const form = await formEdition(db, call.id, step, draft.edition);
    return form === undefined ? null : { step, form: form.form, ...draft };
  }
  return submittedAt(db, { region, id, callId: call.id }, null);
}

/** What was submitted at a step the last time, or, without a step, the last submission of all. */
export async function submittedAt(
  db: Db,
  { region, id, callId }: { readonly region: string; readonly id: string; readonly callId: string },
  step: string | null,
): Promise<Case['filled']> {
  const { rows } = await sql<{
    step: string;
    edition: number;
    answers: Record<string, unknown>;
    by: string;
    at: string;
    number: number;
    form: Record<string, unknown>;
  }>`
    select m.from_step as step, m.edition, m.answers, m.person_name as by, m.at, m.number, f.form
    from projects.move m join projects.form f on f.call_id = ${callId} and f.step = m.from_step and f.edition = m.edition
    where m.region = ${region} and m.case_id = ${id} and m.answers is not null and (${step}::text is null or m.from_step = ${step})
    order by m.number desc limit 1`.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  return {
    step: row.step,
    edition: row.edition,
    form: row.form,
    answers: row.answers,
    revision: row.number,
    savedByName: row.by,
    savedAt: row.at,
  };
}

async function earlierFilled(db: Db, { region, id, call }: store.Case): Promise<Case['earlier']> {
  const { rows } = await sql<{ step: string }>`
    select distinct from_step as step from projects.move where region = ${region} and case_id = ${id} and answers is not null`.execute(
    db,
  );
  return call.procedure.steps
    .filter((step) => rows.some((row) => row.step === step.id))
    .map((step) => ({ step: step.id, name: step.name }));
}

async function papersOf(
  db: Db,
  { region, id }: { readonly region: string; readonly id: string },
): Promise<Case['papers']> {
  const { rows } = await sql<Case['papers'][number]>`
    select p.id, json_build_object('region', f.region, 'id', f.id, 'name', f.name, 'size', f.size) as file
    from projects.paper p join platform.file f on f.region = p.file_region and f.id = p.file_id
    where p.region = ${region} and p.case_id = ${id} order by p.added_at, p.id`.execute(db);
  return rows;
}

async function historyOf(db: Db, { region, id, call }: store.Case): Promise<Case['history']> {
  const { rows } = await sql<Moved>`
    select m.number, m.at, m.on_day as on, m.person_name as "personName", m.from_step as "fromStep", m.move, m.to_step as "toStep", m.to_outcome as "toOutcome", m.note,
      (select json_build_object('region', v.region, 'id', v.id, 'title', v.title) from collaboration.v_meeting v where v.region = m.meeting_region and v.id = m.meeting_id) as meeting
    from projects.move m where m.region = ${region} and m.case_id = ${id} order by m.number desc`.execute(db);
  return rows.map(({ fromStep, toStep, toOutcome, move, meeting, ...row }) => ({
    ...row,
    from: stepName(call.procedure, fromStep),
    move: moveName(move),
    to: toOutcome ?? stepName(call.procedure, toStep ?? ''),
    meeting: meeting && { title: meeting.title, to: `/meetings/${meeting.region}/${meeting.id}` },
  }));
}
