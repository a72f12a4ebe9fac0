import { CITY } from '../identity/actor.ts';
import type { OrganisationKind } from '../identity/post.ts';
import type { Day } from '../kernel/day.ts';
import type { Period } from '../kernel/period.ts';
import type { Cells, KnownRow, World } from './sheet.ts';

/** 单位：an organisation of any kind as workbooks mean it — known already, or brought by the same workbook. */
export type Unit = Period & {
  readonly id: string;
  readonly kind: OrganisationKind;
  /** The district's name, 上海市 for the city. */
  readonly region: string;
  readonly name: string;
  /** Of schools. */
  readonly code: string | null;
};

/** 单位名录：finds the organisation a cell means, by the school's code or by name. */
export type Units = {
  /**
   * By the school's code, by name, by 区/名称 where districts share a name, or by id. A shared name means the open unit
   * of the given district, if there is one.
   */
  find(text: string, region?: string | null): Unit | 'several' | undefined;
  school(code: string): Unit | undefined;
  /** How the unit is written in a workbook: a school by its code, others by name, with the district when it is shared. */
  written(unit: Unit): string;
};

const cached = new WeakMap<World, Units>();

/** The units of a workbook's world; made once, after schools and alliances have been read. */
export function unitsOf(world: World): Units {
  const known = cached.get(world);
  if (known !== undefined) return known;
  const byId = new Map<string, Unit>();
  for (const row of world.register('organisations').values())
    byId.set(row.id, unitFrom(row, row.cells['kind'] as OrganisationKind));
  for (const row of world.all('schools')) byId.set(row.id, unitFrom(row, 'school'));
  for (const row of world.all('alliances')) byId.set(row.id, unitFrom(row, 'alliance'));
  const byCode = new Map<string, Unit>();
  const byName = new Map<string, Unit[]>();
  for (const unit of byId.values()) {
    if (unit.code !== null) byCode.set(unit.code, unit);
    const sharing = byName.get(unit.name);
    if (sharing === undefined) byName.set(unit.name, [unit]);
    else sharing.push(unit);
  }
  const units: Units = {
    school: (code) => byCode.get(code),
    find(text, region) {
      const certain = byCode.get(text) ?? byId.get(text);
      if (certain !== undefined) return certain;
      const [district, name] = text.split('/', 2);
      if (name !== undefined) return one((byName.get(name) ?? []).filter((unit) => unit.region === district));
      const named = byName.get(text) ?? [];
      const near = named.filter((unit) => unit.region === region);
      return one(near.length > 0 ? near : named);
    },
    written: (unit) =>
      unit.code ?? ((byName.get(unit.name)?.length ?? 0) > 1 ? `${unit.region}/${unit.name}` : unit.name),
  };
  cached.set(world, units);
  return units;
}

/** The only one, or the only one still open. */
function one(units: readonly Unit[]): Unit | 'several' | undefined {
  if (units.length <= 1) return units[0];
  const open = units.filter((unit) => unit.to === null);
  return open.length === 1 ? open[0] : 'several';
}

/** The district a cell names, by name or by code; a blank means the importer's own. */
export function settleRegion(world: World, cell: Cells[string] | undefined): string | null {
  const written = typeof cell === 'string' && cell !== '' ? cell : null;
  const regions = world.register('regions');
  if (written !== null && regions.has(written)) return written;
  const code = written ?? (world.region === CITY ? null : world.region);
  for (const [name, row] of regions) if (row.cells['code'] === code) return name;
  return written;
}

/** Brings a cell that names a unit to the one form it is compared in. */
export function settleUnit(
  world: World,
  text: Cells[string] | undefined,
  region: Cells[string] | undefined,
): Unit | undefined {
  if (typeof text !== 'string') return undefined;
  const found = unitsOf(world).find(text, typeof region === 'string' ? region : null);
  return found === 'several' ? undefined : found;
}

/** Why a cell names no unit. */
export function noSuchUnit(world: World, text: string): string {
  return unitsOf(world).find(text) === 'several'
    ? `有几个单位都叫“${text}”，请改填学校标识码，或填写“区”`
    : `没有找到单位“${text}”。请填写 10 位学校标识码，或单位全称`;
}

/** Whether the importer may bring rows of a district (by its name). */
export function inReach(world: World, region: string): boolean {
  return world.region === CITY || world.register('regions').get(region)?.cells['code'] === world.region;
}

function unitFrom(row: KnownRow, kind: OrganisationKind): Unit {
  const text = (key: string) => (row.cells[key] ?? null) as string | null;
  return {
    id: row.id,
    kind,
    region: text('region') ?? '',
    name: text('name') ?? '',
    code: kind === 'school' ? text('code') : null,
    from: (text('from') ?? '1900-01-01') as Day,
    to: text('to') as Day | null,
  };
}

/** The code of a district that a settled cell names. */
export function regionCode(world: World, region: Cells[string] | undefined): string {
  return String(world.register('regions').get(String(region))?.cells['code'] ?? '');
}
