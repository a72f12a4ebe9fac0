import type { activityRoutes } from '#contract/collaboration/activities.ts';
import type { Input, Output } from '#contract/route.ts';

export type ActivityRow = Output<typeof activityRoutes.activities>['rows'][number];
export type Activity = Output<typeof activityRoutes.activity>;
export type RosterLine = NonNullable<Activity['roster']>[number];
export type Presence = NonNullable<RosterLine['state']>;
export type Attachment = Activity['photos'][number];
export type Plan = Input<typeof activityRoutes.organiseActivity>;
export type Session = Plan['sessions'][number];
export type AudiencePosts = NonNullable<Plan['audiences']>[number];
export type SignUpWindow = NonNullable<Plan['signUp']>;
