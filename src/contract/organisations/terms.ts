import { z } from 'zod';
import { ORGANISATION_KINDS } from '#core/identity/post.ts';
import {
  ALLIANCE_DOCUMENTS,
  ALLIANCE_FORMS,
  ALLIANCE_KINDS,
  MEMBER_ROLES,
  OWNERSHIPS,
  SCHOOL_TYPES,
  STAGES,
} from '#core/programmes/vocabulary.ts';

export const schoolType = z.enum(SCHOOL_TYPES);
export const ownership = z.enum(OWNERSHIPS);
export const stage = z.enum(STAGES);
export const allianceKind = z.enum(ALLIANCE_KINDS);
export const allianceForm = z.enum(ALLIANCE_FORMS);
export const memberRole = z.enum(MEMBER_ROLES);
export const documentKind = z.enum(ALLIANCE_DOCUMENTS);
export const organisationKind = z.enum(Object.keys(ORGANISATION_KINDS) as [keyof typeof ORGANISATION_KINDS]);

/** 10 位学校(机构)标识码 as text: 2 category digits, `31` for Shanghai, 6 serial digits; no check digit. */
export const schoolCode = z
  .string()
  .trim()
  .regex(/^(11|21|31|34|37|51|91)31\d{6}$/, '学校标识码为 10 位数字：2 位类别码、31、6 位顺序码');

/** 成员关系, as the pages of the school and of the alliance show it. */
export const Membership = z.object({
  id: z.uuid(),
  allianceId: z.uuid(),
  allianceName: z.string(),
  allianceKind,
  schoolId: z.uuid(),
  schoolName: z.string(),
  schoolType,
  role: memberRole,
  from: z.string(),
  to: z.string().nullable(),
});
