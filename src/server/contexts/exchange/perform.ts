import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Breathe, inOrder, type Plan, plan } from '#core/exchange/plan.ts';
import type { Fault, ReadSheet } from '#core/exchange/reading.ts';
import type { Cell, KnownRow } from '#core/exchange/sheet.ts';
import type { Ground } from '#core/exchange/world.ts';
import type { Actor } from '#core/identity/actor.ts';
import { type RefusalCode, sentence } from '#core/refusals.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Db } from '../../platform/database/database.ts';
import { CHANGED } from '../../platform/freshness/line.ts';
import type { SheetPort } from '../../platform/sheets.ts';

/** How far something has come: what is being done, and the share of the whole. */
export type Progress = (doing: string, share: number) => void;

/** Rules that the tables keep themselves, should something change between the plan and the writing. */
export const CONSTRAINTS: Readonly<Record<string, RefusalCode>> = {
  participation_within_organisation: 'exchange.breaks-participation',
  membership_within_school: 'exchange.breaks-membership',
  membership_within_alliance: 'exchange.breaks-membership',
  school_code_key: 'exchange.code-taken',
  person_staff_no: 'exchange.staff-no-taken',
  membership_once: 'exchange.held-already',
  post_once: 'exchange.held-already',
  title_once: 'exchange.held-already',
  participation_once: 'exchange.held-already',
};

/** Everything the sheets refer to, by the register's name. */
export async function registersOf(db: Db, ports: readonly SheetPort[]): Promise<Ground['registers']> {
  const registers = new Map<string, ReadonlyMap<string, KnownRow>>();
  for (const port of ports) {
    for (const [name, load] of Object.entries(port.registers ?? {})) {
      registers.set(name, new Map((await load(db)).map((row) => [row.key, row])));
    }
  }
  return registers;
}

/** Plans what was read against the data as the eyes of this transaction see it. */
export async function planOn(
  db: Db,
  ports: readonly SheetPort[],
  read: readonly ReadSheet[],
  caller: Caller,
  region: string,
  { progress = () => {}, newId = randomUUID }: { readonly progress?: Progress; readonly newId?: () => string } = {},
): Promise<Plan> {
  const total = read.reduce((sum, { rows }) => sum + 2 * rows.length, 1);
  progress('正在读取平台现有数据', 0);
  const registers = await registersOf(db, ports);
  const present = new Map<string, Awaited<ReturnType<SheetPort['current']>>>();
  const brought = read.map(({ key }) => key);
  for (const port of inOrder(ports, brought)) present.set(port.key, await port.current(db, region));
  const breathe: Breathe = async (done) => {
    progress('正在与平台现有数据比对', Math.min(1, done / total));
    await turn();
  };
  const ground = { today: caller.today, actor: caller.actor, region, registers, present };
  return refusingOthers(await plan(ports, read, ground, newId, breathe), ports, caller.actor, region);
}

/** A sheet whose rows are not the actor's to write is refused whole; rows that change nothing refuse nobody. */
function refusingOthers(planned: Plan, ports: readonly SheetPort[], actor: Actor, region: string): Plan {
  const refused = new Map<string, Fault>();
  for (const { key, sheet, may } of ports) {
    const { add = [], change = [] } = planned.changes.get(key) ?? {};
    const allowed = add.length + change.length === 0 || may(actor, region);
    if (allowed === true) continue;
    const message = `“${sheet}”表不能由您导入：${sentence(allowed)}。请从工作簿中删去这张表，或交由他们导入`;
    refused.set(sheet, { sheet, row: 1, column: '', cell: 'A1', value: '', message });
  }
  const sheets = planned.sheets.map((each) =>
    refused.has(each.sheet)
      ? { ...each, add: 0, change: 0, reject: each.reject + each.add + each.change, examples: [] }
      : each,
  );
  return { ...planned, sheets, faults: [...refused.values(), ...planned.faults] };
}

/** Writes a plan without faults: sheet after sheet, in the one transaction it was made in. */
export async function write(
  tx: Db,
  ports: readonly SheetPort[],
  planned: Plan,
  progress: Progress = () => {},
): Promise<void> {
  const total = planned.sheets.reduce((sum, { add, change }) => sum + add + change, 0);
  const written = [...planned.changes].flatMap(([key, changes]) => {
    const port = ports.find((each) => each.key === key);
    return port === undefined || changes.add.length + changes.change.length === 0 ? [] : [{ port, ...changes }];
  });
  for (const { port, change } of written) {
    const ending =
      port.endsFirst === true ? change.filter(({ before, cells }) => endsEarlier(cells['to'], before['to'])) : [];
    if (ending.length > 0) await port.write(tx, { add: [], change: ending }, planned.world);
  }
  let done = 0;
  for (const { port, add, change } of written) {
    progress(`正在写入“${port.sheet}”`, done / total);
    await port.write(tx, { add, change }, planned.world);
    done += add.length + change.length;
  }
  for (const context of new Set(written.map(({ port }) => port.context)))
    await sql`select pg_notify(${CHANGED}, ${context})`.execute(tx);
}

function endsEarlier(now: Cell | undefined, before: Cell | undefined): boolean {
  return typeof now === 'string' && (typeof before !== 'string' || now < before);
}

/** What the audit trail keeps of an import: numbers, no names. */
export function countsOf(
  planned: Pick<Plan, 'sheets'>,
): Record<string, { add: number; change: number; unchanged: number }> {
  return Object.fromEntries(
    planned.sheets.map(({ sheet, add, change, unchanged }) => [sheet, { add, change, unchanged }]),
  );
}
