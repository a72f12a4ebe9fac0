import { drawsFrom } from '../../kernel/statistics/draws.ts';
import { fQuantile } from '../../kernel/statistics/f-distribution.ts';
import { type AdditiveFit, additiveFit } from './additive.ts';
import { type CrossedFit, crossedFit } from './crossed.ts';
import { surprises } from './discussion.ts';
import { intraclass } from './icc.ts';
import type { Estimate, Interval } from './interval.ts';
import { krippendorffAlpha } from './krippendorff.ts';
import { rankIntervals } from './ranks.ts';
import { type Round, roundOf, type Score } from './round.ts';
import { type UntoldReason, whatCannotBeTold } from './untold.ts';

/**
 * 评审宽严与一致性：what the scores of a closed round say, beyond themselves, about cases, experts and their agreement. Nothing in it
 * changes a score. What cannot be told is null, and `untold` says why.
 */
export type Appraisal = {
  readonly cases: readonly CaseStanding[];
  readonly experts: readonly ExpertStanding[];
  readonly agreement: Agreement;
  readonly discuss: readonly ScoreToDiscuss[];
  readonly untold: readonly UntoldReason[];
  /** 互不相连的各组: more than one where no chain of common cases joins all experts. */
  readonly groups: readonly { readonly cases: readonly string[]; readonly experts: readonly string[] }[];
};

/**
 * One case. `adjusted` 校正均分 is what is shown: the mean that the experts of the round at large would have given, predicted by
 * the crossed model, and so drawn towards the mean of the round by as much as its scores cannot be relied on; of all three means
 * it misses the truth least. `unshrunken` is the least-squares mean, not drawn: for who asks what leniency alone comes to. Both
 * are null for a case that only one expert scored.
 */
export type CaseStanding = {
  readonly caseId: string;
  readonly scores: number;
  readonly raw: number;
  readonly adjusted: Estimate | null;
  readonly unshrunken: Estimate | null;
  /** Highest and lowest place among the cases of its field with an adjusted mean. */
  readonly ranks: Interval | null;
};

/** One expert: 宽严, the points given above (偏宽) or below (偏严) what the experts of the round at large give to the same cases. */
export type ExpertStanding = {
  readonly expertId: string;
  readonly cases: number;
  readonly leniency: Estimate | null;
  /** By least squares, not drawn to 0. Both add up to 0 over the experts. */
  readonly unshrunken: Estimate | null;
};

/**
 * 一致性. `single`: how much of the variance of one score is that of the cases (组内相关系数, absolute agreement); `average`: the
 * same for the mean of as many scores as a case has (`readers`, the harmonic mean). Their intervals are known only where every
 * expert scored every case. `alpha`: Krippendorff's, on the interval scale.
 */
export type Agreement = {
  readonly single: number | null;
  readonly singleInterval: Interval | null;
  readonly average: number | null;
  readonly averageInterval: Interval | null;
  readonly readers: number | null;
  readonly alpha: number | null;
};

/** 提请合议的评分：it stays as it is. `expected` is what all other scores lead to expect. */
export type ScoreToDiscuss = Score & { readonly expected: number; readonly times: number };

/**
 * Appraises a round. Intervals are meant to hold the true value in 95 of 100 such cases, and were found to in 94 to 97 by
 * simulation, the smallest rounds included; what is not known of the variances is in them.
 * The same scores, in whatever order, give the same answer to the last digit: simulated ranks begin at a fixed seed.
 * @param scores submitted scores, usually 0–100; one of an expert for a case at most
 * @param fieldOf the field of a case by its id: places are those within a field, as decisions are compared
 * @throws RangeError for a second score of an expert for a case, or a value that is no number
 */
export function appraise(scores: readonly Score[], fieldOf: (caseId: string) => string | null = () => null): Appraisal {
  const round = roundOf(scores);
  const untold = whatCannotBeTold(round);
  const alpha = krippendorffAlpha(
    round.byCase.map((of) => of.map((at) => round.data.values[at]!)),
    'interval',
  );
  const additive = untold.length === 0 ? additiveFit(round.data) : null;
  const fit = additive !== null && leavesError(round, additive) ? crossedFit(round.data) : null;
  if (additive === null || fit === null)
    return { ...bare(round, alpha), untold: additive === null ? untold : ['no-error'] };

  const { first, second } = fit.variances;
  return {
    cases: casesOf(round, additive, fit, fieldOf),
    experts: expertsOf(round, additive, fit),
    agreement: { ...agreementOf(round, fit), alpha },
    discuss: surprises(round.data.values, additive).map(({ at, ...surprise }) => ({
      ...round.scores[at]!,
      ...surprise,
    })),
    untold: [...(first > 0 ? [] : ['cases-alike' as const]), ...(second > 0 ? [] : ['experts-alike' as const])],
    groups: round.groups,
  };
}

