import type { collaborationRoutes } from '#contract/collaboration.ts';
import type { Input, Output } from '#contract/route.ts';

export type Tasks = Output<typeof collaborationRoutes.tasks>;
export type TaskRow = Tasks['rows'][number];
export type Task = Output<typeof collaborationRoutes.task>;
export type TaskStep = Task['steps'][number];
export type StageTask = NonNullable<TaskRow['stageTask']>;
export type Asked = Input<typeof collaborationRoutes.askTask>;
export type TaskOwner = Asked['owner'];
