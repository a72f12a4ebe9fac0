import type { SearchPort } from '../../platform/manifest.ts';
import { meetingSearch } from './meetings/ports.ts';
import { taskSearch } from './tasks/ports.ts';

export const collaborationSearch: readonly SearchPort[] = [meetingSearch, taskSearch];
