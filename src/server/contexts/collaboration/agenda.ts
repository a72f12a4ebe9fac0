import type { AgendaPort } from '../../platform/manifest.ts';
import { meetingAgenda } from './meetings/ports.ts';
import { taskAgenda } from './tasks/ports.ts';

export const collaborationAgenda: readonly AgendaPort[] = [meetingAgenda, taskAgenda];
