import { Refusal } from '../kernel/refusal.ts';
import type { Choice, Procedure, Step } from '../programmes/language/procedure.ts';

/** 能在平台办理的程序：one that says who opens its calls, who may apply, and who acts at every step. */
export type Running = Procedure & {
  readonly call: NonNullable<Procedure['call']>;
  readonly applicants: NonNullable<Procedure['applicants']>;
};

/** 办理状态：a case stands at a step, or has come to an outcome and stays there. */
export type Standing =
  | { readonly step: string; readonly outcome: null }
  | { readonly step: null; readonly outcome: string };

/** 撤回：the outcome that every procedure knows beside its own. */
export const WITHDRAWN = '已撤回';

/** Moves that belong to a kind of step; a choice of the definition is a move by its own name. */
export const MOVES = {
  submit: '提交',
  seat: '确定专家组',
  close: '结束评审',
  finish: '公示期满',
  uphold: '异议成立',
  continue: '进入下一环节',
  archive: '归档',
  withdraw: '撤回',
} as const;

export type Move = {
  /** A key of `MOVES`, or the name of a choice. */
  readonly name: string;
  readonly leads: Standing;
  readonly choice?: Choice;
};

/** The procedure as one that can be carried out; `undefined` when the definition only puts it on record. */
export function carriedOut(procedure: Procedure): Running | undefined {
  const { call, applicants } = procedure;
  return call === undefined || applicants === undefined ? undefined : { ...procedure, call, applicants };
}

/** The step of that id. Throws RangeError for one that the procedure does not have. */
export function stepOf(procedure: Procedure, id: string): Step {
  const step = procedure.steps.find((each) => each.id === id);
  if (step === undefined) throw new RangeError(`the procedure ${procedure.id} has no step ${id}`);
  return step;
}

/** Where a case begins: at the first step. */
export function beginning({ id, steps }: Procedure): { readonly step: string; readonly outcome: null } {
  const [first] = steps;
  if (first === undefined) throw new RangeError(`the procedure ${id} has no steps`);
  return { step: first.id, outcome: null };
}

/** Where a name leads: the step of that id, or else the outcome of that name. */
export function standingAt({ steps }: Procedure, name: string): Standing {
  return steps.some(({ id }) => id === name) ? { step: name, outcome: null } : { step: null, outcome: name };
}

/**
 * 可走的环节：every move open to a case at a step, and where each leads. This is the whole of its life: what is not in the list
 * cannot happen to it. A step that offers no choices is passed by the act of its kind, to `leads` or the step written next.
 */
export function movesAt(procedure: Procedure, stepId: string): readonly Move[] {
  const step = stepOf(procedure, stepId);
  const moves: Move[] =
    step.choices === undefined || step.choices.length === 0
      ? [{ name: PASSES[step.kind], leads: standingAt(procedure, onwardOf(procedure, step)) }]
      : step.choices.map((choice) => ({ name: choice.name, leads: standingAt(procedure, choice.leads), choice }));
  if (step.kind === 'announce' && step.upheld !== undefined)
    moves.push({ name: 'uphold', leads: standingAt(procedure, step.upheld) });
  if (mayWithdraw(procedure, step)) moves.push({ name: 'withdraw', leads: { step: null, outcome: WITHDRAWN } });
  return moves;
}

/** The standing after a move. Refuses with `projects.case-not-so` what is not open at the step, and anything once it ended. */
export function after(procedure: Procedure, standing: Standing, move: string): Standing {
  const open = standing.step === null ? [] : movesAt(procedure, standing.step);
  const found = open.find(({ name }) => name === move);
  if (found === undefined) throw new Refusal('conflict', 'projects.case-not-so');
  return found.leads;
}

/**
 * 办成的结果：the outcomes a case comes to when it is chosen wherever something is chosen. The others are ends of what was not.
 */
export function wonOutcomes(procedure: Procedure): string[] {
  const won = new Set<string>();
  const seen = new Set<string>();
  const go = (standing: Standing): void => {
    if (standing.step === null) won.add(standing.outcome);
    else if (!seen.has(standing.step)) {
      seen.add(standing.step);
      const onward = movesAt(procedure, standing.step).filter(
        ({ name, choice }) => name !== 'withdraw' && name !== 'uphold' && choice?.returns !== true,
      );
      const picked = onward.filter(({ choice }) => choice?.picks === true);
      for (const { leads } of picked.length > 0 ? picked : onward) go(leads);
    }
  };
  go(beginning(procedure));
  return [...won];
}

/** What a move is called where it is told. */
export const moveName = (move: string): string => (move in MOVES ? MOVES[move as keyof typeof MOVES] : move);

/** Where a step without choices leads: to what it says, or to the step written next. Empty when it is the last. */
export function onwardOf({ steps }: Procedure, step: Step): string {
  return step.leads ?? steps[steps.findIndex(({ id }) => id === step.id) + 1]?.id ?? '';
}

const PASSES = {
  fill: 'submit',
  recommend: 'continue',
  'assign-panel': 'seat',
  score: 'close',
  decide: 'continue',
  announce: 'finish',
  wait: 'continue',
  archive: 'archive',
} as const satisfies Record<Step['kind'], keyof typeof MOVES>;

/** Until something is decided, the applicant may take the case back; afterwards it is the deciders' to end. */
function mayWithdraw({ steps }: Procedure, step: Step): boolean {
  const decided = steps.findIndex(({ kind }) => kind === 'decide');
  return decided === -1 || steps.findIndex(({ id }) => id === step.id) < decided;
}
