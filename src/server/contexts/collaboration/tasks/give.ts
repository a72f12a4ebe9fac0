import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { TaskOwner as Asked } from '#contract/collaboration/terms.ts';
import type { TASK_ORIGINS } from '#core/collaboration/task.ts';
import { type OrganisationKind, POST_KINDS, type PostKind } from '#core/identity/post.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { announce } from '../../../platform/announce.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { initialsOf } from '../../../platform/pinyin.ts';
import { givingPost, type Owing } from '../permissions.ts';

type Owner = z.output<typeof Asked> | { by: 'post'; organisationId: string; post: string; office: string | null };

/** Where a task is owed, as its table has it. */
export type OwnerRow = {
  readonly region: string;
  readonly organisation_id: string;
  readonly post: PostKind | null;
  readonly office: string | null;
  readonly person_region: string | null;
  readonly person_id: string | null;
};

/** Finds the owner: a post that such an organisation has, or a person the caller sees, at the organisation of home. */
export async function ownerOf(tx: Db, owner: Owner): Promise<OwnerRow> {
  const personal = owner.by === 'person';
  const person = personal
    ? await tx
        .selectFrom('identity.v_person')
        .select('organisation_id')
        .where('region', '=', owner.region)
        .where('id', '=', owner.personId)
        .executeTakeFirst()
    : undefined;
  const organisationId = personal ? person?.organisation_id : owner.organisationId;
  const at =
    organisationId === undefined
      ? undefined
      : await tx
          .selectFrom('organisations.v_organisation')
          .select(['id', 'region', 'kind'])
          .where('id', '=', organisationId)
          .executeTakeFirst();
  if (at === undefined) throw new Refusal('not-found', 'platform.not-found');
  if (personal)
    return {
      region: at.region,
      organisation_id: at.id,
      post: null,
      office: null,
      person_region: owner.region,
      person_id: owner.personId,
    };
  const post = owner.post as PostKind;
  const held: readonly OrganisationKind[] = POST_KINDS[post].at;
  if (!held.includes(at.kind as OrganisationKind)) throw new Refusal('invalid', 'collaboration.not-invitable');
  return {
    region: at.region,
    organisation_id: at.id,
    post,
    office: owner.office,
    person_region: null,
    person_id: null,
  };
}

/** Who shall owe a task, as far as giving it goes. */
export async function owingOf(tx: Db, owner: Owner, today: string): Promise<Owing> {
  const { region, organisation_id: organisationId } = await ownerOf(tx, owner);
  const rows = await tx
    .selectFrom('organisations.v_membership')
    .select('alliance_id')
    .where('school_id', '=', organisationId)
    .where('from_day', '<=', today)
    .where('to_day', '>', today)
    .execute();
  return { region, organisationId, alliances: rows.map(({ alliance_id: id }) => id ?? '') };
}

export type Given = {
  readonly title: string;
  readonly detail: string;
  readonly owner: Owner;
  readonly due: string;
  readonly origin:
    | {
        readonly kind: Extract<(typeof TASK_ORIGINS)[number], '会议' | '走访'>;
        readonly region: string;
        readonly id: string;
      }
    | { readonly kind: '阶段任务'; readonly programmeId: string; readonly stage: string; readonly task: string }
    | { readonly kind: '交办' };
};

/** 交办: writes a task and its first step. */
export async function giveTask(
  tx: Db,
  caller: Caller,
  { title, detail, owner, due, origin }: Given,
): Promise<{ region: string; id: string }> {
  const { actor, today } = caller;
  const owed = await ownerOf(tx, owner);
  const id = randomUUID();
  await tx
    .insertInto('collaboration.task')
    .values({
      ...owed,
      id,
      title,
      initials: initialsOf(title),
      detail,
      origin: origin.kind,
      origin_region: 'region' in origin ? origin.region : null,
      origin_id: 'id' in origin ? origin.id : null,
      programme_id: 'programmeId' in origin ? origin.programmeId : null,
      stage: 'stage' in origin ? origin.stage : null,
      stage_task: 'task' in origin ? origin.task : null,
      asked_region: actor.region,
      asked_by: actor.personId,
      asked_by_name: actor.name,
      asked_organisation_id: await giverOf(tx, caller, owner, origin),
      asked_on: today,
      due_day: due,
      state: 'open',
    })
    .execute();
  await takeStep(tx, caller, { region: owed.region, id }, { step: '交办', progress: 0, note: '' });
  await tellOwner(
    tx,
    actor,
    { region: owed.region, id, owed },
    {
      key: 'given',
      title: `新任务：${title}`,
      body: `${actor.name}交办，${due} 前完成`,
    },
  );
  return { region: owed.region, id };
}

/** 交办单位: whose meeting decided it, or where the post is held through which it is given. */
async function giverOf(tx: Db, { actor, today }: Caller, owner: Owner, origin: Given['origin']): Promise<string> {
  if (origin.kind === '会议') {
    const meeting = await tx
      .selectFrom('collaboration.meeting')
      .select('organisation_id')
      .where('region', '=', origin.region)
      .where('id', '=', origin.id)
      .executeTakeFirstOrThrow();
    return meeting.organisation_id;
  }
  const owing = await owingOf(tx, owner, today);
  return givingPost(actor, owing)?.organisationId ?? owing.organisationId;
}

/** Tells whoever owes the task: the holder of the post, or the person. */
export async function tellOwner(
  tx: Db,
  actor: Caller['actor'],
  { region, id, owed }: { readonly region: string; readonly id: string; readonly owed: OwnerRow },
  { key, title, body }: { readonly key: string; readonly title: string; readonly body: string },
): Promise<void> {
  const owner =
    owed.post === null
      ? { people: [{ region: owed.person_region ?? '', personId: owed.person_id ?? '' }] }
      : { posts: [{ organisationId: owed.organisation_id, post: owed.post, office: owed.office }] };
  await announce(tx, {
    kind: '任务',
    key: `task/${id}/${key}`,
    title,
    body,
    to: `/tasks/${region}/${id}`,
    ...owner,
    except: actor.personId,
  });
}

/** One line of a task's history. */
export async function takeStep(
  tx: Db,
  { actor, now }: Pick<Caller, 'actor' | 'now'>,
  { region, id }: { readonly region: string; readonly id: string },
  { step, progress, note }: { readonly step: string; readonly progress: number | null; readonly note: string },
): Promise<void> {
  const { taken } = await tx
    .selectFrom('collaboration.task_step')
    .select((of) => of.fn.countAll<number>().as('taken'))
    .where('region', '=', region)
    .where('task_id', '=', id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('collaboration.task_step')
    .values({
      region,
      id: randomUUID(),
      task_id: id,
      number: taken + 1,
      at: now.toString(),
      person_id: actor.personId,
      person_name: actor.name,
      step,
      progress,
      note,
    })
    .execute();
}
