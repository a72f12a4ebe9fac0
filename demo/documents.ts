import { type Day, day } from '#core/kernel/day.ts';
import { idOf } from './chance.ts';
import { BAOSHAN, PUTUO } from './districts.ts';
import type { Alliance, AllianceDocument } from './world.ts';

const MATTERS: NonNullable<AllianceDocument['responsibilities']> = [
  {
    matter: '发展规划',
    bureau: '审定规划，纳入全区布局',
    alliance: '编制三年规划，分解年度任务',
    school: '据此制定本校计划并落实',
  },
  {
    matter: '干部教师流动',
    bureau: '核定计划，办理手续',
    alliance: '提出需求，统筹人选',
    school: '推荐人选，保障待遇与考核',
  },
  {
    matter: '课程与教研',
    bureau: '提供标准与专业支持',
    alliance: '组织联合教研，配送共享课程',
    school: '参加教研，开放特色课程',
  },
  {
    matter: '质量监测',
    bureau: '组织区级监测，反馈结果',
    alliance: '统一阶段检测与分析',
    school: '改进教学，跟踪学生',
  },
  {
    matter: '经费使用',
    bureau: '拨付专项经费，绩效评估',
    alliance: '提出预算，统筹使用',
    school: '规范支出，公开结果',
  },
];

const UNIFIED: NonNullable<AllianceDocument['unified']> = {
  leadership: '理事会统一领导，成员校校长任理事，重大事项集体议定。',
  plan: '每学年初统一制定联盟工作计划，学期末对照检查。',
  curriculum: '同年级同学科课程计划和进度统一，允许一周以内的调整。',
  assessment: '每学期一次统一质量检测，统一命题、统一阅卷、统一分析。',
  training: '校本培训统一选题、统一师资、统一记学分。',
};

/**
 * 治理文件 of each alliance as adopted over the years. Gaps there are on purpose: in Baoshan and Putuo the youngest 学区 has no
 * 权责清单, one alliance in twelve no 管理制度, one research community no rules.
 */
export function documentsOf(seed: number, alliances: readonly Alliance[], today: Day): AllianceDocument[] {
  const lacking = new Set(
    [BAOSHAN, PUTUO].map(
      (code) => alliances.filter(({ region, type }) => region === code && type === '学区').at(-1)?.id,
    ),
  );
  return alliances.flatMap((alliance, at) => {
    const adopt = (
      kind: AllianceDocument['kind'],
      from: Day,
      body: string,
      more: Partial<Pick<AllianceDocument, 'responsibilities' | 'unified'>> = {},
    ): AllianceDocument[] =>
      from > today
        ? []
        : [
            {
              id: idOf(seed, 'document', alliance.id, kind, from),
              allianceId: alliance.id,
              kind,
              title: `${alliance.name}${kind}`,
              body: `${body}（演示数据）`,
              responsibilities: null,
              unified: null,
              from,
              ...more,
            },
          ];
    const after = (months: number) => Temporal.PlainDate.from(alliance.from).add({ months }).toString() as Day;
    const governed = alliance.type === '学区' || alliance.type === '教育集团' || alliance.type === '教育圈';
    const renewed = day('2021-09-01');
    return [
      ...(alliance.type === '教育集团' || alliance.type === '教育圈'
        ? adopt('章程', after(1), '第一条 本联盟由牵头校与成员校自愿组成。第二条 重大事项由理事会议定。')
        : []),
      ...(governed ? adopt('规划', after(2), '以三年为期，分年度列出管理、师资、课程、文化四方面任务。') : []),
      ...(governed && after(2) < renewed
        ? adopt('规划', renewed, '在上一轮规划总结的基础上，提出新一轮目标与年度任务。')
        : []),
      ...(governed && !lacking.has(alliance.id)
        ? adopt('权责清单', after(4), '厘清教育局、联盟、学校三方的权利边界和职责范围。', { responsibilities: MATTERS })
        : []),
      ...(alliance.form === '联盟型' || alliance.form === '紧密型'
        ? adopt('五统一', after(6), '领导、计划、课程计划进度、质量检测、校本培训五项统一。', { unified: UNIFIED })
        : []),
      ...(alliance.type === '新优质集群' ||
      alliance.type === '跨区域协作共同体' ||
      at % 12 === 7 ||
      alliance.name.startsWith('学情分析')
        ? []
        : adopt('管理制度', after(5), '包括工作例会、联合教研、资源共享、考核评价等制度。')),
    ];
  });
}
