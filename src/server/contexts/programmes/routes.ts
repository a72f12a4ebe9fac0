import { sql } from 'kysely';
import { XLSX } from '#contract/exchange.ts';
import type { programmesRoutes } from '#contract/programmes.ts';
import { CITY } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { differenceOf } from '#core/programmes/difference.ts';
import { evaluate } from '#core/programmes/evaluate.ts';
import { readDefinition } from '#core/programmes/read.ts';
import { sentence } from '#core/refusals.ts';
import { containing } from '../../platform/database/search-pattern.ts';
import { said } from '../../platform/http/allowed.ts';
import type { Answers } from '../../platform/http/http.ts';
import type { Surroundings } from '../../surroundings.ts';
import { actedBy } from './acts.ts';
import { targetCards } from './cockpit/cards.ts';
import { head, regionNames } from './cockpit/cockpit.ts';
import { drawer } from './cockpit/drawer.ts';
import { figureWorkbook } from './cockpit/figure-workbook.ts';
import { programmePage } from './cockpit/page.ts';
import { enrol, withdraw } from './commands/participation.ts';
import { publish, whyNotPublish } from './commands/publish.ts';
import { recordTask, undoTask } from './commands/record-task.ts';
import { engineOf } from './engine.ts';
import { callTargetsAnswers } from './judging/call-targets.ts';
import { evidenceAnswers } from './judging/case-evidence.ts';
import { programmesPermissions as may } from './permissions.ts';
import { homeOf, placeOf, reachOf } from './place.ts';
import * as store from './store.ts';

const MOST_SHOWN = 500;
const MOST_EXPORTED = 20_000;

