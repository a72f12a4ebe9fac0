import type { SearchPort } from '../../platform/manifest.ts';
import { activitySearch } from './activities/ports.ts';
import { meetingSearch } from './meetings/ports.ts';
import { taskSearch } from './tasks/ports.ts';
import { visitSearch } from './visits/ports.ts';

export const collaborationSearch: readonly SearchPort[] = [meetingSearch, taskSearch, visitSearch, activitySearch];
