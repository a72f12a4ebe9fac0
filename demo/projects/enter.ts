import { sql } from 'kysely';
import { Client } from 'pg';
import { z } from 'zod';
import { CITY, holds } from '#core/identity/actor.ts';
import { addDays, type Day } from '#core/kernel/day.ts';
import { addExpertTie, endExpert, engageExpert } from '#server/contexts/projects/experts/commands/experts.ts';
import type { Caller } from '#server/platform/caller.ts';
import { command } from '#server/platform/command.ts';
import { asTable } from '#server/platform/database/bulk.ts';
import type { FileStore } from '#server/platform/uploads/files.ts';
import { enterLibrary } from '../library/enter.ts';
import type { World } from '../world.ts';
import { groupEstablished } from './communities.ts';
import { type Speaking, speakingFor } from './deeds/actors.ts';
import { carry } from './deeds/carry.ts';
import { type CarriedCall, carried } from './deeds/standing.ts';
import { PAPER } from './project-answers.ts';
import { signedIn } from './reviews/desks.ts';
import type { Act, CallPlan, Paper, Who } from './shapes.ts';

/** What was told longer ago than this has long been read. */
const TOLD_LATELY = 14;

/** 登记征集与申报：goes through the diary of all calls day by day, every act by the command that people use and as who acts. */
export async function enterCalls(caller: Caller, files: FileStore, world: World, today: Day): Promise<void> {
  const { calls } = world;
  const sha256 = await files.put(PAPER);
  await enterPapers(caller, { sha256, papers: calls.flatMap(({ papers }) => papers) });
  await signedIn(caller, seatedIn(world), async (eyesOf) => {
    const speaking = speakingFor(caller, world, eyesOf);
    await engage(caller, speaking, world);
    const standing = new Map<CallPlan, CarriedCall | undefined>();
    for (const plan of calls) standing.set(plan, await carried(caller, plan));
    const goThrough = async (acts: readonly { readonly plan: CallPlan; readonly act: Act }[]) => {
      for (const { plan, act } of acts) standing.set(plan, await carry(speaking, act, plan, standing.get(plan)));
    };
    const diary = calls
      .flatMap((plan) => plan.acts.map((act) => ({ plan, act, at: `${act.on} ${act.time}` })))
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const lately = addDays(today, -TOLD_LATELY);
    await goThrough(diary.filter(({ act }) => act.on <= lately));
    await readAll(caller);
    await goThrough(diary.filter(({ act }) => act.on > lately));
    await groupEstablished(caller, speaking, world, today);
    await enterLibrary(caller, speaking, world, today);
  });
}

/** Deeds that only the eyes of whoever does them see. */
const BY_OWN_EYES: readonly Act['do'][] = ['draw', 'seat', 'begin-round', 'replace', 'close'];

/** Who acts where row-level security tells nobody else: experts, and the offices of panels and of the bank. */
function seatedIn({ calls, reviewers }: World): Who[] {
  const offices = calls.flatMap(({ acts }) => acts.filter((act) => BY_OWN_EYES.includes(act.do)).map(({ who }) => who));
  return [...reviewers, ...reviewers.map(({ by }) => by), ...offices];
}

/** 聘请评审专家, with what they have to keep away from, and until when. */
async function engage(caller: Caller, speaking: Speaking, { reviewers }: World): Promise<void> {
  const known = await caller.database.system.selectFrom('projects.expert').select('person_id').execute();
  const done = new Set(known.map(({ person_id }) => person_id));
  for (const { personId: id, region, fields, note, from, to, by, away } of reviewers) {
    if (done.has(id)) continue;
    const office = (on: Day) => speaking({ who: by, on, time: '10:30' }, 'own');
    await engageExpert(office(from), { region, id, fields: [...fields], note, from });
    for (const { organisationId, tie, from: since } of away)
      await addExpertTie(office(from), { region, id, organisationId, tie, from: since, to: null });
    if (to !== null) await endExpert(office(to), { region, id, to });
  }
}

const Papers = z.custom<{ readonly sha256: string; readonly papers: readonly Paper[] }>();
/** 登记演示附件: every school's sealed page is the same one. */
const enterPapers = command({
  name: 'projects.enter-demonstration-papers',
  input: Papers,
  subject: async () => ({ region: CITY }),
  may: (actor) => holds(actor, ['system-admin'], (post) => post.region === CITY) || 'identity.admin-only',

  async run(tx, { sha256, papers }) {
    const rows = papers.map(({ who, ...paper }) => ({ ...paper, by: who.personId }));
    await sql`insert into platform.file (region, id, sha256, name, type, size, uploaded_by)
      select region, id, ${sha256}, name, 'application/pdf', ${PAPER.byteLength}, "by"
      from ${asTable(rows, 'region text, id uuid, name text, "by" uuid')} r
      on conflict do nothing`.execute(tx);
  },
  record: ({ papers }, { region }) => ({
    subject: { kind: 'papers', id: 'demonstration' },
    region,
    detail: { papers: papers.length },
  }),
});

/** Takes from the queue what was told so far; only the owner may. */
async function readAll({ database }: Caller): Promise<void> {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query(
      `select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs where task_identifier = 'workspace.deliver'`,
    );
  } finally {
    await client.end();
  }
}
