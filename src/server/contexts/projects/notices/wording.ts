import type { Day } from '#core/kernel/day.ts';
import type { Step } from '#core/programmes/language/procedure.ts';
import { stepOf } from '#core/projects/life.ts';
import { lastDay } from '#core/projects/notice.ts';
import { officialDay } from '../../../platform/documents/official-document.ts';
import { works } from '../../../platform/time/working-days.ts';
import type { ProceduralCall } from '../calls/store.ts';

/** 公示期 in words. */
export const periodWords = ({ limit }: Step): string =>
  limit === undefined ? '' : 'days' in limit ? `${limit.days}天` : `${limit.workingDays}个工作日`;

/** 拟公示的题目和正文, as they are proposed before anybody edits them. */
export function proposed(
  { title, procedure, definition }: ProceduralCall,
  stepId: string,
  count: number,
  from: Day,
): { readonly title: string; readonly body: string } {
  const step = stepOf(procedure, stepId);
  const passed = procedure.steps
    .slice(
      0,
      procedure.steps.findIndex(({ id }) => id === stepId),
    )
    .filter(({ kind }) => kind !== 'assign-panel' && kind !== 'wait' && kind !== 'announce')
    .map(({ name }) => name);
  const to = lastDay(step, from, works);
  return {
    title: `关于“${title}”拟入选名单的公示`.slice(0, 100),
    body: [
      `根据《${definition.title}》（${procedure.source.section}），经${passed.join('、')}等环节，“${title}”拟入选${count}项，现将名单予以公示，接受社会监督。`,
      `公示时间为${officialDay(from)}至${officialDay(to)}（自次日起${periodWords(step)}）。`,
      '公示期间，对拟入选名单有异议的，请登录“家门口”平台，在本公示页面选择所涉项目并写明事实和理由。异议由发布单位逐件核查答复，对提出异议的人员予以保密。',
    ].join('\n'),
  };
}
