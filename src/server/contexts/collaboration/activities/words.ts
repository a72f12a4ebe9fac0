import { POST_KINDS, type PostKind } from '#core/identity/post.ts';
import { officialDay } from '../../../platform/documents/official-document.ts';

type AudiencePosts = {
  readonly way: 'post' | 'member-posts' | 'district-posts';
  readonly organisationName: string | null;
  readonly regionName: string | null;
  readonly post: string | null;
  readonly office: string | null;
};

/** Posts an activity is for, as one reads them, e.g. “友谊学区各成员校教师” or “宝山区校长”. */
export function audienceWords({ way, organisationName, regionName, post, office }: AudiencePosts): string {
  const who = office ?? (post === null ? '全体人员' : POST_KINDS[post as PostKind].name);
  switch (way) {
    case 'post':
      return `${organisationName ?? ''}${who}`;
    case 'member-posts':
      return `${organisationName ?? ''}各成员校${who}`;
    case 'district-posts':
      return `${regionName ?? ''}${who}`;
  }
}

/** 2026年10月20日, or 2026年10月20日至22日 as far as the days differ. */
export function daysInWords({ from, to }: { readonly from: string; readonly to: string }): string {
  if (from === to) return officialDay(from);
  const last = officialDay(to);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${officialDay(from)}至${last.slice(last.indexOf('月') + 1)}`;
  return `${officialDay(from)}至${from.slice(0, 4) === to.slice(0, 4) ? last.slice(5) : last}`;
}
