import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { type Monthly, monthlyInTerm } from '#core/collaboration/series.ts';
import type { Day } from '#core/kernel/day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../../platform/command.ts';
import { initialsOf } from '../../../../platform/pinyin.ts';
import { schoolYears } from '../../../organisations/public.ts';
import { collaborationPermissions } from '../../permissions.ts';
import { checkInvitations, replaceInvitations } from '../invitations.ts';
import { tellInvited, whenAndWhere } from '../notices.ts';
import * as store from '../store.ts';

/** Two school years of monthly meetings, with some to spare. */
const MOST = 24;

/** 召集会议: one, or one for every month in term. What is past may be entered too, so that its minutes find their place. */
export const planMeeting = command({
  name: 'collaboration.plan-meeting',
  input: contract.collaboration.planMeeting.input,
  subject: (tx, { organisationId, bodyId }) => store.convener(tx, organisationId, bodyId),
  may: collaborationPermissions.convene,

  async run(tx, asked, holder, caller) {
    refuseBadTimes(asked);
    const days = await daysOf(tx, asked);
    for (const on of days) refuseOutsideLife(holder, on);
    await checkInvitations(tx, asked.invitations);
    const seriesId = asked.series === null ? null : randomUUID();
    const ids = days.map(() => randomUUID());
    await tx
      .insertInto('collaboration.meeting')
      .values(
        days.map((on, at) => ({
          region: holder.region,
          id: ids[at]!,
          organisation_id: holder.organisationId,
          body_id: holder.bodyId,
          kind: asked.kind,
          title: asked.title,
          initials: initialsOf(asked.title),
          on_day: on,
          begins: asked.begins,
          ends: asked.ends,
          place: asked.place,
          agenda: JSON.stringify(asked.agenda),
          secretary_region: asked.secretary?.region ?? null,
          secretary_id: asked.secretary?.personId ?? null,
          quorum: asked.quorum,
          programme_id: asked.programmeId,
          state: 'planned',
          series_id: seriesId,
        })),
      )
      .execute();
    for (const id of ids) await replaceInvitations(tx, holder.region, id, asked.invitations);
    // A series is told of once; each of its days stands in the calendar.
    await tellInvited(
      tx,
      caller,
      { region: holder.region, id: ids[0]! },
      {
        key: 'planned',
        title: `会议通知：${asked.title}`,
        body: `${whenAndWhere({ ...asked, on: days[0]! })}${days.length > 1 ? `；此后按月共 ${days.length} 次` : ''}`,
      },
    );
    return { region: holder.region, ids };
  },
  record: ({ kind, title, on, series }, { organisationId, region }, { ids }) => ({
    subject: { kind: 'meeting', id: ids[0] ?? '' },
    region,
    detail: { kind, title, on, organisationId, ...(series === null ? {} : { meetings: ids.length }) },
  }),
});

async function daysOf(
  tx: Parameters<typeof schoolYears>[0],
  { on, series }: { on: Day; series: { until: Day; week: number; weekday: number } | null },
): Promise<Day[]> {
  if (series === null) return [on];
  const wish = { week: series.week as Monthly['week'], weekday: series.weekday };
  const days = monthlyInTerm(on, series.until, wish, await schoolYears(tx));
  if (days.length === 0) throw new Refusal('invalid', 'collaboration.no-day-in-term');
  if (days.length > MOST) throw new Refusal('invalid', 'collaboration.too-many-in-series', { most: MOST });
  return days;
}

export function refuseBadTimes({ begins, ends }: { readonly begins: string; readonly ends: string }): void {
  if (ends <= begins) throw new Refusal('invalid', 'collaboration.ends-before-begins');
}

/** A body that is no more, or not yet, holds no meeting. */
export function refuseOutsideLife({ from, to }: { readonly from: string; readonly to: string | null }, on: Day): void {
  if (to !== null && on >= to) throw new Refusal('conflict', 'collaboration.holder-ended', { to });
  if (on < from) throw new Refusal('invalid', 'collaboration.holder-not-yet', { from });
}
