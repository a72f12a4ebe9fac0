import { sql } from 'kysely';
import type { programmesRoutes } from '#contract/programmes.ts';
import type { Output } from '#contract/route.ts';
import type { Day } from '#core/kernel/day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Definition } from '#core/programmes/definition.ts';
import type { Fact } from '#core/programmes/fact.ts';
import { formOf, formula, inForm } from '#core/programmes/language/figure-words.ts';
import { attributeWords, measureWords } from '#core/programmes/language/words.ts';
import { type Caller, seeing } from '../../../platform/caller.ts';
import { actedBy } from '../acts.ts';
import type { FactLibrary } from '../fact-library.ts';
import type { Place } from '../place.ts';
import { type Cockpits, head, regionNames } from './cockpit.ts';

type Drawer = Output<typeof programmesRoutes.figure>;
type Evidence = Drawer['counted']['rows'][number];

/** Attributes that are keys of other records say nothing to a reader. */
const SILENT = new Set(['alliance', 'programme', 'owner', 'body', 'stage', 'task']);

/** 数字背后: the clause, the measure in words, the formula with its numbers, and the records, as far as the reader may see them. */
export async function drawer(
  caller: Caller,
  cockpits: Cockpits,
  library: FactLibrary,
  asked: { definition: Definition; target: string; place: Place; on: Day; most: number },
): Promise<Drawer> {
  const { definition, place, on, most } = asked;
  const { evaluation, targets } = await cockpits.standing(definition, place, on);
  const standing = evaluation.targets.find((each) => each.target.id === asked.target);
  const [target] = actedBy(
    caller.actor,
    definition,
    targets.filter((each) => each.id === asked.target),
  );
  if (standing === undefined || target === undefined) throw new Refusal('not-found', 'platform.not-found');
  const { figure } = standing;
  const may = await visible(caller, library, [...figure.evidence, ...figure.lacking]);
  const { measure } = standing.target;
  const own = 'per' in measure ? measure.per : standing.target;
  const form = formOf(own);
  const standings = new Map(figure.standings?.map((each) => [each.fact, each]));
  const rows = (facts: readonly Fact[]): { total: number; rows: Evidence[] } => ({
    total: facts.length,
    rows: facts
      .filter(may)
      .slice(0, most)
      .map((fact) => {
        const value = standings.get(fact)?.value ?? fact.value ?? null;
        const shown = value === null ? null : inForm(value, form, own.goal);
        return { ...evidence(fact), value, shown, met: standings.get(fact)?.met ?? null };
      }),
  });
  const all = [...figure.evidence, ...figure.lacking];
  return {
    programme: head(definition, await regionNames(caller)),
    target,
    measure: measureWords(measure),
    formula: standing.missing.length > 0 ? '尚无数据来源' : formula(standing.target, figure),
    counted: rows(figure.evidence),
    lacking: rows(figure.lacking),
    hidden: all.length - all.filter(may).length,
  };
}

/** A record as the pages list it. */
export function evidence(fact: Fact): Omit<Evidence, 'value' | 'shown' | 'met'> {
  const about = Object.entries(fact.attributes ?? {})
    .filter(([name]) => !SILENT.has(name))
    .map(([name, value]) => `${attributeWords(name)} ${[value].flat().join('、')}`);
  return {
    label: fact.label,
    subject: fact.subject,
    organisation: fact.organisation ?? null,
    since: fact.from ?? fact.on ?? null,
    until: fact.to ?? null,
    about: about.join(' · '),
    link: fact.link ?? null,
  };
}

/** Which records about people the reader sees; records about organisations are for everybody. */
export async function visible(
  caller: Caller,
  library: FactLibrary,
  facts: readonly Fact[],
): Promise<(fact: Fact) => boolean> {
  const people = [...new Set(facts.filter(library.isPersonal).map((fact) => fact.subject))];
  if (people.length === 0) return () => true;
  const { rows } = await seeing(caller, (db) =>
    sql<{ id: string }>`select id from identity.v_person where id = any (${people}::uuid[])`.execute(db),
  );
  const seen = new Set(rows.map(({ id }) => id));
  return (fact) => !library.isPersonal(fact) || seen.has(fact.subject);
}
