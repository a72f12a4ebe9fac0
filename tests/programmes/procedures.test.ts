import { describe, expect, test } from 'vitest';
import { checkForm } from '#core/forms/problems.ts';
import { aimsOf } from '#core/programmes/aims.ts';
import type { Definition } from '#core/programmes/definition.ts';
import type { Procedure } from '#core/programmes/language/procedure.ts';
import { readDefinition } from '#core/programmes/read.ts';
import { after, beginning, carriedOut, movesAt, type Running, type Standing, WITHDRAWN } from '#core/projects/life.ts';
import { itemsOf } from '#core/projects/scoring.ts';
import { type Happened, yieldsOf } from '#core/projects/yield.ts';
import { programmes, textOf } from './files.ts';

const definitions: readonly Definition[] = programmes.flatMap((programme) => {
  const reading = readDefinition(textOf(programme, 'programme.yaml'));
  return 'definition' in reading ? [reading.definition] : [];
});

const running = definitions.flatMap((definition) =>
  (definition.procedures ?? []).flatMap((procedure) => {
    const found = carriedOut(procedure);
    return found === undefined ? [] : [{ name: `${definition.id} · ${procedure.id}`, definition, procedure: found }];
  }),
);

type Walk = { readonly standing: Standing; readonly happened: readonly Happened[] };

/** A move further, as the register of cases would tell it. */
function further(procedure: Procedure, { standing, happened }: Walk, move: string): Walk {
  const to = after(procedure, standing, move);
  const on = `2024-01-${String(happened.length + 1).padStart(2, '0')}` as Happened['on'];
  return { standing: to, happened: [...happened, { on, move, ...to }] };
}

/** Every way from the beginning to an outcome on which no step is come to more than twice. */
function walks(procedure: Procedure): Walk[] {
  const ended: Walk[] = [];
  const go = (walk: Walk, visits: ReadonlyMap<string, number>): void => {
    const { step } = walk.standing;
    if (step === null) {
      ended.push(walk);
      return;
    }
    const times = (visits.get(step) ?? 0) + 1;
    if (times > 2) return;
    for (const { name } of movesAt(procedure, step))
      go(further(procedure, walk, name), new Map(visits).set(step, times));
  };
  go({ standing: beginning(procedure), happened: [] }, new Map());
  return ended;
}

/** The shortest way from a standing to an outcome. */
function wayOut(procedure: Procedure, from: Standing): Walk | undefined {
  let reached: Walk[] = [{ standing: from, happened: [] }];
  const seen = new Set<string | null>();
  while (reached.length > 0) {
    const ended = reached.find(({ standing }) => standing.step === null);
    if (ended !== undefined) return ended;
    reached = reached.flatMap((walk) => {
      const { step } = walk.standing;
      if (step === null || seen.has(step)) return [];
      seen.add(step);
      return movesAt(procedure, step)
        .filter(({ name }) => name !== 'withdraw')
        .map(({ name }) => further(procedure, walk, name));
    });
  }
  return undefined;
}

const outcomesOf = (all: readonly Walk[]) => new Set(all.map(({ standing }) => standing.outcome));

test('four of the five programmes carry out procedures', () => {
  expect(running.map(({ name }) => name)).toEqual([
    'baoshan-clusters-2016 · city-fund-application',
    'baoshan-clusters-2016 · school-application',
    'baoshan-clusters-2016 · experience',
    'baoshan-groups-2015 · bidding',
    'putuo-junior-high-2019 · school-plan',
    'putuo-junior-high-2019 · expert-rounds',
    'shanghai-new-quality-2023 · city-project',
    'shanghai-new-quality-2023 · district-project',
    'shanghai-new-quality-2023 · select-leading',
    'shanghai-new-quality-2023 · call',
  ]);
});

describe.each(running)('$name', ({ procedure, definition }: { procedure: Running; definition: Definition }) => {
  const all = walks(procedure);

  test('leads to each of its outcomes, and to no other', () => {
    expect(outcomesOf(all)).toEqual(new Set([...(procedure.outcomes ?? []), WITHDRAWN]));
  });

  test('has no step, choice or objection that a case cannot come to, and none without a way out', () => {
    const gone = new Set(all.flatMap(({ happened }) => happened.map(({ move, step }) => `${step ?? ''} ${move}`)));
    for (const { id } of procedure.steps) {
      for (const { name, leads } of movesAt(procedure, id)) {
        expect(gone, `${id} ${name}`).toContain(`${leads.step ?? ''} ${name}`);
        expect(wayOut(procedure, leads)?.standing.outcome, `${id} ${name}`).toBeTruthy();
      }
    }
  });

  test('brings about each of its facts on some way, and ends what it says it ends', () => {
    for (const each of procedure.yields ?? []) {
      const brought = all.flatMap(({ happened }) =>
        yieldsOf(procedure, each.kind ?? null, happened).filter((one) => one.yield === each),
      );
      expect(brought.length, `${each.fact} ${each.on}`).toBeGreaterThan(0);
      if (each.until !== undefined) expect(brought.some(({ to }) => to !== null)).toBe(true);
    }
  });

  test('asks by forms that are accepted, and scores by points that come to something', () => {
    for (const { form, kind, instrument } of procedure.steps) {
      const found = definition.forms?.find(({ id }) => id === form);
      if (kind === 'fill') expect(checkForm(found?.form, () => true).problems, form).toEqual([]);
      const scored = definition.instruments?.find(({ id }) => id === instrument);
      if (kind === 'score') expect(scored && itemsOf(scored).length, instrument).toBeGreaterThan(2);
    }
  });
});

describe('the targets that a decision concerns', () => {
  test.each([
    ['shanghai-new-quality-2023 · select-leading', 'decide', [], ['leading-schools']],
    ['shanghai-new-quality-2023 · select-leading', 'recommend', [], []],
    ['shanghai-new-quality-2023 · city-project', 'establish', ['重点项目', '自选项目'], ['key-projects']],
    ['shanghai-new-quality-2023 · city-project', 'establish', ['自选项目'], []],
    [
      'shanghai-new-quality-2023 · call',
      'select',
      ['创新项目', '创新案例'],
      ['innovation-projects', 'innovation-cases'],
    ],
    ['shanghai-new-quality-2023 · call', 'select', ['创新案例'], ['innovation-cases']],
  ])('%s at %s for %j: %j', (name, step, kinds, aims) => {
    const { definition, procedure } = running.find((each) => each.name === name)!;
    expect(aimsOf(definition, procedure, step, kinds)).toEqual(aims);
  });
});
