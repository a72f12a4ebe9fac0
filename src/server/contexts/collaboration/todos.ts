import type { TodoPort } from '../../platform/manifest.ts';
import { meetingTodos } from './meetings/ports.ts';
import { taskTodos } from './tasks/ports.ts';

export const collaborationTodos: readonly TodoPort[] = [taskTodos, meetingTodos];
