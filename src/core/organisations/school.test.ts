import { expect, test } from 'vitest';
import { SCHOOL_TYPES } from '../programmes/vocabulary.ts';
import { CATEGORIES_OF, isCompulsory, STAGES_OF } from './school.ts';

test('compulsory schools offer primary or junior high; special education is counted on its own', () => {
  expect(SCHOOL_TYPES.filter(isCompulsory)).toEqual([
    '小学',
    '初级中学',
    '九年一贯制学校',
    '完全中学',
    '十二年一贯制学校',
  ]);
});

test('every type of school has its stages and a category its code begins with', () => {
  for (const type of SCHOOL_TYPES) {
    expect(STAGES_OF[type].length).toBeGreaterThan(0);
    expect(CATEGORIES_OF[type].every((category) => /^(11|21|31|34|37|51)$/.test(category))).toBe(true);
  }
  expect(STAGES_OF['十二年一贯制学校']).toEqual(['小学', '初中', '高中']);
});
