import { z } from 'zod';
import { OFFICES, POST_KINDS, type PostKind } from '../../identity/post.ts';

const POSTS = Object.keys(POST_KINDS) as [PostKind, ...PostKind[]];

/**
 * 办理人：who acts at a step. `applicant` is the organisation the case is of; `panel` are the experts seated for it; otherwise
 * holders of one of the posts, `of: applicant` in the district of the applicant, `of: programme` where the programme is issued, `of: city` at the city.
 */
export const StepActor = z.union([
  z.enum(['applicant', 'panel']),
  z.strictObject({
    posts: z.array(z.enum(POSTS)).min(1),
    office: z.enum(OFFICES).optional(),
    of: z.enum(['applicant', 'programme', 'city']),
  }),
]);
export type StepActor = z.output<typeof StepActor>;
