import { CITY } from '../identity/actor.ts';
import { day } from '../kernel/day.ts';
import { movesAt, type Running, stepOf } from '../projects/life.ts';
import type { Definition } from './definition.ts';
import type { Fact } from './fact.ts';
import { setsOf } from './language/measure.ts';
import { selector } from './selection.ts';

/**
 * 决定涉及的目标: ids of the targets of the programme that would count a case chosen at the step, in the order of the definition. What
 * only a later judgement brings about is not among them.
 * @param kinds 申报类别 of the cases at hand; of a procedure without kinds it is empty
 */
export function aimsOf(definition: Definition, procedure: Running, stepId: string, kinds: readonly string[]): string[] {
  const facts = factsOnceChosen(definition, procedure, stepId, kinds);
  const selectionOf = selector({
    programme: definition.id,
    begins: day(definition.period.from),
    facts: (name) => facts.filter(({ subject }) => subject === name),
    calendar: [],
  });
  return (definition.targets ?? []).flatMap(({ id, measure }) =>
    setsOf(measure).some(({ set }) => selectionOf(set).entries.length > 0) ? id : [],
  );
}

/** The facts that come of a case of each kind once it is chosen; the subject is the name of the fact. */
function factsOnceChosen(
  { id, period, region }: Definition,
  procedure: Running,
  stepId: string,
  kinds: readonly string[],
): Fact[] {
  const names = followingChoice(procedure, stepId);
  const cases = (procedure.kinds ?? []).length === 0 ? [procedure.name] : kinds;
  return cases.flatMap((of) =>
    (procedure.yields ?? []).flatMap(({ fact, on, kind = of, as = of, level = region === CITY ? '市级' : '区级' }) =>
      names.has(on) && kind === of
        ? { subject: fact, label: '', region, from: day(period.from), attributes: { programme: id, kind: as, level } }
        : [],
    ),
  );
}

/** The choices that pick at the step, and every step and outcome that follows of itself, up to where somebody judges again. */
function followingChoice(procedure: Running, stepId: string): ReadonlySet<string> {
  const names = new Set<string>();
  const go = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    if (!procedure.steps.some(({ id }) => id === name) || JUDGED.has(stepOf(procedure, name).kind)) return;
    for (const { name: move, leads } of movesAt(procedure, name))
      if (move !== 'withdraw' && move !== 'uphold') go(leads.step ?? leads.outcome);
  };
  for (const { name, choice } of movesAt(procedure, stepId)) {
    if (choice?.picks !== true) continue;
    names.add(name);
    go(choice.leads);
  }
  return names;
}

/** Kinds of step that a case does not pass merely by having been chosen. */
const JUDGED: ReadonlySet<string> = new Set(['recommend', 'score', 'decide', 'wait']);
