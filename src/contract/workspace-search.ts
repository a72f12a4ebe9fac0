import { z } from 'zod';
import { route } from './route.ts';
import { text } from './values.ts';

/** How many of a kind are counted at most: so many found means so many or more. */
export const MOST_FOUND = 21;

/** 查找的结果 of one kind, the nearest first. */
const FoundOfKind = z.object({
  /** 类别, e.g. 学校. */
  kind: z.string(),
  rows: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** What answers to the text, from one character of the name up to another; null when something else does. */
      part: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
      about: z.string(),
      to: z.string(),
    }),
  ),
  /** How many were found, shown or not; `MOST_FOUND` at most. */
  found: z.number().int(),
  /** The page that lists these, when there are more than are shown and it can be filtered by the text. */
  list: z.string().nullable(),
});

export const searchRoutes = {
  search: route({
    method: 'GET',
    path: '/api/search',
    audience: 'signed-in',
    data: 'personal',
    summary: '按名称或拼音首字母查找人员、单位、会议、任务、活动、征集、申报、公示、案例等',
    input: z.strictObject({ text: text(50) }),
    output: z.array(FoundOfKind),
  }),
};
