import type { SheetPort } from '../../platform/sheets.ts';
import { people } from './sheets/people.ts';
import { posts } from './sheets/posts.ts';
import { titles } from './sheets/titles.ts';

/** 人员、任职、称号 as sheets of the template. */
export const identitySheets: readonly SheetPort[] = [people, posts, titles];
