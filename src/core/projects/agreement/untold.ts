import type { Round } from './round.ts';

/** 评审情况无从判断的缘由, as the office reads them. */
export const UNTOLD = {
  'too-few-experts': '评审专家不足3位，宽严与一致性无从判断',
  'too-few-cases': '有两位以上专家评分的项目不足5个，宽严与一致性无从判断',
  'too-few-scores': '重复评阅的份数太少，评分误差无从估计',
  'not-connected': '各组专家之间没有共同评阅的项目，跨组宽严无从比较',
  'no-error': '除宽严之外各专家评分完全一致，评分误差无从估计',
  'cases-alike': '项目之间的差别没有超出评分误差，分不出高下',
  'experts-alike': '专家之间的宽严差别没有超出评分误差，不作宽严校正',
} as const;

export type UntoldReason = keyof typeof UNTOLD;

/** Two differences between experts are the least from which to speak of how experts differ. */
const FEWEST_EXPERTS = 3;
const FEWEST_CASES = 5;
/** With fewer degrees of freedom the residual variance is known no better than by half of itself; √(2/8). */
const FEWEST_DEGREES = 8;

/**
 * Why nothing can be told from a round as it is designed, all reasons at once. The smallest round that can is three experts who
 * have all read the same five cases.
 */
export function whatCannotBeTold({ caseIds, expertIds, byCase, scores, groups }: Round): UntoldReason[] {
  const degrees = scores.length - caseIds.length - expertIds.length + groups.length;
  const reasons: UntoldReason[] = [];
  if (expertIds.length < FEWEST_EXPERTS) reasons.push('too-few-experts');
  if (byCase.filter((of) => of.length > 1).length < FEWEST_CASES) reasons.push('too-few-cases');
  if (degrees < FEWEST_DEGREES) reasons.push('too-few-scores');
  if (groups.length > 1) reasons.push('not-connected');
  return reasons;
}
