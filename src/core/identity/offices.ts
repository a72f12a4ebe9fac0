import type { HeldPost } from './actor.ts';
import type { OFFICES } from './post.ts';

const isOfficer = ({ kind }: HeldPost): boolean => kind === 'city-officer' || kind === 'district-officer';

/** 基础教育科：runs the programmes of its district; the city's, those of the city and of every district. */
export const runsProgrammes = (post: HeldPost): boolean => isOfficer(post) && post.office === '基础教育科';

const DISTRICT_OFFICES: readonly string[] = ['基础教育科', '人事科', '组织科'] satisfies (typeof OFFICES)[number][];

/** Hands data in and out as workbooks: any office of the city, in a district those that keep its registers. */
export const exchangesData = (post: HeldPost): boolean =>
  post.kind === 'city-officer' || (isOfficer(post) && DISTRICT_OFFICES.includes(post.office ?? ''));
