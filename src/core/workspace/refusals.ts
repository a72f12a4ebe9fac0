/** 工作台：通知、订阅与群机器人. */
export const workspaceRefusals = {
  'workspace.no-mail-server': '平台还没有配置邮件服务，请联系管理员',
  'workspace.no-mail-address': '您还没有登记邮箱，请先在“我的人员信息”中填写',
  'workspace.quiet-for-nothing': '免打扰的开始和结束不能是同一时间',
  'workspace.followed-enough': '最多关注 {most} 个单位和计划，请先取消一些',
  'workspace.robot-leaders-only': '由联盟负责人、校长、学校管理员或本科室干部为自己的群设置',
  'workspace.robot-elsewhere': '机器人地址应是从所选厂商的群设置里复制的完整地址',
  'workspace.robot-without-key': '机器人地址里缺少密钥，请重新复制完整地址',
  'workspace.robot-secret-unknown': '只有钉钉机器人用加签密钥，企业微信机器人请留空',
  'workspace.robots-enough': '一个单位或科室最多设置 {most} 个机器人',
  'workspace.delivery-not-so': '已经发出或正在等待发出，不必再试',
  'workspace.too-many-fetches': '读取过于频繁，请在 {seconds} 秒后再试',
} as const;
