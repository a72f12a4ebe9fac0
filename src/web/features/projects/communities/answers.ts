import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';

export type CallCommunities = Output<typeof projectsRoutes.callCommunities>;
export type CommunityRow = CallCommunities['communities'][number];
export type OpenProject = CallCommunities['open'][number];
export type Community = NonNullable<Output<typeof projectsRoutes.community>['community']>;
export type CommunityProject = Community['projects'][number];
export type Joining = Community['joinings'][number];
/** A project that is chosen to be put somewhere. */
export type Chosen = Pick<OpenProject, 'region' | 'id' | 'title' | 'organisationId' | 'organisationName'>;
