import type { collaborationRoutes } from '#contract/collaboration.ts';
import type { Input, Output } from '#contract/route.ts';

export type MeetingRow = Output<typeof collaborationRoutes.meetings>['rows'][number];
export type Meeting = Output<typeof collaborationRoutes.meeting>;
export type Edition = Meeting['editions'][number];
export type DecisionShown = Edition['decisions'][number];
export type RosterLine = Meeting['roster'][number];
export type Attendance = NonNullable<RosterLine['state']>;
export type Paper = Meeting['papers'][number];
export type Convener = Output<typeof collaborationRoutes.conveners>[number];
export type Plan = Input<typeof collaborationRoutes.planMeeting>;
export type Invitation = Plan['invitations'][number];
export type AgendaItem = NonNullable<Plan['agenda']>[number];
export type Series = NonNullable<Plan['series']>;
export type Decision = Input<typeof collaborationRoutes.saveMinutes>['decisions'][number];
export type TaskOwner = NonNullable<Decision['tasks']>[number]['owner'];
