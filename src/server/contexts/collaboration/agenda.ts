import type { AgendaPort } from '../../platform/manifest.ts';
import { activityAgenda } from './activities/ports.ts';
import { meetingAgenda } from './meetings/ports.ts';
import { taskAgenda } from './tasks/ports.ts';
import { visitAgenda } from './visits/ports.ts';

export const collaborationAgenda: readonly AgendaPort[] = [meetingAgenda, taskAgenda, visitAgenda, activityAgenda];
