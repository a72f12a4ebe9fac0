import type { Facts } from '../../platform/manifest.ts';
import { meetingsHeld } from './meetings/facts.ts';

export const collaborationFacts: Facts = { 'meetings.held': meetingsHeld };
