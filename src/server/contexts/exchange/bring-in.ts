import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Plan } from '#core/exchange/plan.ts';
import { type Fault, type Reading, readRows } from '#core/exchange/reading.ts';
import type { Cells } from '#core/exchange/sheet.ts';
import { CITY } from '#core/identity/actor.ts';
import type { Caller } from '../../platform/caller.ts';
import { command } from '../../platform/command.ts';
import type { SheetPort } from '../../platform/sheets.ts';
import { CONSTRAINTS, countsOf, type Progress, planOn, write } from './perform.ts';
import { exchangePermissions } from './permissions.ts';

/** Rows by sheet and column key, in the cells of the template: `{ schools: [{ code: '3131000001', … }] }`. */
export type RowsBySheet = Readonly<Record<string, Iterable<Cells>>>;

/** 导入结果：what was or would be written; with a fault nothing is. */
export type Outcome = {
  readonly applied: boolean;
  readonly sheets: Plan['sheets'];
  readonly faults: readonly Fault[];
  /** Faults beyond those listed. */
  readonly unlisted: number;
  readonly warnings: readonly string[];
};

export type BringInOptions = {
  readonly dryRun?: boolean;
  readonly region?: string;
  readonly progress?: Progress;
  /** Names new rows, in the order of sheets and rows; the demonstration brings ids that stay the same. */
  readonly newId?: () => string;
};

/** Reads rows that do not come from a workbook as if they stood in one, from line 2 on. */
export function readingOf(ports: readonly SheetPort[], rowsBySheet: RowsBySheet): Reading {
  const strange = Object.keys(rowsBySheet).find((key) => !ports.some((port) => port.key === key));
  if (strange !== undefined) throw new TypeError(`no sheet is called ${strange}`);
  const read = ports.flatMap((port) => {
    const rows = rowsBySheet[port.key];
    return rows === undefined ? [] : [readRows(port, rows)];
  });
  return {
    sheets: read.map(({ sheet }) => sheet),
    faults: read.flatMap(({ faults }) => faults),
    unlisted: 0,
    warnings: [],
  };
}

/** Carries the outcome out of a transaction that must leave nothing behind. */
export class RolledBack extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super('rolled back');
    this.outcome = outcome;
  }
}

/**
 * 导入：plans and writes what was read, all or nothing, in one transaction with one line of audit. With a fault, or as a
 * dry run, nothing is written. A dry run plans on exactly the data an import would.
 */
export async function bringIn(
  ports: readonly SheetPort[],
  caller: Caller,
  given: Reading | RowsBySheet,
  { dryRun = false, region = CITY, progress = () => {}, newId = randomUUID }: BringInOptions = {},
): Promise<Outcome> {
  const reading = isReading(given) ? given : readingOf(ports, given);
  const { warnings, unlisted } = reading;
  const perform = command({
    name: 'exchange.bring-in',
    input: z.strictObject({ region: z.string() }),
    subject: async (_tx, input) => input,
    may: (actor, subject) => exchangePermissions.import(actor, subject.region),
    constraints: CONSTRAINTS,
    async run(tx): Promise<Outcome> {
      const planned = await planOn(tx, ports, reading.sheets, caller, region, { progress, newId });
      const faults = [...reading.faults, ...planned.faults];
      if (dryRun || faults.length > 0)
        throw new RolledBack({ applied: false, sheets: planned.sheets, faults, unlisted, warnings });
      await write(tx, ports, planned, progress);
      return { applied: true, sheets: planned.sheets, faults, unlisted, warnings };
    },
    record: (input, _subject, outcome) => ({
      subject: { kind: 'import', id: randomUUID() },
      region: input.region,
      detail: countsOf(outcome),
    }),
  });
  try {
    const outcome = await perform(caller, { region });
    for (const { context } of ports) caller.freshness.changed(context);
    return outcome;
  } catch (error) {
    if (error instanceof RolledBack) return error.outcome;
    throw error;
  }
}

function isReading(given: Reading | RowsBySheet): given is Reading {
  return Array.isArray(given['sheets']) && Array.isArray(given['faults']);
}
