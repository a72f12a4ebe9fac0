import type { Unified } from '../answers.ts';

/** 五统一: what members of an alliance do as one. */
export const UNIFIED: readonly { key: keyof Unified; name: string; hint: string }[] = [
  { key: 'leadership', name: '统一领导', hint: '谁领导、怎样议事和决定' },
  { key: 'plan', name: '统一计划', hint: '学年工作计划怎样共同制定和检查' },
  { key: 'curriculum', name: '统一课程计划与进度', hint: '课程计划、教学进度怎样统一' },
  { key: 'assessment', name: '统一质量检测', hint: '检测的次数、命题和阅卷' },
  { key: 'training', name: '统一校本培训', hint: '联合教研与校本培训的安排' },
];
