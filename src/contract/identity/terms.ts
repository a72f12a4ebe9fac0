import { z } from 'zod';
import { OFFICES, POST_KINDS } from '#core/identity/post.ts';

export const postKind = z.enum(Object.keys(POST_KINDS) as [keyof typeof POST_KINDS]);
export const office = z.enum(OFFICES);

export const password = z.string().min(1, '请输入口令').max(200);
