import { sql } from 'kysely';
import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';
import { filesIn, neutralFiles } from '#core/forms/neutral-files.ts';
import { questionsOf } from '#core/forms/questions.ts';
import { itemsOf } from '#core/projects/scoring.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { readForm } from '../../../platform/forms/definition.ts';
import { call, formEdition } from '../calls/store.ts';
import { instrumentOf } from '../definitions.ts';
import { stepName } from '../words.ts';
import { instantOf } from './commands/rounds.ts';
import { blindPaperOf, deskOf, type Lying, paperOf, type Review, reviewsBy } from './desk-store.ts';

type Desk = Output<typeof projectsRoutes.desk>;

function stateOf({ closesAt, closedAt }: Lying, now: Temporal.Instant): Desk[number]['state'] {
  if (closedAt !== null) return 'closed';
  return Temporal.Instant.compare(now, instantOf(closesAt)) < 0 ? 'open' : 'over';
}

const shown = (lying: Lying, review: Review | undefined): Desk[number]['cases'][number] => ({
  round: lying.roundId,
  id: lying.caseId,
  region: lying.region,
  number: lying.number,
  title: lying.title,
  organisationName: lying.organisationName,
  kind: lying.kind,
  field: lying.field,
  declared: lying.state === 'declared',
  total: review?.total ?? null,
  saved: review !== undefined,
  submitted: review?.submittedAt != null,
});

const reviewsOf = async (db: Db, { actor }: Caller) =>
  new Map((await reviewsBy(db, actor.personId)).map((review) => [`${review.roundId} ${review.caseId}`, review]));

/** 评审台: the rounds in which something lies on the caller's desk, those that press first, those over last, the latest before. */
export async function desk(db: Db, caller: Caller): Promise<Desk> {
  const lying = await deskOf(db);
  const reviews = await reviewsOf(db, caller);
  const rounds: Desk = [];
  for (const [id, own] of Map.groupBy(lying, ({ roundId }) => roundId)) {
    const [first] = own;
    const of = first && (await call(db, first.callId));
    if (first === undefined || of === undefined) continue;
    rounds.push({
      id,
      callTitle: of.title,
      stepName: stepName(of.procedure, first.step),
      blind: first.blind,
      closesAt: first.closesAt,
      state: stateOf(first, caller.now),
      cases: own.map((each) => shown(each, reviews.get(`${id} ${each.caseId}`))),
    });
  }
  const [closed, open] = [
    rounds.filter(({ state }) => state === 'closed'),
    rounds.filter(({ state }) => state !== 'closed'),
  ];
  return [...open, ...closed.toReversed()];
}

/** One case on the desk: what was submitted, once a conflict was declared or denied, and the sheet to score it on. */
export async function reviewReport(
  db: Db,
  caller: Caller,
  { id, case: caseId }: { readonly id: string; readonly case: string },
): Promise<Output<typeof projectsRoutes.review> | undefined> {
  const own = await deskOf(db, id);
  const at = own.findIndex((each) => each.caseId === caseId);
  const lying = own[at];
  const of = lying && (await call(db, lying.callId));
  if (lying === undefined || of === undefined) return undefined;
  const review = (await reviewsOf(db, caller)).get(`${id} ${caseId}`);
  const paper = await paperRead(db, lying);
  const instrument = instrumentOf(of, lying.step);
  return {
    ...shown(lying, review),
    callTitle: of.title,
    stepName: stepName(of.procedure, lying.step),
    instrumentName: instrument.name,
    blind: lying.blind,
    closesAt: lying.closesAt,
    roundState: stateOf(lying, caller.now),
    items: itemsOf(instrument),
    marks: review?.marks ?? {},
    comment: review?.comment ?? '',
    revision: review?.revision ?? 0,
    savedAt: review?.savedAt ?? null,
    submittedAt: review?.submittedAt ?? null,
    paper: paper ?? null,
    papers: await papersOf(db, caseId),
    before: own[at - 1]?.caseId ?? null,
    after: own[at + 1]?.caseId ?? null,
  };
}

/** What was submitted, as the expert may read it. What was handed in before files had neutral names gets them here. */
async function paperRead(db: Db, { roundId, caseId, callId, blind }: Lying) {
  const paper = await paperOf(db, roundId, caseId);
  const form = paper && (await formEdition(db, callId, paper.step, paper.edition));
  if (paper === undefined || form === undefined) return undefined;
  const answers = blind ? neutralFiles(questionsOf(await readForm(form.form)), paper.answers) : paper.answers;
  return { form: form.form, answers };
}

/** 盲审附件 with a name that tells nothing, while the round is open. */
export async function blindPaper(
  db: Db,
  { id, case: caseId, file }: { readonly id: string; readonly case: string; readonly file: string },
): Promise<{ readonly name: string; readonly type: string; readonly sha256: string } | undefined> {
  const lying = (await deskOf(db, id)).find((each) => each.caseId === caseId);
  const paper = lying && (await paperRead(db, lying));
  const kept = await blindPaperOf(db, id, caseId, file);
  if (paper === undefined || kept === undefined) return undefined;
  const named = filesIn(questionsOf(await readForm(paper.form)), paper.answers).find((each) => each.id === file);
  return named && { name: named.name, ...kept };
}

/** What is attached to a case; in a blind review nothing is to be seen of it. */
async function papersOf(db: Db, caseId: string) {
  const { rows } = await sql<{ region: string; id: string; name: string; size: number }>`
    select f.region, f.id, f.name, f.size from projects.paper p join platform.file f on f.region = p.file_region and f.id = p.file_id
    where p.case_id = ${caseId} order by p.added_at, f.id`.execute(db);
  return rows;
}
