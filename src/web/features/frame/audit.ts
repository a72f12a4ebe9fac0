import { POST_KINDS, type PostKind } from '#core/identity/post.ts';
import { organisationPath, paths } from '#web/paths.ts';

/** What each recorded act is called. */
export const ACTIONS = {
  'identity.sign-in': '登录',
  'identity.sign-in-demonstration': '演示登录',
  'identity.sign-out': '退出登录',
  'identity.export-people': '导出人员名册',
  'identity.register': '登记人员',
  'identity.correct': '更正人员信息',
  'identity.appoint': '任命岗位',
  'identity.end-post': '卸任岗位',
  'identity.award': '授予称号',
  'identity.end-title': '结束称号',
  'identity.open-account': '开通账号或重置口令',
  'identity.suspend': '停用或恢复账号',
  'identity.change-password': '修改口令',
  'identity.begin-second-factor': '开始绑定动态口令',
  'identity.confirm-second-factor': '绑定动态口令',
  'identity.take-seat': '任命机构成员',
  'identity.leave-seat': '卸任机构成员',
  'organisations.register-organisation': '登记单位',
  'organisations.open-school': '登记学校',
  'organisations.correct-school': '更正学校登记',
  'organisations.describe-school': '更新办学特色与校区',
  'organisations.close-school': '撤并学校',
  'organisations.recognise': '认定办学基本标准',
  'organisations.withdraw-recognition': '撤销达标认定',
  'organisations.found-alliance': '成立联盟',
  'organisations.revise-alliance': '修改联盟信息',
  'organisations.dissolve-alliance': '解散联盟',
  'organisations.admit-member': '吸收成员校',
  'organisations.end-membership': '成员校退出',
  'organisations.adopt-document': '通过联盟文件',
  'organisations.establish-body': '建立机构',
  'organisations.abolish-body': '撤销机构',
  'organisations.set-school-year': '确定校历',
  'programmes.publish': '发布行动计划',
  'programmes.enrol': '接纳参加单位',
  'programmes.withdraw': '参加单位退出',
  'programmes.record-task': '记录阶段任务完成',
  'programmes.undo-task': '撤回阶段任务',
  'programmes.remind': '提醒责任到期',
  'exchange.upload': '上传工作簿',
  'exchange.apply': '确认导入',
  'exchange.discard': '放弃导入',
  'exchange.bring-in': '导入数据',
  'exchange.export': '导出工作簿',
  'workspace.read-notices': '标记通知已读',
  'workspace.choose': '选择通知接收方式',
  'workspace.follow': '关注',
  'workspace.unfollow': '取消关注',
  'workspace.make-calendar-address': '取得日历订阅地址',
  'workspace.revoke-calendar-address': '作废日历订阅地址',
  'workspace.add-robot': '设置群机器人',
  'workspace.change-robot': '修改群机器人',
  'workspace.remove-robot': '撤掉群机器人',
  'workspace.try-robot': '试发群消息',
  'workspace.send-again': '再次投递',
  'collaboration.assign-liaison': '安排联系人',
  'collaboration.end-assignment': '结束联系人安排',
  'collaboration.add-visit-kind': '增设走访类别',
  'collaboration.begin-visit': '开始记走访',
  'collaboration.save-visit': '保存走访草稿',
  'collaboration.send-visit': '送达走访报告',
  'collaboration.discard-visit': '丢弃走访草稿',
  'collaboration.attach-photo': '附走访照片',
  'collaboration.remove-photo': '移除走访照片',
  'collaboration.answer-point': '答复走访事项',
  'collaboration.settle-point': '办结或退回走访事项',
  'collaboration.decide-proposal': '决定走访建议',
  'collaboration.add-activity-kind': '增设活动类别',
  'collaboration.organise-activity': '起草活动',
  'collaboration.revise-activity': '修改活动',
  'collaboration.publish-activity': '发布活动',
  'collaboration.cancel-activity': '取消活动',
  'collaboration.sign-up': '报名参加活动',
  'collaboration.withdraw-sign-up': '退出活动报名',
  'collaboration.scan-into-activity': '活动扫码签到',
  'collaboration.mark-presence': '登记活动到场',
  'collaboration.close-activity': '结束活动签到',
  'collaboration.attach-material': '添加活动资料',
  'collaboration.remove-material': '移除活动资料',
  'collaboration.summarise-activity': '写活动总结',
  'collaboration.rate-activity': '评价活动',
  'platform.attach': '上传附件',
  'platform.mark-demonstration': '标记演示数据',
  'identity.add-demonstration-titles': '登记演示称号目录',
  'organisations.establish-demonstration-bodies': '建立演示机构',
  'collaboration.enter-demonstration-visits': '登记演示走访',
} as const;

