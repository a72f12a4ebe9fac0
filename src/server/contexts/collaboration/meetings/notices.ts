import type { Day } from '#core/kernel/day.ts';
import { announce } from '../../../platform/announce.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import * as store from './store.ts';

type About = { readonly region: string; readonly id: string };

/** Tells everybody a meeting invites, but for who did it, and the groups of who holds it. */
export async function tellInvited(
  tx: Db,
  { actor }: Caller,
  { region, id }: About,
  { key, title, body }: { readonly key: string; readonly title: string; readonly body: string },
): Promise<void> {
  const invited = await store.invited(tx, region, id);
  const meeting = await store.meeting(tx, region, id);
  await announce(tx, {
    kind: '会议',
    key: `meeting/${id}/${key}`,
    title,
    body,
    to: `/meetings/${region}/${id}`,
    people: invited.map(({ personRegion, personId }) => ({ region: personRegion, personId })),
    groups: meeting === undefined ? [] : [meeting.organisationId],
    except: actor.personId,
  });
}

/** Tells those who came that the minutes wait for their remarks. */
export async function tellAttendees(
  tx: Db,
  { actor }: Caller,
  {
    region,
    id,
    title,
    until,
    edition,
  }: About & { readonly title: string; readonly until: Day; readonly edition: number },
): Promise<void> {
  const came = await tx
    .selectFrom('collaboration.attendance')
    .select(['person_region as region', 'person_id as personId'])
    .where('region', '=', region)
    .where('meeting_id', '=', id)
    .where('state', '=', '到会')
    .execute();
  await announce(tx, {
    kind: '会议',
    key: `meeting/${id}/circulate/${edition}/${until}`,
    title: `纪要传阅：${title}`,
    body: `有意见请在 ${until} 前提出`,
    to: `/meetings/${region}/${id}`,
    people: came,
    except: actor.personId,
  });
}

/** When and where, as a notice says it. */
export const whenAndWhere = ({
  on,
  begins,
  ends,
  place,
}: {
  readonly on: string;
  readonly begins: string;
  readonly ends: string;
  readonly place: string;
}): string => `${on} ${begins}–${ends}，${place}`;
