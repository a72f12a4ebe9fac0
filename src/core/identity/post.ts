/** 岗位类别：what a person is charged with, always dated and always at an organisation. Responsibilities hang on posts. */
export const POST_KINDS = {
  'system-admin': { name: '系统管理员', at: ['commission', 'bureau'], beyondOneSchool: true },
  'security-admin': { name: '安全管理员', at: ['commission', 'bureau'], beyondOneSchool: true },
  'audit-admin': { name: '审计管理员', at: ['commission', 'bureau'], beyondOneSchool: true },
  'city-officer': { name: '市教委干部', at: ['commission'], beyondOneSchool: true },
  'district-officer': { name: '区教育局干部', at: ['bureau'], beyondOneSchool: true },
  liaison: { name: '专职联系人', at: ['bureau', 'commission'], beyondOneSchool: true },
  'academy-researcher': { name: '研究与教研人员', at: ['academy'], beyondOneSchool: true },
  expert: { name: '专家', at: ['academy', 'commission', 'bureau'], beyondOneSchool: true },
  'alliance-lead': { name: '联盟负责人', at: ['alliance'], beyondOneSchool: true },
  principal: { name: '校长', at: ['school'], beyondOneSchool: false },
  'school-admin': { name: '学校管理员', at: ['school'], beyondOneSchool: false },
  teacher: { name: '教师', at: ['school'], beyondOneSchool: false },
} as const satisfies Record<string, { name: string; at: readonly OrganisationKind[]; beyondOneSchool: boolean }>;

export type PostKind = keyof typeof POST_KINDS;

/** 单位类别. */
export const ORGANISATION_KINDS = {
  commission: '市教育委员会',
  bureau: '区教育局',
  academy: '教育学院与研究机构',
  alliance: '联盟',
  school: '学校',
} as const;

export type OrganisationKind = keyof typeof ORGANISATION_KINDS;

/** 局内科室 of a commission or bureau; a post there may name one. */
export const OFFICES = [
  '基础教育科',
  '组织科',
  '人事科',
  '计财科',
  '督导室',
  '宣传科',
  '纪检监察室',
  '办公室',
] as const;

/** 三员分立：nobody may hold two of these at once (GB/T 22239-2019, 安全管理中心). */
export const SEPARATED: readonly PostKind[] = ['system-admin', 'security-admin', 'audit-admin'];
