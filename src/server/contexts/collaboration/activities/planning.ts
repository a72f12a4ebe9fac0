import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { contract } from '#contract/index.ts';
import { daysOf, inOrder, mayBePlanned } from '#core/collaboration/activity-plan.ts';
import { type OrganisationKind, POST_KINDS } from '#core/identity/post.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Db } from '../../../platform/database/database.ts';
import { initialsOf } from '../../../platform/pinyin.ts';
import * as store from './store.ts';

/** What one says of an activity, whether it is new or revised. */
export type Plan = Omit<z.output<typeof contract.collaboration.organiseActivity.input>, 'organisationId'>;

/** Refuses a plan that cannot be: by itself, with organisers who are not there, for posts that nobody could hold. */
export async function checkPlan(tx: Db, first: store.Organiser, plan: Plan): Promise<void> {
  const reason = mayBePlanned({ ...plan, organisationId: first.organisationId }).reasons[0];
  if (reason !== undefined) throw new Refusal('invalid', reason);
  const { from } = daysOf(plan.sessions);
  const partners = await Promise.all(plan.partners.map((id) => store.organiser(tx, id)));
  for (const organiser of [first, ...partners]) {
    if (organiser === undefined) throw new Refusal('not-found', 'platform.not-found');
    const there = organiser.from <= from && (organiser.to === null || from < organiser.to);
    if (!there) throw new Refusal('invalid', 'collaboration.organiser-not-there', { name: organiser.name });
  }
  if (plan.hostId !== null && (await store.organiser(tx, plan.hostId)) === undefined)
    throw new Refusal('not-found', 'platform.not-found');
  if (plan.audience === 'posts') for (const asked of plan.audiences) await checkAudience(tx, asked);
}

async function checkAudience(tx: Db, asked: Plan['audiences'][number]): Promise<void> {
  if (asked.way === 'district-posts') {
    const { code } =
      (await tx
        .selectFrom('organisations.v_region')
        .select('code')
        .where('code', '=', asked.region)
        .executeTakeFirst()) ?? {};
    if (code === undefined) throw new Refusal('not-found', 'platform.not-found');
    return;
  }
  const at = await store.organiser(tx, asked.organisationId);
  if (at === undefined) throw new Refusal('not-found', 'platform.not-found');
  const held: readonly OrganisationKind[] | null = asked.post && POST_KINDS[asked.post].at;
  const fits =
    asked.way === 'post'
      ? held === null || held.includes(at.kind)
      : at.kind === 'alliance' && (held === null || held.includes('school'));
  if (!fits) throw new Refusal('invalid', 'collaboration.not-invitable');
}

/** The columns of an activity that a plan fills. */
export function columnsOf(plan: Plan) {
  const { from, to } = daysOf(plan.sessions);
  return {
    kind: plan.kind,
    level: plan.level,
    programme_id: plan.programmeId,
    title: plan.title,
    initials: initialsOf(plan.title),
    about: plan.about,
    from_day: from,
    to_day: to,
    place: plan.place,
    host_id: plan.hostId,
    audience: plan.audience,
    walk_in: plan.walkIn,
    sign_up_from: plan.signUp?.from ?? null,
    sign_up_until: plan.signUp?.until ?? null,
    capacity: plan.capacity,
    hours: plan.hours,
    criteria: [...plan.criteria],
  };
}

type Key = { readonly region: string; readonly id: string };
const PARTS = [
  'collaboration.activity_session',
  'collaboration.activity_partner',
  'collaboration.activity_audience',
] as const;

/** Takes away the sessions, partners and audience that an activity has, before it gets others. */
export async function clearParts(tx: Db, { region, id }: Key): Promise<void> {
  for (const part of PARTS)
    await tx.deleteFrom(part).where('region', '=', region).where('activity_id', '=', id).execute();
}

/** Writes the sessions, partners and audience of an activity. */
export async function writeParts(tx: Db, { region, id }: Key, organisationId: string, plan: Plan): Promise<void> {
  const { from, to } = daysOf(plan.sessions);
  await tx
    .insertInto('collaboration.activity_session')
    .values(
      inOrder(plan.sessions).map(({ on, begins, ends }) => ({
        region,
        activity_id: id,
        activity_from: from,
        activity_to: to,
        on_day: on,
        begins,
        ends,
      })),
    )
    .execute();
  if (plan.partners.length > 0)
    await tx
      .insertInto('collaboration.activity_partner')
      .values(
        plan.partners.map((partner, rank) => ({
          region,
          activity_id: id,
          first_id: organisationId,
          organisation_id: partner,
          rank,
        })),
      )
      .execute();
  if (plan.audience === 'posts')
    await tx
      .insertInto('collaboration.activity_audience')
      .values(
        plan.audiences.map((asked) => ({
          region,
          id: randomUUID(),
          activity_id: id,
          way: asked.way,
          organisation_id: asked.way === 'district-posts' ? null : asked.organisationId,
          in_region: asked.way === 'district-posts' ? asked.region : null,
          post: asked.post,
          office: asked.office,
        })),
      )
      .execute();
}
