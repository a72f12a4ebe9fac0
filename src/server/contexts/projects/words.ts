import { ORGANISATION_KINDS, type OrganisationKind, POST_KINDS } from '#core/identity/post.ts';
import type { Procedure, Step, StepActor } from '#core/programmes/language/procedure.ts';
import type { Reason } from '#core/projects/call.ts';
import { moveName, type Standing } from '#core/projects/life.ts';

/** 办理人 in words. */
export function whoActs(by: StepActor | undefined): string {
  if (by === undefined) return '未定';
  if (by === 'applicant') return '申报单位';
  if (by === 'panel') return '评审专家';
  const posts = by.posts.map((post) => POST_KINDS[post].name).join('、');
  const office = by.office === undefined ? '' : `（${by.office}）`;
  return by.of === 'applicant' ? `申报单位所在${posts}${office}` : `${posts}${office}`;
}

/** 时限 in words. */
export function limitWords({ limit, kind }: Step): string | null {
  if (limit === undefined) return null;
  const long = 'days' in limit ? `${limit.days} 天` : `${limit.workingDays} 个工作日`;
  return kind === 'announce' ? `公示 ${long}` : `${long}内`;
}

/** Where a case stands, or what became of it. */
export const standingName = ({ steps }: Procedure, { step, outcome }: Standing): string =>
  outcome ?? steps.find(({ id }) => id === step)?.name ?? step;

export const stepName = ({ steps }: Procedure, step: string): string =>
  steps.find(({ id }) => id === step)?.name ?? step;

export { moveName };

/** Why an organisation may not apply. */
export function reasonWords(reason: Reason): string {
  if (reason.why === 'organisation')
    return `本程序由${reason.wanted.map((kind) => ORGANISATION_KINDS[kind as OrganisationKind]).join('、')}申报`;
  if (reason.why === 'district') return '本次征集只受理发布征集的区内单位的申报';
  if (reason.why === 'role') return `须以${reason.level ?? ''}${reason.wanted.join('、')}的身份参加本计划`;
  const what = reason.kind === null ? '申报' : reason.kind;
  return `${reason.within === 'call' ? '本次' : '本计划内'}每个单位的${what}不超过 ${reason.most} 项`;
}
