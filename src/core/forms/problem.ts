import type { FormQuestion } from './questions.ts';

/** 表单的问题：what is wrong with a form, and where: `第 2 页“研究基础”，第 3 题“已有成果”`. */
export type FormProblem = { readonly place: string; readonly message: string };

/** Where a question stands, by titles. */
export const placeNamed = ({ under, title }: Pick<FormQuestion, 'under' | 'title'>): string =>
  [...under, title].map((word) => `“${word}”`).join('，');
