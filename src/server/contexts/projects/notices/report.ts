import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';
import { stepOf } from '#core/projects/life.ts';
import { noticeOn } from '#core/projects/notice.ts';
import { sentence } from '#core/refusals.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { said } from '../../../platform/http/allowed.ts';
import { dayOf } from '../../../platform/time/clock.ts';
import { call, type ProceduralCall } from '../calls/store.ts';
import { casesAt } from '../deciding/standing.ts';
import { projectsPermissions as permitted } from '../permissions.ts';
import { limitWords, whoActs } from '../words.ts';
import * as store from './store.ts';
import { proposed } from './wording.ts';

type Notices = Output<typeof projectsRoutes.callNotices>;
type Notice = Output<typeof projectsRoutes.publicNotice>;

/** The notices of a call, and what waits to be announced. */
export async function callNotices(db: Db, caller: Caller, id: string): Promise<Notices | undefined> {
  const found = await call(db, id);
  if (found === undefined || found.state === 'draft' || found.state === 'withdrawn') return undefined;
  return {
    callId: id,
    callTitle: found.title,
    steps: await waiting(db, caller, found),
    notices: await publishedNotices(db, caller, found),
  };
}

async function waiting(db: Db, { actor, today }: Caller, found: ProceduralCall): Promise<Notices['steps']> {
  const held = await store.onNotice(db, found.id);
  const steps: Notices['steps'] = [];
  for (const step of found.procedure.steps) {
    if (step.kind !== 'announce') continue;
    const charge = permitted.charge(actor, { region: found.region, by: step.by });
    const standing = charge === true ? await casesAt(db, found, step.id) : [];
    const cases = standing
      .filter((one) => !held.has(one.caseId))
      .filter((one) => permitted.announce(actor, step.by, [{ callRegion: found.region, ...one }]) === true);
    steps.push({
      id: step.id,
      name: step.name,
      limit: limitWords(step) ?? '',
      who: whoActs(step.by),
      ...proposed(found, step.id, cases.length, today),
      cases: cases.map(({ caseId, region, title, organisationName, kind, field, moves }) => ({
        region,
        id: caseId,
        title,
        organisationName,
        kind,
        field,
        number: null,
        moves,
      })),
      may: said(charge),
    });
  }
  return steps;
}

async function publishedNotices(db: Db, { actor, today }: Caller, found: ProceduralCall): Promise<Notices['notices']> {
  const rows = await db
    .selectFrom('projects.notice as t')
    .select((of) => [
      't.id',
      't.title',
      't.step',
      't.from_day as from',
      't.to_day as to',
      't.finished_on as finishedOn',
      of
        .selectFrom('projects.noticed as n')
        .whereRef('n.notice_id', '=', 't.id')
        .select((count) => count.fn.countAll<number>().as('all'))
        .as('cases'),
    ])
    .where('t.call_id', '=', found.id)
    .orderBy('t.from_day', 'desc')
    .orderBy('t.published_at', 'desc')
    .execute();
  const shown = [];
  for (const { step, cases, ...row } of rows) {
    const state = noticeOn(row as unknown as store.Notice, today);
    if (
      state === 'coming' &&
      permitted.charge(actor, { region: found.region, by: stepOf(found.procedure, step).by }) !== true
    )
      continue;
    const objections = await store.objectionsTo(db, row.id);
    shown.push({
      ...(row as unknown as Pick<store.Notice, 'id' | 'title' | 'from' | 'to' | 'finishedOn'>),
      state,
      cases: cases ?? 0,
      objections: objections.length,
      open: objections.filter(({ answer }) => answer === null).length,
    });
  }
  return shown;
}

/** One public notice. What was said against it is between who said it and those who oversee. */
export async function publicNotice(db: Db, caller: Caller, id: string): Promise<Notice | undefined> {
  const found = await store.noticeOf(db, id);
  if (found === undefined) return undefined;
  const { actor, today } = caller;
  const { call: of, from, to, finishedOn } = found;
  const step = stepOf(of.procedure, found.step);
  const state = noticeOn(found, today);
  const cases = await store.casesOn(db, id);
  const places = cases.map((one) => ({ callRegion: of.region, ...one }));
  if (state === 'coming' && permitted.charge(actor, { region: of.region, by: step.by }) !== true) return undefined;
  const objections = await store.objectionsTo(db, id);
  const charge = permitted.announce(actor, step.by, places);
  const open = objections.filter(({ answer }) => answer === null);
  return {
    id,
    region: found.region,
    callId: of.id,
    callTitle: of.title,
    programmeTitle: of.definition.title,
    issuer: of.definition.issuer,
    title: found.title,
    body: found.body,
    from,
    to,
    state,
    finishedOn,
    publishedOn: dayOf(Temporal.Instant.from(found.publishedAt)),
    limit: limitWords(step) ?? '',
    cases,
    objections: objections.map((one) => ({
      ...one,
      caseTitle: cases.find((each) => each.id === one.caseId)?.title ?? '',
      organisationName: cases.find((each) => each.id === one.caseId)?.organisationName ?? '',
      mine: one.personId === actor.personId,
    })),
    can: {
      object: mayObject(found, state),
      answer: said(charge === true && state === 'finished' ? 'projects.notice-finished' : charge),
      uphold: said(charge === true ? step.upheld !== undefined || 'projects.uphold-nowhere' : charge),
      finish: charge === true ? mayFinish(found, state, open, cases) : said(charge),
      establish:
        state !== 'finished'
          ? sentence('projects.notice-unfinished')
          : cases.some(({ number }) => number !== null) || sentence('projects.none-numbered'),
    },
  };
}

function mayObject({ from, to }: store.Notice, state: Notice['state']): true | string {
  if (state === 'coming') return sentence('projects.notice-not-begun', { from });
  return state === 'running' || sentence('projects.notice-over', { to });
}

function mayFinish(
  { to }: store.Notice,
  state: Notice['state'],
  open: readonly store.Objection[],
  cases: readonly store.Noticed[],
): true | string {
  if (state === 'finished') return sentence('projects.notice-finished');
  if (state !== 'over') return sentence('projects.notice-running', { to });
  return open.length === 0 || sentence('projects.objections-open', openOnes(open, cases));
}

/** Which cases have objections that nobody answered yet. */
export function openOnes(
  open: readonly Pick<store.Objection, 'caseId'>[],
  cases: readonly { readonly id: string; readonly title: string }[],
): { readonly count: number; readonly titles: readonly string[] } {
  const titles = cases.filter(({ id }) => open.some(({ caseId }) => caseId === id)).map(({ title }) => `“${title}”`);
  return { count: open.length, titles };
}
