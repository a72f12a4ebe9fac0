import type { programmesRoutes } from '#contract/programmes.ts';
import type { Output } from '#contract/route.ts';
import { type Actor, CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import { holdsOn } from '#core/kernel/period.ts';
import type { Definition } from '#core/programmes/definition.ts';
import { type Evaluation, evaluate } from '#core/programmes/evaluate.ts';
import type { Fact } from '#core/programmes/fact.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Database } from '../../../platform/database/database.ts';
import { actedBy } from '../acts.ts';
import type { FactLibrary } from '../fact-library.ts';
import { type Place, withinPlace } from '../place.ts';
import { concerning, type Ready, type Shelf } from '../shelf.ts';
import { dutyCards, hereOf, type Named, overdue, stageCards, targetCards } from './cards.ts';

type Cockpit = Output<typeof programmesRoutes.cockpit>;
type Card = Cockpit['programmes'][number];

/** A programme at a place on a day, with everything the pages show of it. */
export type Standing = {
  readonly ready: Ready;
  readonly evaluation: Evaluation;
  readonly targets: ReturnType<typeof targetCards>;
  readonly duties: ReturnType<typeof dutyCards>;
  /** What the cockpit says of the duties and the stage: summed once, not once a reader. */
  readonly brief: Pick<Card, 'dutyCounts' | 'late' | 'stages' | 'stage'>;
};

type Coverage = ReadonlyMap<string, { readonly schools: number; readonly covered: number }>;

const MOST_KEPT = 1500;

/** 驾驶舱：what is shown of programmes, kept for as long as nothing they are computed from changes. */
export function cockpits(database: Database, shelf: Shelf, library: FactLibrary) {
  const kept = new Map<string, { generation: string; standing: Standing }>();
  const covered = new Map<string, { generation: string; coverage: Coverage }>();

  async function standing(definition: Definition, place: Place, on: Day): Promise<Standing> {
    const ready = await shelf.get(definition);
    const within = withinPlace(place, definition.region);
    const part = within && (await shelf.get(definition, within));
    const key = `${definition.id} ${place.at} ${on}`;
    const generation = `${ready.generation} ${part?.generation ?? ''} ${place.related.length}`;
    const known = kept.get(key);
    if (known?.generation === generation) return known.standing;
    const evaluation = evaluate(ready.prepared, on);
    const duties = dutyCards(evaluation, place, await owersNamed(database, evaluation));
    const made = {
      ready,
      evaluation,
      targets: targetCards(ready, evaluation, hereOf(ready, part, place, on), place),
      duties,
      brief: briefOf(definition, evaluation, duties),
    };
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
    kept.set(key, { generation, standing: made });
    return made;
  }

  async function at(caller: Caller, place: Place, on: Day): Promise<Cockpit> {
    const definitions = concerning(await shelf.all(), place.region);
    const standings = await Promise.all(definitions.map((definition) => standing(definition, place, on)));
    const names = await regionNames(caller);
    const shown = standings.filter(
      (each) =>
        place.id === undefined ||
        each.duties.length > 0 ||
        each.targets.some((target) => target.here?.concerned === true),
    );
    return {
      at: place.at,
      placeName: place.name,
      on,
      programmes: shown.map((each) => card(each, names, caller.actor)),
      districts: place.kind === 'city' ? await districts(standings, names, on) : [],
    };
  }

  /** One row a district: its coverage, and how the targets of its own programmes stand. */
  async function districts(
    standings: readonly Standing[],
    names: ReadonlyMap<string, string>,
    on: Day,
  ): Promise<Cockpit['districts']> {
    const byDistrict = await coverage(on);
    return [...names]
      .filter(([code]) => code !== CITY)
      .map(([code, name]) => {
        const own = standings.filter(({ ready }) => ready.definition.region === code);
        const { schools, covered: joined } = byDistrict.get(code) ?? { schools: 0, covered: 0 };
        const statuses: Record<string, number> = {};
        for (const { targets } of own) for (const { status } of targets) statuses[status] = (statuses[status] ?? 0) + 1;
        return {
          code,
          name,
          schools,
          coverage: schools === 0 ? null : joined / schools,
          programmes: own.length,
          statuses,
        };
      });
  }

  /** How many compulsory schools each district has on the day, and how many of them are in an alliance. */
  async function coverage(on: Day): Promise<Coverage> {
    const names = ['schools.compulsory', 'schools.in-an-alliance'] as const;
    const generation = library.generation(names);
    const known = covered.get(on);
    if (known?.generation === generation) return known.coverage;
    const [compulsory, joined] = await Promise.all(
      names.map(async (name) => byRegion((await library.load(name, CITY)) ?? [], on)),
    );
    const made: Coverage = new Map(
      [...(compulsory ?? [])].map(([code, among]) => [
        code,
        { schools: among.size, covered: (joined?.get(code) ?? new Set<string>()).intersection(among).size },
      ]),
    );
    if (covered.size >= 60) covered.delete(covered.keys().next().value ?? '');
    covered.set(on, { generation, coverage: made });
    return made;
  }

  return { standing, at };
}

export type Cockpits = ReturnType<typeof cockpits>;

function card({ ready, targets, brief }: Standing, names: ReadonlyMap<string, string>, actor: Actor): Card {
  return { ...head(ready.definition, names), targets: actedBy(actor, ready.definition, targets), ...brief };
}

function briefOf({ stages = [] }: Definition, evaluation: Evaluation, duties: Standing['duties']): Standing['brief'] {
  const dutyCounts: Record<string, number> = {};
  for (const { counts } of duties)
    for (const [state, count] of Object.entries(counts)) dutyCounts[state] = (dutyCounts[state] ?? 0) + count;
  return {
    dutyCounts,
    late: overdue(duties, evaluation.on),
    stages: stages.map(({ name, from, to }) => ({ name, from, to })),
    stage: stageCards(evaluation.stages).findLast((stage) => stage.state === 'current')?.name ?? null,
  };
}

/** Who owes a duty by records of something else – seats, documents – is called by its own name. */
async function owersNamed(database: Database, { duties }: Evaluation): Promise<Named> {
  const keys = duties.flatMap(({ duty: { owedBy }, owers }) =>
    'each' in owedBy && typeof owedBy.each === 'object' && 'by' in owedBy.each ? owers.map(({ key }) => key) : [],
  );
  if (keys.length === 0) return new Map();
  const rows = await database.reader
    .selectFrom('organisations.v_organisation')
    .select(['id', 'name', 'kind'])
    .where('id', 'in', [...new Set(keys)])
    .execute();
  return new Map(
    rows.map(({ id, name, kind }) => {
      const page = kind === 'school' ? '/schools/' : kind === 'alliance' ? '/alliances/' : undefined;
      return [id, { label: name, ...(page === undefined ? {} : { link: page + id }) }];
    }),
  );
}

/** What every page says first of a programme. */
export function head(
  definition: Definition,
  names: ReadonlyMap<string, string>,
): Omit<Card, 'targets' | 'dutyCounts' | 'late' | 'stage' | 'stages'> {
  const { id, version, title, issuer, region, document, summary, period } = definition;
  return {
    id,
    version,
    title,
    issuer,
    region,
    regionName: names.get(region) ?? region,
    document: document ?? null,
    summary: summary ?? null,
    period,
  };
}

export async function regionNames({ database }: Pick<Caller, 'database'>): Promise<Map<string, string>> {
  const rows = await database.reader
    .selectFrom('organisations.v_region')
    .select(['code', 'name'])
    .orderBy('code')
    .execute();
  return new Map(rows.map(({ code, name }) => [code, name]));
}

function byRegion(facts: readonly Fact[], on: Day): Map<string, Set<string>> {
  const held = facts.filter((fact) => fact.from !== undefined && holdsOn({ from: fact.from, to: fact.to ?? null }, on));
  return new Map(
    [...Map.groupBy(held, (fact) => fact.region ?? '')].map(([region, each]) => [
      region,
      new Set(each.map((fact) => fact.subject)),
    ]),
  );
}
