import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';

export type CallNotices = Output<typeof projectsRoutes.callNotices>;
export type NoticeRow = CallNotices['notices'][number];
export type ToAnnounce = CallNotices['steps'][number];
export type PublicNotice = Output<typeof projectsRoutes.publicNotice>;
export type Objection = PublicNotice['objections'][number];
