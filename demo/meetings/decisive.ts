import { type Day, day } from '#core/kernel/day.ts';
import { idOf } from '../chance.ts';
import { worked } from '../projects/days.ts';
import { NEW_QUALITY } from '../quality.ts';

/** The working days between the opening of today's call of 自选项目, its decision and the day itself. */
export const OWN_PROJECTS = { opened: 47, decided: 37 } as const;

/** 专家委员会会议：the days on which it talked over what the experts had scored. */
export function committeeDays(today: Day): Day[] {
  const lately = worked(worked(today, -OWN_PROJECTS.opened), OWN_PROJECTS.decided);
  return [day('2024-05-21'), day('2024-12-03'), day('2025-05-13'), lately].toSorted();
}

/** A meeting of a body on a day, as its identifier is made. */
export function meetingOf(
  seed: number,
  {
    region,
    programmeId,
    bodyKey,
    organisationId,
  }: { region: string; programmeId: string; bodyKey: string; organisationId: string },
  on: Day,
): { readonly region: string; readonly id: string } {
  return { region, id: idOf(seed, 'meeting', idOf(seed, 'body', programmeId, bodyKey, organisationId), on) };
}

export const COMMITTEE = { programmeId: NEW_QUALITY, bodyKey: 'expert-committee' } as const;
