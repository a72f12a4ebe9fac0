import type { Output } from '#contract/route.ts';
import { workspaceRoutes } from '#contract/workspace.ts';
import { asking } from '#web/client.ts';

export type Desk = Output<typeof workspaceRoutes.desk>;
export type Todo = Desk['todos']['rows'][number];
export type Appointment = Desk['agenda']['rows'][number];
export type Happening = Desk['happenings'][number];
export type Latest = Output<typeof workspaceRoutes.latestNotices>;
export type Notice = Latest['rows'][number];
export type Settings = Output<typeof workspaceRoutes.preferences>;
export type Delivery = Settings['unsent'][number];
export type Followed = Output<typeof workspaceRoutes.followed>[number];
export type Robots = Output<typeof workspaceRoutes.robots>;
export type Robot = Robots['robots'][number];

/** What the bell and the workspace show; the stream of notices puts newer ones in its place. */
export const latest = asking(workspaceRoutes.latestNotices, {});
export const followed = asking(workspaceRoutes.followed, {});
