import type { SCHOOL_TYPES, STAGES } from '../programmes/vocabulary.ts';

export type SchoolType = (typeof SCHOOL_TYPES)[number];
export type Stage = (typeof STAGES)[number];

/** 学段 a school of each type offers. Shanghai is 5 + 4: 小学 1–5, 初中 6–9. */
export const STAGES_OF: Readonly<Record<SchoolType, readonly Stage[]>> = {
  幼儿园: ['幼儿园'],
  小学: ['小学'],
  初级中学: ['初中'],
  九年一贯制学校: ['小学', '初中'],
  完全中学: ['初中', '高中'],
  高级中学: ['高中'],
  十二年一贯制学校: ['小学', '初中', '高中'],
  特殊教育学校: ['小学', '初中'],
};

/**
 * 标识码前两位 that a school of each type may carry. A combined school keeps the code it was given, usually that of its
 * highest stage. Source: 学校(机构)标识码 category digits.
 */
export const CATEGORIES_OF: Readonly<Record<SchoolType, readonly string[]>> = {
  幼儿园: ['11'],
  小学: ['21'],
  初级中学: ['31', '37'],
  九年一贯制学校: ['31', '21'],
  完全中学: ['34', '31'],
  高级中学: ['34'],
  十二年一贯制学校: ['34', '31'],
  特殊教育学校: ['51'],
};

/** 义务教育学校: offers primary or junior high, and is not a special-education school, which is counted on its own. */
export function isCompulsory(type: SchoolType): boolean {
  return type !== '特殊教育学校' && STAGES_OF[type].some((stage) => stage === '小学' || stage === '初中');
}
