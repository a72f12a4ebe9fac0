import { sql } from 'kysely';
import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';
import type { Step } from '#core/programmes/language/procedure.ts';
import { callLife, reasonsAgainst, takingOn } from '#core/projects/call.ts';
import { sentence } from '#core/refusals.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { May } from '../../../platform/command.ts';
import type { Db } from '../../../platform/database/database.ts';
import { said } from '../../../platform/http/allowed.ts';
import { applicantsOf, rulesOf, siblingsOf } from '../applying.ts';
import { newestDefinitions } from '../definitions.ts';
import { projectsPermissions as permitted } from '../permissions.ts';
import { seatsPanels } from '../reviews/office.ts';
import { limitWords, reasonWords, whoActs } from '../words.ts';
import { callRow } from './list.ts';
import * as store from './store.ts';

type Call = Output<typeof projectsRoutes.call>;

export const stepShown = (step: Step): Output<typeof projectsRoutes.procedures>[number]['steps'][number] => ({
  id: step.id,
  name: step.name,
  kind: step.kind,
  who: whoActs(step.by),
  limit: limitWords(step),
  form: step.form ?? null,
});

/** One call: its guide, how its cases stand, and what the caller may do. */
export async function callReport(db: Db, caller: Caller, id: string): Promise<Call | undefined> {
  const call = await store.call(db, id);
  const row = await callRow(db, caller, id);
  if (call === undefined || row === undefined) return undefined;
  const { actor, today } = caller;
  const { procedure, definition } = call;
  const charge = permitted.call(actor, { region: call.region, by: procedure.call.by });
  const drafted = call.state === 'draft' || call.state === 'withdrawn';
  if (drafted && charge !== true) return undefined;
  const forms = await store.formsOf(db, id);
  const { rows: counts } = await sql<{ step: string | null; outcome: string | null; cases: number }>`
    select step, outcome, count(*) as cases from projects.case where call_id = ${id} group by step, outcome`.execute(
    db,
  );
  const turn = (move: 'publish' | 'close' | 'reopen' | 'withdraw') =>
    charge === true ? callLife.allows(call.state, move as never) || sentence('projects.call-not-so') : said(charge);
  const applying = await mayApply(db, caller, call);
  const taking = takingOn(call, today);
  return {
    ...row,
    guide: call.guide,
    fields: call.fields.map(({ name, quota }) => ({ name, quota })),
    quotas: call.quotas,
    publishedOn: call.publishedOn,
    madeByName: call.madeByName,
    revision: call.revision,
    subject: procedure.subject,
    kinds: procedure.kinds ?? [],
    outcomes: procedure.outcomes ?? [],
    hasQuotas: procedure.call.districtQuota === true,
    steps: procedure.steps.map((step) => ({
      ...stepShown(step),
      cases: counts.find((each) => each.step === step.id)?.cases ?? 0,
    })),
    ended: counts.flatMap(({ outcome, cases }) => (outcome === null ? [] : [{ outcome, cases }])),
    forms: forms.map(({ step, edition, form }) => ({
      step,
      name:
        definition.forms?.find(({ id: key }) => key === procedure.steps.find((each) => each.id === step)?.form)?.name ??
        '',
      edition,
      form,
    })),
    applying,
    ranks: ranksFor(caller, call),
    groups: procedure.communities?.kind ?? null,
    reviews: call.state !== 'draft' && seatsPanels(actor, call),
    can: {
      decide: said(mayDecide(caller, call)),
      revise:
        turn('close') === true || turn('publish') === true || said(charge === true ? 'projects.call-not-so' : charge),
      publish: turn('publish'),
      close: turn('close'),
      reopen: turn('reopen'),
      withdraw: turn('withdraw'),
      apply:
        taking !== 'taking'
          ? sentence('projects.not-taking')
          : applying.some(({ kinds }) => kinds.some(({ reasons }) => reasons.length === 0)) ||
            (applying.length === 0
              ? sentence('projects.applicant-only')
              : (applying[0]?.kinds[0]?.reasons.join('；') ?? '')),
    },
  };
}

/** The district for which the caller recommends at some step, where there is one. */
function ranksFor({ actor }: Caller, { procedure, region: callRegion }: store.ProceduralCall): string | null {
  const regions = [...new Set(actor.posts.map(({ region }) => region))];
  const recommends = procedure.steps.filter(
    ({ kind, by, choices = [] }) =>
      kind === 'recommend' && by !== 'applicant' && choices.some(({ picks }) => picks === true),
  );
  const region = regions.find((each) =>
    recommends.some(
      ({ by }) => permitted.rank(actor, { by, callRegion, region: each, organisationId: '', delegates: [] }) === true,
    ),
  );
  return region ?? null;
}

/** Whether something is decided in the call, and the caller decides or oversees it. */
function mayDecide({ actor }: Caller, { region, procedure }: store.ProceduralCall): May {
  const deciding = procedure.steps.filter(({ kind }) => kind === 'decide');
  return deciding.some(({ by }) => permitted.oversee(actor, { region, by }) === true) || 'projects.others-act';
}

/** For each organisation the caller heads, what speaks against a new case of each kind. */
async function mayApply(db: Db, caller: Caller, call: store.ProceduralCall): Promise<Call['applying']> {
  if (call.state !== 'open') return [];
  const applicants = await applicantsOf(db, caller, call);
  return Promise.all(
    applicants.map(async (applicant) => {
      const siblings = await siblingsOf(db, call, applicant.organisationId);
      const kinds: (string | null)[] =
        (call.procedure.kinds ?? []).length > 0 ? [...(call.procedure.kinds ?? [])] : [null];
      return {
        organisationId: applicant.organisationId,
        name: applicant.name,
        kinds: kinds.map((kind) => ({
          kind,
          reasons: reasonsAgainst(rulesOf(call), applicant, kind, siblings).map(reasonWords),
        })),
      };
    }),
  );
}

/** Procedures that the caller may open a call of. */
export async function procedures(db: Db, { actor }: Caller): Promise<Output<typeof projectsRoutes.procedures>> {
  return (await newestDefinitions(db)).flatMap((definition) =>
    (definition.procedures ?? []).flatMap((procedure) => {
      const { call } = procedure;
      if (call === undefined || permitted.call(actor, { region: definition.region, by: call.by }) !== true) return [];
      return [
        {
          programmeId: definition.id,
          programmeTitle: definition.title,
          procedureId: procedure.id,
          name: procedure.name,
          subject: procedure.subject,
          source: procedure.source.section,
          fields: call.fields ?? [],
          hasQuotas: call.districtQuota === true,
          steps: procedure.steps.map(stepShown),
        },
      ];
    }),
  );
}
