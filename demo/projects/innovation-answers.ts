import type { Answers } from '#core/forms/answer.ts';
import type { Theme } from './themes.ts';

/** 入选项目和案例经验提炼表 */
export function experience(theme: Theme): Answers {
  return {
    core: `先弄清问题再动手：${theme.problem}学校把它变成教研组每周要回答的一个问题。`,
    steps: `一、用两周摸清现状；二、${theme.measures}三、每月复盘一次，只改一处；四、学期末请校外同行看现场。`,
    conditions: '备课组三人以上即可开始；第一学期不宜铺得过宽。（演示数据）',
    ways: ['开放课堂', '书面材料'],
  };
}

/** 创新项目和创新案例申报表 */
export function innovation(theme: Theme, leader: string, telephone: string): Answers {
  return {
    leader,
    phone: telephone,
    summary: `${theme.problem}学校由此着手，${theme.measures}`,
    problem: theme.problem,
    practice: `${theme.measures}\n先在一个年级试行，记录过程，每月复盘一次，再推到全校。`,
    evidence: `${theme.aims}目前已过半程，过程记录、前后对比数据和学生作品齐全。（演示数据）`,
    years: 3,
    transfer: '不需要额外设备，备课组三人以上即可开始；材料可以直接取用。',
    publication: '同意公开',
  };
}

/** 引领校申报书 */
export function leadingSchool(index: number): Answers {
  return {
    surveyed: '2025-11-12',
    findings: '调研认为课程和队伍基础扎实，数据应用不足；学校已据此调整教研安排。（演示数据）',
    certification: index % 2 === 0 ? '已通过认证' : '认证进行中',
    growth: '增长点定为学生自主学习，进步证据按学期收集。',
    monitoring: [
      { indicator: '家长满意度', before: '86%', now: '91%', source: '第三方问卷' },
      { indicator: '教师区级以上公开课', before: '每年4节', now: '每年9节', source: '教导处记录' },
    ],
    ways: ['工作坊', '项目研究'],
    schools: 2 + (index % 3),
    done: '与两所学校联合教研两年，对方已能独立开展主题研修。',
    plan: '每学期开放两次现场，接收跟岗教师，共同开发单元资源。',
  };
}