export function programmesAnswers({ database, freshness }: Surroundings): Answers<typeof programmesRoutes> {
  const engine = engineOf({ database, freshness });
  const { library, shelf, cockpit } = engine;

  /** A programme seen from a place: the place asked for, else where the caller is at home within the programme's region. */
  async function seen(
    caller: Parameters<typeof placeOf>[0],
    asked: { id: string; at?: string | undefined; on?: string | undefined },
  ) {
    const definition = await shelf.find(asked.id);
    const on = (asked.on ?? caller.today) as typeof caller.today;
    return { definition, on, place: await placeOf(caller, asked.at ?? homeOf(caller.actor), on) };
  }

  return {
    ...evidenceAnswers(engine),
    ...callTargetsAnswers(engine),

    async cockpit(caller, { at, on = caller.today }) {
      return cockpit.at(caller, await placeOf(caller, at, on), on);
    },

    async programme(caller, asked) {
      const { definition, place, on } = await seen(caller, asked);
      return programmePage(caller, definition, await cockpit.standing(definition, place, on), place, on);
    },

    async figure(caller, asked) {
      return drawer(caller, cockpit, library, {
        ...(await seen(caller, asked)),
        target: asked.target,
        most: MOST_SHOWN,
      });
    },

    async figureWorkbook(caller, asked) {
      const { definition, place, on } = await seen(caller, asked);
      const found = await drawer(caller, cockpit, library, {
        definition,
        place,
        on,
        target: asked.target,
        most: MOST_EXPORTED,
      });
      return {
        name: `${definition.title}-${asked.target}-${on}.xlsx`,
        type: XLSX,
        body: await figureWorkbook(found, on),
      };
    },

    async published(caller) {
      const [definitions, names] = [await shelf.all(), await regionNames(caller)];
      const versions = await database.reader
        .selectFrom('programmes.definition')
        .select(['id', 'version', 'published_at as publishedAt', 'published_by as publishedBy'])
        .orderBy('version', 'desc')
        .execute();
      const region = caller.actor.posts.find((post) => may.publish(caller.actor, post) === true)?.region;
      return {
        programmes: definitions.map((definition) => ({
          ...head(definition, names),
          versions: versions.filter((each) => each.id === definition.id),
        })),
        can: { publish: said(region === undefined ? 'programmes.office-only' : true) },
      };
    },

    async definition(_caller, { id, version }) {
      const found = await store.version(database.reader, id, version);
      if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
      return { id, version, yaml: found.yaml };
    },

    async difference(_caller, { id, from, to }) {
      const [before, after] = [
        await store.version(database.reader, id, from),
        await store.version(database.reader, id, to),
      ];
      if (before === undefined || after === undefined) throw new Refusal('not-found', 'platform.not-found');
      return differenceOf(before.definition, after.definition);
    },

    // A preview evaluates whatever the text asks for, over everybody's records: it is for the offices that publish.
    async check(caller, { yaml }) {
      if (!caller.actor.posts.some(({ region }) => may.publish(caller.actor, { region }) === true))
        throw new Refusal('forbidden', 'programmes.office-only');
      const read = readDefinition(yaml);
      const problems = [...read.problems];
      if (!('definition' in read)) return { problems, preview: null };
      const { definition } = read;
      const previous = (await shelf.all()).find((each) => each.id === definition.id);
      const names = await regionNames(caller);
      const place = {
        at: definition.region,
        kind: definition.region === CITY ? 'city' : 'district',
        name: names.get(definition.region) ?? definition.region,
        region: definition.region,
        id: undefined,
        related: [],
      } as const;
      const ready = await shelf.preview(definition);
      return {
        problems,
        preview: {
          programme: head(definition, names),
          targets: actedBy(
            caller.actor,
            definition,
            targetCards(ready, evaluate(ready.prepared, caller.today), { own: undefined, part: undefined }, place),
          ),
          changes: previous === undefined ? [] : differenceOf(previous, definition),
          previous: previous?.version ?? null,
          publish: whyNotPublish(caller.actor, definition, previous),
        },
      };
    },

    publish: (caller, input) => publish(caller, input),

    async participants(caller, { id, on = caller.today }) {
      const definition = await shelf.find(id);
      const { rows } = await sql<{
        id: string;
        role: string;
        level: string | null;
        batch: string | null;
        organisationId: string;
        organisationName: string;
        organisationKind: string;
        region: string;
        from: string;
        to: string | null;
      }>`
        select p.id, p.role, p.level, p.batch, p.organisation_id as "organisationId", o.name as "organisationName", o.kind as "organisationKind", o.region, p.from_day as "from", p.to_day as "to"
        from programmes.participation p join organisations.v_organisation o on o.id = p.organisation_id
        where p.programme_id = ${id} and p.from_day <= ${on}::date order by p.to_day desc, p.role, o.name collate platform.pinyin, p.id limit 2000`.execute(
        database.reader,
      );
      return {
        rows: rows.map((row) => ({
          ...row,
          can: {
            withdraw:
              row.to !== null && row.to <= caller.today
                ? sentence('programmes.ended-already', { to: row.to })
                : said(may.enrol(caller.actor, definition)),
          },
        })),
        roles: (definition.participants ?? []).map((each) => each.role),
        can: { enrol: said(may.enrol(caller.actor, definition)) },
      };
    },
    enrol: (caller, input) => enrol(caller, input),
    withdraw: (caller, input) => withdraw(caller, input),
    recordTask: (caller, input) => recordTask(caller, input),
    undoTask: (caller, input) => undoTask(caller, input),

    async places(caller, { search, region }) {
      const { regions, organisations } = await reachOf(caller);
      const { rows } = await sql<{ at: string; name: string; kind: 'alliance' | 'school' }>`
        select o.kind || ':' || o.id as at, o.name, o.kind from organisations.v_organisation o
        where o.kind in ('alliance', 'school') and o.to_day > ${caller.today}::date and (${region ?? CITY} = ${CITY} or o.region = ${region ?? CITY})
          and (${CITY} = any (${regions}::text[]) or o.region = any (${regions}::text[]) or o.id = any (${organisations}::uuid[]))
          and o.name || ' ' || o.initials ilike ${containing(search ?? '')} order by o.name collate platform.pinyin, o.id limit 20`.execute(
        database.reader,
      );
      return rows;
    },
  };
}
