/** 行动计划的拒绝. */
export const programmesRefusals = {
  'programmes.facts-unreadable': '事实数据写法有误：{problems}',
  'programmes.office-only': '由牵头的区教育局基础教育科或市教委办理',
  'programmes.unreadable': '定义中有 {count} 处问题，首处在第 {line} 行第 {column} 列：{message}',
  'programmes.region-fixed': '这项计划属于 {region}，新版本不能改换地区',
  'programmes.version-not-next': '版本号应为 {next}，文件中写的是 {version}；已发布的版本不能修改',
  'programmes.version-taken': '这个版本刚被他人发布，请刷新后以下一个版本号发布',
  'programmes.role-unknown': '这项计划没有“{role}”这种参与身份',
  'programmes.role-does-not-fit': '这类单位不能以“{role}”的身份参加',
  'programmes.other-region': '该单位不在这项计划的地区',
  'programmes.enrolled-already': '该单位在这段时间已以同一身份参加',
  'programmes.outside-life': '参加日期应在该单位的存续期内',
  'programmes.ends-before-begins': '退出日期应晚于参加日期 {from}',
  'programmes.ended-already': '已于 {to} 退出',
  'programmes.task-measured': '这项任务由数据判定完成与否，不能手工记录',
  'programmes.task-not-recorded': '这项任务没有完成记录，可能已被他人撤回',
  'programmes.task-in-future': '完成日期不能晚于今天',
} as const;
