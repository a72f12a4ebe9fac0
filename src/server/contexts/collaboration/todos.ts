import type { TodoPort } from '../../platform/manifest.ts';
import { activityTodos } from './activities/ports.ts';
import { meetingTodos } from './meetings/ports.ts';
import { taskTodos } from './tasks/ports.ts';
import { visitTodos } from './visits/ports.ts';

export const collaborationTodos: readonly TodoPort[] = [taskTodos, meetingTodos, visitTodos, activityTodos];