export type Action = keyof typeof ACTIONS;

/** An act's name; one that is not listed yet shows its code. */
export function actionName(action: string): string {
  return ACTIONS[action as Action] ?? action;
}

export const SUBJECTS: Readonly<Record<string, string>> = {
  person: '人员',
  session: '登录',
  school: '学校',
  alliance: '联盟',
  organisation: '单位',
  body: '机构',
  membership: '成员关系',
  programme: '行动计划',
  participant: '参加单位',
  import: '导入',
  file: '附件',
  region: '区划',
  bodies: '机构',
  'title-kinds': '称号目录',
  demonstration: '演示数据',
  'school-year': '校历',
  visit: '走访',
  activity: '活动',
  'activity-kind': '活动类别',
  activities: '活动',
  'liaison-assignment': '联系人安排',
  'visit-kind': '走访类别',
  visits: '走访',
  robot: '群机器人',
  delivery: '投递',
};

/** The trail names what was acted on as `kind id`: in words, and where it can be seen. */
export function subjectOf(text: string): { word: string; id: string; to: string | null } {
  const [kind = '', id = ''] = text.split(' ', 2);
  const to = kind === 'body' ? paths.body(id) : kind === 'programme' ? paths.programme(id) : organisationPath(kind, id);
  return { word: SUBJECTS[kind] ?? kind, id, to };
}

export const FIELDS: Readonly<Record<string, string>> = {
  name: '名称',
  read: '已读条数',
  vendor: '厂商',
  kinds: '类别',
  programme: '行动计划',
  code: '代码',
  kind: '类别',
  type: '类型',
  form: '形式',
  field: '领域',
  title: '标题',
  titleId: '称号',
  role: '身份',
  post: '岗位',
  person: '人员',
  schoolId: '学校',
  organisationId: '单位',
  organisation: '单位',
  ownership: '办学性质',
  town: '街镇',
  feature: '办学特色',
  campuses: '校区',
  document: '文号',
  from: '自',
  to: '至',
  on: '日期',
  openedOn: '建校日期',
  foundedOn: '成立日期',
  doneOn: '完成日期',
  stage: '阶段',
  task: '任务',
  version: '版本',
  suspended: '停用',
  verified: '已核定',
  terms: '学期',
  size: '大小',
  sheets: '工作表',
  rows: '行数',
  filled: '含数据',
  titles: '称号',
  bodies: '机构',
  seats: '席位',
  made: '已生成',
  seed: '种子数',
  scale: '规模',
  today: '当日',
  level: '级别',
  people: '人数',
  before: '原为',
  reason: '原因',
  waiting: '候补',
  part: '归入',
  came: '到场人数',
  activities: '活动',
  assignments: '联系人安排',
  visits: '走访',
  revision: '稿次',
  number: '序号',
  due: '期限',
  withTask: '同时交办任务',
  settled: '已办结',
  adopted: '采纳',
};

/** The recorded facts as `field：value`, one after another; what has a name is called by it. */
export function detailOf(json: string, names: Readonly<Record<string, string>>): string {
  try {
    const detail = JSON.parse(json) as Record<string, unknown>;
    return Object.entries(detail)
      .map(([name, value]) => `${FIELDS[name] ?? name}：${said(name, value, names)}`)
      .join('；');
  } catch {
    return json;
  }
}

function said(field: string, value: unknown, names: Readonly<Record<string, string>>): string {
  if (value === null) return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map((each) => said(field, each, names)).join('、');
  if (typeof value !== 'string') return JSON.stringify(value);
  return field === 'post' && value in POST_KINDS ? POST_KINDS[value as PostKind].name : (names[value] ?? value);
}
