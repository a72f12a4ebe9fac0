import type { Day } from '#core/kernel/day.ts';
import { worked } from '../days.ts';
import type { Act, CasePlan, Deed, Verdict, Who } from '../shapes.ts';

/** 组成专家组、评审到结束 at one step of scoring. */
export type Round = {
  /** The step that draws the panel; without it the panel that sat before goes on. */
  readonly panel: string | null;
  readonly score: string;
  readonly by: Who;
  /** The day the panel is drawn or asked again; everything else follows in working days. */
  readonly drawn: Day;
  /** Most cases for one expert. */
  readonly most?: number;
  readonly recusal?: string;
  /** So many experts have not begun, and the round is still open. */
  readonly left?: number;
  /** Working days that the experts are given. */
  readonly given?: number;
};

const at = (deed: Deed, who: Who, on: Day, time: string): Act => ({ ...deed, who, on, time });

/** The acts of a round: drawn, confirmed the next day, scored over a week or so, closed when its time is over. */
export function roundActs(
  { panel, score, by, drawn, most = 20, recusal, left = 0, given = 8 }: Round,
  today: Day,
): Act[] {
  const confirmed = panel === null ? drawn : worked(drawn, 1);
  const until = worked(confirmed, given + 1);
  const days = Array.from({ length: given - 2 }, (_, nth) => worked(confirmed, nth + 2)).filter((on) => on <= today);
  const begins = worked(confirmed, 2);
  const acts: Act[] = [
    ...(panel === null
      ? [at({ do: 'begin-round', score, until }, by, drawn, '10:00')]
      : [
          at({ do: 'draw', step: panel, most }, by, drawn, '10:00'),
          at({ do: 'seat', score, until }, by, confirmed, '14:30'),
        ]),
    ...(recusal === undefined
      ? []
      : [
          at({ do: 'recuse', score, reason: recusal }, by, worked(confirmed, 1), '09:10'),
          at({ do: 'replace', score }, by, worked(confirmed, 1), '15:20'),
        ]),
    at({ do: 'appraise', score, days, left }, by, begins, '08:50'),
  ];
  return left > 0 ? acts : [...acts, at({ do: 'close', score }, by, worked(until, 1), '09:30')];
}

/** 研究决定, in one batch, with the minutes of its meeting where the procedure asks for them. */
export type Decision = {
  readonly step: string;
  readonly by: Who;
  readonly on: Day;
  readonly meeting: { readonly region: string; readonly id: string } | null;
  readonly verdicts: readonly Verdict[];
  readonly against?: { readonly chosen: string; readonly passed: string };
};

const AGAINST = {
  chosen: '经补正后目标可以检验，所在区此前没有同类项目，会议研究同意。',
  passed: '得分靠前，但与本校在办的项目内容重叠，会议研究认为应并入后另报。',
};

export const decisionAct = ({ step, by, on, meeting, verdicts, against = AGAINST }: Decision): Act =>
  at({ do: 'decide', step, meeting, verdicts, against }, by, on, '16:00');

/** 公示, with what was objected to and answered, finished on the first working day after its last. */
export type Announcement = {
  readonly step: string;
  readonly by: Who;
  readonly on: Day;
  readonly cases: readonly string[];
  readonly objection?: { readonly of: string; readonly who: Who; readonly body: string; readonly answer?: string };
};

export function noticeActs({ step, by, on, cases, objection }: Announcement): Act[] {
  if (cases.length === 0) return [];
  return [
    at({ do: 'announce', step, cases }, by, on, '10:30'),
    ...(objection === undefined
      ? []
      : [
          at({ do: 'object', of: objection.of, body: objection.body }, objection.who, worked(on, 2), '20:15'),
          ...(objection.answer === undefined
            ? []
            : [at({ do: 'answer', of: objection.of, answer: objection.answer }, by, worked(on, 4), '11:00')]),
        ]),
    at({ do: 'finish' }, by, worked(on, 6), '09:15'),
  ];
}

/** Verdicts on cases by their keys, in the order of the plan. */
export const verdictsOn = (
  cases: readonly CasePlan[],
  choice: (plan: CasePlan, index: number) => { readonly choice: string; readonly note?: string } | undefined,
): Verdict[] =>
  cases.flatMap((plan, index) => {
    const found = choice(plan, index);
    return found === undefined ? [] : [{ of: plan.key, choice: found.choice, note: found.note ?? '' }];
  });
