import type { TimelinePort } from '../../platform/manifest.ts';
import { meetingTimeline } from './meetings/ports.ts';

export const collaborationTimeline: readonly TimelinePort[] = [meetingTimeline];
