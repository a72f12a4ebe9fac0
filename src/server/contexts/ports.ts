import type { Cron, Job } from '../platform/jobs.ts';
import type { AgendaPort, FactPort, SearchPort, TimelinePort, TodoPort } from '../platform/manifest.ts';
import type { SheetPort } from '../platform/sheets.ts';
import { contexts } from './index.ts';

// What the overviews read. Collected when asked, because the overviews are contexts themselves.

/** Every fact that somebody provides, by name. */
export function factPorts(): ReadonlyMap<string, FactPort> {
  return new Map(contexts.flatMap((context) => Object.entries(context.facts ?? {})));
}

/** Every sheet of the template, each after those it refers to. */
export function sheetPorts(): readonly SheetPort[] {
  const ports = contexts.flatMap((context) => context.sheets ?? []);
  const placed: SheetPort[] = [];
  while (placed.length < ports.length) {
    const next = ports.find(
      (port) => !placed.includes(port) && port.after.every((key) => placed.some((before) => before.key === key)),
    );
    if (next === undefined) throw new Error('the sheets refer to each other in a circle');
    placed.push(next);
  }
  return placed;
}

/** Deferred work of every context, by task name. */
export function jobPorts(): ReadonlyMap<string, Job> {
  return new Map(contexts.flatMap((context) => Object.entries(context.jobs ?? {})));
}

export function cronPorts(): readonly Cron[] {
  return contexts.flatMap((context) => context.crons ?? []);
}

/** What waits for a person, what stands in the calendar, and what happened to organisations, of every context. */
export const todoPorts = (): readonly TodoPort[] => contexts.flatMap((context) => context.todos ?? []);
export const agendaPorts = (): readonly AgendaPort[] => contexts.flatMap((context) => context.agenda ?? []);
export const timelinePorts = (): readonly TimelinePort[] => contexts.flatMap((context) => context.timeline ?? []);

/** What can be found by name, of every context. */
export const searchPorts = (): readonly SearchPort[] => contexts.flatMap((context) => context.search ?? []);
