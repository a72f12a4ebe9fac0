import type { exchangeRoutes } from '#contract/exchange.ts';
import type { Output } from '#contract/route.ts';

export type Templates = Output<typeof exchangeRoutes.templates>;
export type Template = Templates['sheets'][number];
export type ImportRow = Output<typeof exchangeRoutes.imports>[number];
export type Import = Output<typeof exchangeRoutes.import>;
export type ImportState = Import['state'];
export type SheetPlan = Import['sheets'][number];
export type Fault = Import['faults']['rows'][number];
