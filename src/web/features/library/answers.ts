import type { libraryRoutes } from '#contract/library.ts';
import type { Output } from '#contract/route.ts';

export type EntryRow = Output<typeof libraryRoutes.entries>['rows'][number];
export type Entry = Output<typeof libraryRoutes.entry>;
export type Entitled = Output<typeof libraryRoutes.entitled>[number];
