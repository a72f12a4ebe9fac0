import type { Facts } from '../../platform/manifest.ts';
import { activityFacts } from './activities/facts.ts';
import { meetingsHeld } from './meetings/facts.ts';
import { visitsMade } from './visits/facts.ts';

export const collaborationFacts: Facts = { 'meetings.held': meetingsHeld, 'visits.made': visitsMade, ...activityFacts };
