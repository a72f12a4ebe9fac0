import type { Actor } from '#core/identity/actor.ts';
import { announce } from '../../../platform/announce.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Visit } from './store.ts';

type Told = { readonly key: string; readonly title: string; readonly body: string };

/** Tells those who answer for the organisation visited. */
export async function tellVisited(
  tx: Db,
  actor: Actor,
  { region, id, organisationId, organisationKind }: Visit,
  { key, title, body }: Told,
): Promise<void> {
  const posts =
    organisationKind === 'alliance' ? (['alliance-lead'] as const) : (['principal', 'school-admin'] as const);
  await announce(tx, {
    kind: '走访',
    key: `visit/${id}/${key}`,
    title,
    body,
    to: `/visits/${region}/${id}`,
    posts: posts.map((post) => ({ organisationId, post, office: null })),
    except: actor.personId,
  });
}

/** Tells the liaison who made the visit. */
export async function tellLiaison(
  tx: Db,
  actor: Actor,
  { region, id, liaisonRegion, liaisonId }: Visit,
  { key, title, body }: Told,
): Promise<void> {
  await announce(tx, {
    kind: '走访',
    key: `visit/${id}/${key}`,
    title,
    body,
    to: `/visits/${region}/${id}`,
    people: [{ region: liaisonRegion, personId: liaisonId }],
    except: actor.personId,
  });
}
