import type { Answers } from '#core/forms/answer.ts';

/** 学校核心项目 of a plan, with what it starts from and where it wants to be. */
export type CoreProject = { readonly name: string; readonly gap: string; readonly goal: string };

export const CORE_PROJECTS: readonly CoreProject[] = [
  {
    name: '基于标准的课堂改进',
    gap: '课堂以讲为主，两极分化明显',
    goal: '各学科都有可用的课堂观察表，低分段学生减少一半',
  },
  { name: '数字教材支持的学科教学', gap: '信息化设备有而不常用', goal: '四个学科常态使用数字教材，教师人人会用' },
  { name: '体育与艺术特色课程群', gap: '特色项目只在社团里', goal: '每个学生三年修满两门特色课程' },
  { name: '导师制下的学生成长支持', gap: '学习动力不足的学生缺少关注', goal: '学生人人有导师，家长满意度逐年提高' },
];

const coreProject = (index: number): CoreProject => CORE_PROJECTS[index % CORE_PROJECTS.length] as CoreProject;

/** 现状和需求表 */
export function needs(index: number): Answers {
  return {
    strengths: '班子稳定，教研组有集体备课的习惯，学区内已有走教合作。',
    gaps: `${coreProject(index).gap}；骨干教师少，学科发展不平衡。`,
    subjects: [
      ['语文', '数学'],
      ['数学', '外语'],
      ['外语', '物理'],
      ['数学', '物理'],
    ][index % 4],
    needs: '希望帮助诊断课堂教学和作业的有效性。（演示数据）',
  };
}

/** 三年实施规划, as first drafted or as improved. */
export function threeYears({ name, gap, goal }: CoreProject, draft: 'first' | 'improved', first: number): Answers {
  return {
    goals: `到${first + 3}年，${goal}，教育教学状态明显改善。`,
    coreProject: name,
    content: `针对“${gap}”，从备课、上课、作业、辅导、评价五个环节逐项改进，与支援校联合教研。`,
    levers: draft === 'first' ? ['信息化'] : ['信息化', '国际化'],
    schoolAims: [
      { target: 'double-name-masters', goal: '三年内有一名双名工程学员' },
      { target: 'regional-courses', goal: `把“${name}”建成一门区域共享课程` },
    ],
    measures: '每月一次联合教研，每学期两次专家视导，骨干教师实行带教协议。',
    strategy: '先在六年级试行，逐年跟进；校内实行项目管理，每学期末公开进展。',
    years: [
      { year: `${first}学年`, task: '摸清现状，六年级试行', result: '学科诊断报告' },
      { year: `${first + 1}学年`, task: '推到七、八年级，中期展示', result: '案例集和展示课' },
      { year: `${first + 2}学年`, task: '全校推开，总结提炼', result: '制度汇编和总结报告' },
    ],
    indicators: [
      { indicator: '绿色指标中的学习动力指数', now: draft === 'first' ? '待测' : '5', target: '7' },
      { indicator: '家长满意度', now: draft === 'first' ? '待测' : '82%', target: '90%' },
    ],
  };
}

/** 年度自评和规划修订表 of the school year, as first handed in or as completed. */
export function yearly(year: number, report: 'first' | 'completed'): Answers {
  return {
    year: `${year}学年`,
    tasks: [
      { task: '联合教研每月一次', state: '已完成', evidence: '教研记录和课例' },
      { task: '骨干教师带教', state: '推进中', evidence: '带教协议，两名教师完成考核' },
    ],
    changes: '课堂上学生参与增多，作业面批率提高，家长来校反映的问题减少。（演示数据）',
    problems:
      report === 'first' ? '个别学科进展慢。' : '物理学科进展慢：一名教师产假，带教中断了一个学期，实验课时没有补足。',
    revision: '下一年度把带教对象扩大到青年教师，薄弱学科每两周增加一次联合备课。',
  };
}
