import { sql } from 'kysely';
import type { PostKind } from '#core/identity/post.ts';
import type { StepActor } from '#core/programmes/language/procedure.ts';
import { regionOf } from '#core/projects/acting.ts';
import { type Standing, stepOf } from '#core/projects/life.ts';
import { announce } from '../../../platform/announce.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { moveName, standingName } from '../words.ts';
import type { Case } from './store.ts';

export const HEADS: readonly PostKind[] = ['principal', 'school-admin', 'alliance-lead'];

/** Tells who acts next, and the applicant where somebody else moved the case. */
export async function tellNext(
  tx: Db,
  { actor }: Caller,
  subject: Case,
  move: string,
  to: Standing,
  note: string,
): Promise<void> {
  const { call, region, id, organisationId, organisationName, title } = subject;
  const link = `/cases/${region}/${id}`;
  const by = to.step === null ? undefined : stepOf(call.procedure, to.step).by;
  const next = standingName(call.procedure, to);
  if (by !== undefined && by !== 'applicant' && by !== 'panel')
    await announce(tx, {
      kind: '申报',
      key: `case/${id}/${subject.moves + 1}/next`,
      title: `待办理：${title}`,
      body: `${organisationName}的“${call.title}”已到“${next}”环节`,
      to: link,
      posts: await postsOf(tx, by, regionOf(by, { callRegion: call.region, region })),
      except: actor.personId,
    });
  if (move !== 'submit')
    await announce(tx, {
      kind: '申报',
      key: `case/${id}/${subject.moves + 1}/applicant`,
      title: to.outcome === null ? `${moveName(move)}：${title}` : `${to.outcome}：${title}`,
      body: note === '' ? `“${call.title}”现为“${next}”` : note,
      to: link,
      posts: HEADS.map((post) => ({ organisationId, post, office: null })),
      groups: [organisationId],
      except: actor.personId,
    });
}

/** The posts that act at a step, at the organisations of the district that have such posts. */
export async function postsOf(
  tx: Db,
  { posts, office }: Exclude<StepActor, string>,
  region: string,
): Promise<{ organisationId: string; post: PostKind; office: string | null }[]> {
  const { rows } = await sql<{ id: string; kind: string }>`
    select id, kind from organisations.v_organisation where region = ${region} and kind in ('commission', 'bureau', 'academy') and to_day = 'infinity'`.execute(
    tx,
  );
  return rows.flatMap(({ id }) => posts.map((post) => ({ organisationId: id, post, office: office ?? null })));
}