/** Where simulated worlds begin, so that a round has the same places whenever it is looked at. */
const SEED = 1;

/** Whether experts differ on the cases otherwise than by their leniency. */
const leavesError = ({ data: { values } }: Round, { left }: AdditiveFit) =>
  left > 1e-18 * values.reduce((sum, value) => sum + value ** 2, 0);

/** The two-sided quantile of Student's t that 95 in 100 stay within. */
const student = ({ degrees }: AdditiveFit) => Math.sqrt(fQuantile(0.95, 1, degrees));

/** The deviation of a prediction, what the estimated variances leave uncertain included. */
const deviation = (sd: number, drift: number) => Math.sqrt(sd ** 2 + 2 * drift);

const around = (value: number, reach: number): Estimate => ({ value, interval: [value - reach, value + reach] });

/** What is there even if nothing else can be told: who scored what, and the means. */
function bare(round: Round, alpha: number | null): Omit<Appraisal, 'untold'> {
  const nothing = { single: null, singleInterval: null, average: null, averageInterval: null, readers: null };
  return {
    cases: round.caseIds.map((caseId, at) => ({
      caseId,
      ...rawOf(round, at),
      adjusted: null,
      unshrunken: null,
      ranks: null,
    })),
    experts: round.expertIds.map((expertId, at) => ({
      expertId,
      cases: round.reads[at]!,
      leniency: null,
      unshrunken: null,
    })),
    agreement: { ...nothing, alpha },
    discuss: [],
    groups: round.groups,
  };
}

function rawOf({ byCase, data: { values } }: Round, at: number): { scores: number; raw: number } {
  const scores = byCase[at]!;
  return { scores: scores.length, raw: scores.reduce((sum, score) => sum + values[score]!, 0) / scores.length };
}

function casesOf(
  round: Round,
  additive: AdditiveFit,
  fit: CrossedFit,
  fieldOf: (caseId: string) => string | null,
): CaseStanding[] {
  const wide = student(additive);
  const several = [...round.caseIds.keys()].filter((at) => round.byCase[at]!.length > 1);
  const told = fit.variances.first > 0 ? several : [];
  const fields = Map.groupBy(told, (at) => fieldOf(round.caseIds[at]!));
  const ranks = new Map(
    [...fields.values()].flatMap((among) => {
      const intervals = rankIntervals(round.data, fit, among, drawsFrom(SEED));
      return among.map((at, turn) => [at, intervals[turn]!] as const);
    }),
  );
  return round.caseIds.map((caseId, at) => ({
    caseId,
    ...rawOf(round, at),
    adjusted: ranks.has(at)
      ? around(fit.mean + fit.first.effects[at]!, wide * deviation(fit.first.levelSds[at]!, fit.first.levelDrifts[at]!))
      : null,
    unshrunken:
      round.byCase[at]!.length > 1 ? around(additive.first[at]!, wide * additive.sigma * additive.firstSds[at]!) : null,
    ranks: ranks.get(at) ?? null,
  }));
}

function expertsOf(round: Round, additive: AdditiveFit, fit: CrossedFit): ExpertStanding[] {
  const wide = student(additive);
  return round.expertIds.map((expertId, at) => ({
    expertId,
    cases: round.reads[at]!,
    leniency:
      fit.variances.second > 0
        ? around(fit.second.effects[at]!, wide * deviation(fit.second.centredSds[at]!, fit.second.effectDrifts[at]!))
        : null,
    unshrunken: around(additive.second[at]!, wide * additive.sigma * additive.secondSds[at]!),
  }));
}

function agreementOf({ byCase, expertIds, data }: Round, fit: CrossedFit): Omit<Agreement, 'alpha'> {
  const { first, second, residual } = fit.variances;
  const readers = byCase.length / byCase.reduce((sum, of) => sum + 1 / of.length, 0);
  // Where analysis of variance and the crossed model agree, the intervals of the one are those of the other.
  const exact =
    first > 0 && second > 0 && byCase.every((of) => of.length === expertIds.length)
      ? intraclass(byCase.map((of) => of.map((at) => data.values[at]!)))
      : null;
  return {
    single: first / (first + second + residual),
    singleInterval: exact?.['ICC(2,1)'].interval ?? null,
    average: first / (first + (second + residual) / readers),
    averageInterval: exact?.['ICC(2,k)'].interval ?? null,
    readers,
  };
}
