import type { HeldPost } from '../identity/actor.ts';

/**
 * 群机器人的厂商：where its address lies and which parameter of it is the secret
 * (企业微信《群机器人配置说明》, 钉钉《自定义机器人接入》).
 */
export const VENDORS = {
  wecom: {
    name: '企业微信群机器人',
    origin: 'https://qyapi.weixin.qq.com',
    path: '/cgi-bin/webhook/send',
    secret: 'key',
  },
  dingtalk: {
    name: '钉钉自定义机器人',
    origin: 'https://oapi.dingtalk.com',
    path: '/robot/send',
    secret: 'access_token',
  },
} as const;
export type Vendor = keyof typeof VENDORS;

/** 谁的群：an organisation, or one office of a bureau or commission. */
export type Charge = { readonly organisationId: string; readonly office: string | null };

/** What the posts lead, and so may give a group's robot to: alliance and school as a whole, a bureau's office for itself. */
export function chargesOf(posts: readonly HeldPost[]): Charge[] {
  return posts.flatMap(({ kind, organisationId, office }): Charge[] => {
    if (kind === 'alliance-lead' || kind === 'principal' || kind === 'school-admin')
      return [{ organisationId, office: null }];
    return (kind === 'city-officer' || kind === 'district-officer') && office !== null
      ? [{ organisationId, office }]
      : [];
  });
}
