/** 过程管理：节点、进展与变更. */
export const carryingRefusals = {
  'projects.not-carried-out': '这个项目现在不在实施环节，请刷新后查看办理进度',
  'projects.described-for-good': '项目已进入实施，名称和领域不再直接修改，可以变更的事项请提交变更申请',
  'projects.form-lacks-work': '实施中要用到的题目不能缺少：{lacking}',
  'projects.record-in-future': '日期不能晚于今天',
  'projects.record-before-start': '日期不能早于开始实施的 {since}',
  'projects.milestone-done': '“{title}”已登记完成，请刷新后查看',
  'projects.milestone-not-done': '这个节点还没有登记完成，请刷新后查看',
  'projects.no-changes': '程序没有规定实施中可以变更的事项',
  'projects.change-kind-unknown': '请从程序规定的变更类别中选择',
  'projects.change-empty': '没有写明要改成什么，或与现在的一样',
  'projects.change-into-past': '“{title}”的新期限不能早于今天',
  'projects.change-day-passed': '“{title}”申请的新期限 {day} 已过，不能再同意，请答复不同意，由单位重新申请',
  'projects.change-open': '上一件变更申请还没有答复，请等答复或先撤回',
  'projects.change-answered': '这件变更申请已经办结，请刷新后查看',
  'projects.change-decider': '变更申请不由您答复',
} as const;
