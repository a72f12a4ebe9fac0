import type { TimelinePort } from '../../platform/manifest.ts';
import { activityTimeline } from './activities/ports.ts';
import { meetingTimeline } from './meetings/ports.ts';
import { visitTimeline } from './visits/ports.ts';

export const collaborationTimeline: readonly TimelinePort[] = [meetingTimeline, visitTimeline, activityTimeline];
