/** 编组与共同体. */
export const communitiesRefusals = {
  'projects.grouping-office': '由负责编组的岗位办理',
  'projects.not-established': '{titles}没有立项，或立项已经终止，不能编入',
  'projects.in-community-already': '{titles}已在这个共同体中',
  'projects.lead-without-project': '牵头校须是所编项目的承担学校',
  'projects.placement-ended': '这个项目已不在这个共同体中，请刷新后查看',
  'projects.no-team': '行动计划没有写明专家团队，请在“理事会与其他机构”中建立',
  'projects.expert-not-engaged': '请从在聘的专家中选择',
  'projects.expert-guides-already': '{names}已是这个共同体的指导专家',
  'projects.may-not-join': '以{who}身份参加本计划的学校可以申请加入',
  'projects.nobody-joins': '这类共同体不接受申请加入',
  'projects.joining-waits': '已经提交过申请，正在等待答复',
  'projects.joining-answered': '{by}已经答复了这份申请',
  'projects.joining-answerers': '由共同体负责人、牵头校校长或负责编组的岗位答复',
  'projects.joining-reason': '不同意加入须写明理由',
} as const;
