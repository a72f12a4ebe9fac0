import { regionOf } from '#core/projects/acting.ts';
import { announce } from '../../../platform/announce.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { HEADS, postsOf } from '../cases/notices.ts';
import type { Case } from '../cases/store.ts';

const placeOf = ({ region, id }: Case) => `/cases/${region}/${id}`;

/** Tells who decides that a change is asked for. */
export async function tellAsked(
  tx: Db,
  { actor }: Caller,
  of: Case,
  { id, kind }: { readonly id: string; readonly kind: string },
): Promise<void> {
  const by = of.call.procedure.carrying?.changes?.by;
  if (by === undefined || by === 'applicant' || by === 'panel') return;
  await announce(tx, {
    kind: '申报',
    key: `change/${id}`,
    title: `待答复变更：${of.title}`,
    body: `${of.organisationName}申请${kind}`,
    to: placeOf(of),
    posts: await postsOf(tx, by, regionOf(by, { callRegion: of.call.region, region: of.region })),
    except: actor.personId,
  });
}

/** Tells the applicant what was answered. */
export async function tellAnswered(
  tx: Db,
  { actor }: Caller,
  of: Case,
  {
    id,
    kind,
    agree,
    words,
  }: { readonly id: string; readonly kind: string; readonly agree: boolean; readonly words: string },
): Promise<void> {
  await announce(tx, {
    kind: '申报',
    key: `change/${id}/answer`,
    title: `${agree ? '同意' : '不同意'}${kind}：${of.title}`,
    body: words === '' ? (agree ? '变更自答复之日起生效' : '请查看答复') : words.slice(0, 500),
    to: placeOf(of),
    posts: HEADS.map((post) => ({ organisationId: of.organisationId, post, office: null })),
    groups: [of.organisationId],
    except: actor.personId,
  });
}
