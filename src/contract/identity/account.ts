import { z } from 'zod';
import { route } from '../route.ts';
import { id, nothing, regionCode } from '../values.ts';
import { password, postKind } from './terms.ts';

const Held = z.object({
  id: z.uuid(),
  kind: postKind,
  organisationId: z.uuid(),
  organisationName: z.string(),
  organisationKind: z.enum(['commission', 'bureau', 'academy', 'alliance', 'school']),
  region: z.string(),
  office: z.string().nullable(),
});

/** Who is signed in, and what the frame needs to draw itself. */
const Me = z.object({
  personId: z.uuid(),
  /** With the id, the address of the person's own entry. */
  region: z.string(),
  name: z.string(),
  posts: z.array(Held),
  /** Places the top bar's switcher offers: `310000`, a district code, or `alliance:…`, `school:…`. */
  places: z.array(
    z.object({ at: z.string(), name: z.string(), kind: z.enum(['city', 'district', 'alliance', 'school']) }),
  ),
  /** What the navigation opens. */
  opens: z.object({
    people: z.boolean(),
    programmes: z.boolean(),
    exchange: z.boolean(),
    calendar: z.boolean(),
    audit: z.boolean(),
  }),
  secondFactor: z.enum(['none', 'needed', 'set', 'passed']),
  mustChangePassword: z.boolean(),
  demonstration: z.boolean(),
  today: z.string(),
});

export const accountRoutes = {
  me: route({
    method: 'GET',
    path: '/api/me',
    audience: 'signed-in',
    data: 'personal',
    summary: '当前登录人、岗位和可到之处',
    input: nothing,
    output: Me,
  }),
  signInPage: route({
    method: 'GET',
    path: '/api/sign-in',
    audience: 'anyone',
    data: 'public',
    summary: '登录页：是否为演示环境，以及演示人员',
    input: nothing,
    output: z.object({
      demonstration: z.boolean(),
      people: z.array(
        z.object({
          personId: z.uuid(),
          region: z.string(),
          name: z.string(),
          post: z.string(),
          place: z.string(),
          group: z.string(),
        }),
      ),
    }),
  }),
  signIn: route({
    method: 'POST',
    path: '/api/sign-in',
    audience: 'anyone',
    data: 'personal',
    summary: '用账号和口令登录',
    input: z.strictObject({
      login: z.string().trim().min(1, '请输入账号').max(60),
      password,
      code: z
        .string()
        .regex(/^\d{6}$/, '验证码为 6 位数字')
        .optional(),
    }),
    output: z.object({ next: z.enum(['in', 'code', 'enrol']) }),
  }),
  signInAs: route({
    method: 'POST',
    path: '/api/sign-in/demonstration',
    audience: 'anyone',
    data: 'personal',
    summary: '以演示人员身份登录（仅演示环境）',
    input: z.strictObject({ personId: id, region: regionCode }),
    output: nothing,
  }),
  signOut: route({
    method: 'POST',
    path: '/api/sign-out',
    audience: 'signed-in',
    data: 'personal',
    summary: '退出登录',
    input: z.strictObject({ everywhere: z.boolean().default(false) }),
    output: nothing,
  }),
  sessions: route({
    method: 'GET',
    path: '/api/me/sessions',
    audience: 'signed-in',
    data: 'personal',
    summary: '我的登录设备',
    input: nothing,
    output: z.array(
      z.object({
        id: z.uuid(),
        startedAt: z.string(),
        lastSeenAt: z.string(),
        device: z.string(),
        current: z.boolean(),
      }),
    ),
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/me/password',
    audience: 'signed-in',
    data: 'personal',
    summary: '修改口令',
    input: z.strictObject({ current: password, next: password }),
    output: nothing,
  }),
  beginSecondFactor: route({
    method: 'POST',
    path: '/api/me/second-factor',
    audience: 'signed-in',
    data: 'personal',
    summary: '绑定动态口令：取得密钥',
    input: nothing,
    output: z.object({ secret: z.string(), uri: z.string(), picture: z.string() }),
  }),
  confirmSecondFactor: route({
    method: 'POST',
    path: '/api/me/second-factor/confirm',
    audience: 'signed-in',
    data: 'personal',
    summary: '绑定动态口令：以一次验证码确认',
    input: z.strictObject({ code: z.string().regex(/^\d{6}$/, '验证码为 6 位数字') }),
    output: nothing,
  }),
};
