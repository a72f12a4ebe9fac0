/** 行动计划的拒绝. */
export const programmesRefusals = {
  'programmes.facts-unreadable': '事实数据写法有误：{problems}',
} as const;
