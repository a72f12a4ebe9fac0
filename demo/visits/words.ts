/** What visits say: neutral sentences about alliances, each telling that it is invented. */
export const SEEN = [
  '跨校走教按课表进行，学生能按时到位；共享课程的材料在成员校之间已经互通。（演示数据）',
  '联合教研按月开展，各成员校都有教师到场；研讨记录由牵头校汇总。（演示数据）',
  '场地共用的时间表已经张贴，周中使用较满，周五下午仍有空档。（演示数据）',
  '新加入的成员校已接入共享课程，授课教师的交通安排还在磨合。（演示数据）',
  '骨干教师带教按协议进行，听评课记录齐全，带教对象反映有帮助。（演示数据）',
] as const;

export const MET = [
  '负责人、教导主任',
  '负责人、两位走教教师',
  '负责人、各成员校分管校长',
  '负责人、教研组长',
] as const;

/** A point, and what its answer says. */
export type Matter = { readonly kind: '问题' | '建议'; readonly body: string; readonly answer: string };

export const MATTERS: readonly Matter[] = [
  { kind: '问题', body: '走教教师的课时没有计入本校工作量', answer: '已修订工作量核算办法，走教课时按一点二倍计入' },
  { kind: '问题', body: '共享课程的选课名单两校口径不一', answer: '由牵头校统一收集名单，开课前一周核对' },
  { kind: '问题', body: '功能教室周五下午排不开', answer: '与邻近成员校错开安排，空档对外开放' },
  { kind: '问题', body: '新教师带教没有固定时间', answer: '每周三下午定为带教时间，不排其他会议' },
  { kind: '问题', body: '跨校教研的材料到得晚，来不及准备', answer: '材料提前一周上传，逾期改期' },
  { kind: '建议', body: '把各校特色课程编成一张课表，便于成员校选用', answer: '本学期末编成第一版，下学期试用' },
  { kind: '建议', body: '请牵头校开放一次班主任例会，供成员校观摩', answer: '已排入下月安排' },
  { kind: '建议', body: '流动教师每学期座谈一次，听取意见', answer: '期末由联盟组织' },
];

export const FOUND = ['到校看过，已落实', '电话核实，已办好', '随访时看到已经改过来'] as const;
export const STILL_MISSING = '只改了一个年级，请再办';

export const PROPOSES = [
  '人员到位前，这项任务推迟一个学期',
  '这项任务的责任单位增列牵头校',
  '这项任务改为按学年完成，减少集中填报',
] as const;
export const REASONS = {
  adopted: '与各单位反映一致，修订时一并调整',
  declined: '期限由方案规定，不作调整，由工作小组协助落实',
} as const;
