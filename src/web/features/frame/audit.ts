import { POST_KINDS, type PostKind } from '#core/identity/post.ts';
import { organisationPath, paths } from '#web/paths.ts';

/** What a recorded act was done to. */
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
  meeting: '会议',
  meetings: '会议',
  'meeting-kind': '会议类别',
  task: '任务',
  visit: '走访',
  activity: '活动',
  'activity-kind': '活动类别',
  activities: '活动',
  'liaison-assignment': '联系人安排',
  'visit-kind': '走访类别',
  visits: '走访',
  call: '征集',
  case: '申报件',
  papers: '申报附件',
  'public-notice': '公示',
  objection: '异议',
  'library-entry': '案例',
  joining: '加入申请',
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
  call: '征集',
  procedure: '程序',
  turn: '办理',
  step: '环节',
  move: '办理',
  cases: '申报件',
  papers: '附件',
  choices: '决定',
  notice: '公示',
  case: '申报件',
  upheld: '异议成立',
  milestone: '节点',
  evidence: '依据',
  agree: '同意',
  moved: '已退回',
  opens: '开始受理',
  closes: '截止日期',
  personId: '人员',
  withdraw: '收回',
  programmeId: '行动计划',
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
  seed: '种子',
  scale: '规模',
  today: '当日',
  reminders: '提醒数',
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
  edition: '版次',
  meetings: '会议次数',
  expected: '应到人数',
  present: '实到人数',
  until: '截止日期',
  tasks: '任务数',
  counts: '计入责任',
  progress: '进度',
  files: '附件数',
  confirmed: '确认办结',
  number: '序号',
  due: '期限',
  withTask: '同时交办任务',
  settled: '已办结',
  adopted: '采纳',
  closesAt: '截止时间',
  recuses: '申请回避',
  caseId: '申报件',
  activity: '活动',
  scope: '范围',
  alliance: '联盟',
  founded: '新建',
  transferred: '由其他共同体调入',
  experts: '专家',
  admitted: '同意加入',
  answer: '答复',
  body: '内容',
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
