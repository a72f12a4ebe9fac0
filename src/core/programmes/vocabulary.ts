/** 事实词表：what every fact is called, what one record of it is, and which attributes definitions may filter by. */
export type Term = {
  /** 中文名. */
  readonly name: string;
  /** What one record is. */
  readonly record: string;
  /** A state holds for a while; an event happens on a day. */
  readonly dated: 'state' | 'event';
  /** What the value measures, when records carry one. */
  readonly value?: string;
  /** Attribute → its allowed values, or what it holds when the values are open. */
  readonly attributes: Readonly<Record<string, readonly string[] | 'text' | 'number' | 'boolean'>>;
};

export const STAGES = ['幼儿园', '小学', '初中', '高中'] as const;
export const SCHOOL_TYPES = [
  '幼儿园',
  '小学',
  '初级中学',
  '九年一贯制学校',
  '完全中学',
  '高级中学',
  '十二年一贯制学校',
  '特殊教育学校',
] as const;
export const OWNERSHIPS = ['公办', '民办'] as const;
export const ALLIANCE_KINDS = [
  '教育圈',
  '学区',
  '教育集团',
  '新优质集群',
  '强校共同体',
  '研究共同体',
  '跨区域协作共同体',
] as const;
export const ALLIANCE_FORMS = [
  '紧密型',
  '松散型',
  '多法人组合式',
  '跨学段联合',
  '联盟型',
  '互助共进联合体',
  '托管',
  '承办',
  '联办',
  '协办',
  '集团化',
] as const;
export const CLUSTER_FIELDS = ['课程与教学', '管理与文化', '评价与改进'] as const;
export const MEMBER_ROLES = ['牵头校', '核心校', '成员校', '实验校', '支援校', '参与校'] as const;
export const ALLIANCE_DOCUMENTS = ['章程', '规划', '权责清单', '五统一', '管理制度'] as const;
export const LEVELS = ['市级', '区级'] as const;

const school = { type: SCHOOL_TYPES, stage: STAGES, ownership: OWNERSHIPS, town: 'text' } as const;
const inAlliance = {
  kind: ALLIANCE_KINDS,
  form: ALLIANCE_FORMS,
  field: CLUSTER_FIELDS,
  role: MEMBER_ROLES,
  alliance: 'text',
} as const;

export const vocabulary = {
  schools: { name: '学校', record: '一所开办中的学校', dated: 'state', attributes: school },
  'schools.compulsory': {
    name: '义务教育学校',
    record: '一所设有小学或初中学段的学校',
    dated: 'state',
    attributes: school,
  },
  'schools.in-an-alliance': {
    name: '加入联盟的学校',
    record: '一所学校加入一个联盟',
    dated: 'state',
    attributes: { ...school, ...inAlliance },
  },
  'schools.at-basic-standard': {
    name: '达到办学基本标准的学校',
    record: '一所学校达到办学基本标准',
    dated: 'state',
    attributes: school,
  },
  'schools.with-feature': {
    name: '办学特色形成的学校',
    record: '一所学校登记了办学特色',
    dated: 'state',
    attributes: school,
  },
  alliances: {
    name: '联盟',
    record: '一个教育圈、学区、集团、集群或共同体',
    dated: 'state',
    attributes: { kind: ALLIANCE_KINDS, form: ALLIANCE_FORMS, field: CLUSTER_FIELDS, level: LEVELS },
  },
  'alliances.documents': {
    name: '联盟治理文件',
    record: '一个联盟通过的一份章程、规划或清单',
    dated: 'state',
    attributes: { kind: ALLIANCE_KINDS, document: ALLIANCE_DOCUMENTS },
  },
  memberships: {
    name: '联盟成员',
    record: '一所学校是一个联盟的成员（归于联盟）',
    dated: 'state',
    attributes: inAlliance,
  },
  bodies: {
    name: '领导与专家机构',
    record: '一个已建立的机构',
    dated: 'state',
    attributes: { kind: 'text', programme: 'text', level: LEVELS },
  },
  'bodies.seats': {
    name: '机构任职',
    record: '一人在一个机构任职（归于机构）',
    dated: 'state',
    attributes: { kind: 'text', programme: 'text', role: 'text' },
  },
  'people.teachers': {
    name: '在职教师',
    record: '一位教师在一所学校任教（归于学校）',
    dated: 'state',
    attributes: { subject: 'text', stage: STAGES },
  },
  'people.titled': {
    name: '有称号的教师和校长',
    record: '一人持有一项称号（归于所在学校）',
    dated: 'state',
    attributes: { title: 'text', category: 'text', level: 'text', subject: 'text' },
  },
  'people.posts': {
    name: '岗位任职',
    record: '一人担任一个岗位（归于单位）',
    dated: 'state',
    attributes: { post: 'text', office: 'text' },
  },
  participation: {
    name: '项目参与',
    record: '一个单位以一种身份参加一项计划',
    dated: 'state',
    attributes: { programme: 'text', role: 'text', level: LEVELS, batch: 'text' },
  },
  'tasks.done': {
    name: '阶段任务完成',
    record: '一项阶段任务完成',
    dated: 'event',
    attributes: { programme: 'text', stage: 'text', task: 'text' },
  },

  'meetings.held': {
    name: '召开的会议',
    record: '一个机构或联盟召开的一次会议',
    dated: 'event',
    attributes: { kind: 'text', programme: 'text' },
  },
  'visits.made': {
    name: '联系人走访',
    record: '一次走访（归于被走访单位）',
    dated: 'event',
    attributes: { kind: 'text', programme: 'text' },
  },
  'activities.held': {
    name: '举办的活动',
    record: '一次展示、论坛、培训等活动（归于主办单位）',
    dated: 'event',
    attributes: { kind: 'text', level: LEVELS, programme: 'text' },
  },
  'activities.quality': {
    name: '活动质量评价',
    record: '一次活动的质量评价',
    dated: 'event',
    value: '评价均分，0–1',
    attributes: { kind: 'text', programme: 'text' },
  },
  'calls.opened': {
    name: '发布的征集',
    record: '一次项目或案例征集',
    dated: 'event',
    attributes: { kind: 'text', programme: 'text' },
  },
  'projects.established': {
    name: '立项项目',
    record: '一个立项项目（归于承担学校）',
    dated: 'state',
    attributes: { kind: 'text', level: LEVELS, programme: 'text', field: 'text' },
  },
  'projects.concluded': {
    name: '结项项目',
    record: '一个通过成果评估的项目',
    dated: 'event',
    attributes: { kind: 'text', level: LEVELS, programme: 'text' },
  },
  'cases.selected': {
    name: '入选案例',
    record: '一个入选的创新案例',
    dated: 'event',
    attributes: { kind: 'text', level: LEVELS, programme: 'text' },
  },
  'schools.leading': {
    name: '引领校',
    record: '一所发挥引领作用的项目校',
    dated: 'state',
    attributes: { level: LEVELS, programme: 'text' },
  },
  'experts.engaged': {
    name: '受聘专家',
    record: '一位专家受聘于一个单位或共同体（归于该单位）',
    dated: 'state',
    attributes: { level: LEVELS, title: 'text', programme: 'text' },
  },
  'plans.approved': {
    name: '学校规划',
    record: '一份通过论证的三年规划（归于学校）',
    dated: 'state',
    attributes: { programme: 'text' },
  },
  'evaluations.done': {
    name: '完成的评估',
    record: '一次评估、督导或调研（归于被评单位）',
    dated: 'event',
    value: '结果，0–1',
    attributes: { kind: 'text', by: 'text', programme: 'text' },
  },
  'certifications.held': {
    name: '成长认证',
    record: '一所学校通过成长认证',
    dated: 'state',
    attributes: { level: LEVELS },
  },
  'reports.issued': {
    name: '出具的分析报告',
    record: '一份诊断或学科分析报告（归于学校）',
    dated: 'event',
    attributes: { kind: 'text', programme: 'text' },
  },
  'quality.green-index': {
    name: '绿色指标结果',
    record: '一所学校一轮绿色指标综合结果',
    dated: 'state',
    value: '综合结果',
    attributes: { level: 'text', stage: STAGES },
  },
  'surveys.satisfaction': {
    name: '满意度',
    record: '一所学校一轮一类对象的满意度',
    dated: 'state',
    value: '满意比例，0–1',
    attributes: { respondent: ['学生', '家长', '社区居民', '教师'], programme: 'text' },
  },
  'appeals.answered': {
    name: '答复的诉求',
    record: '一件按时答复的诉求',
    dated: 'event',
    attributes: { onTime: 'boolean' },
  },
  'courses.shared': {
    name: '共享课程',
    record: '一门共享课程（归于开设学校）',
    dated: 'state',
    attributes: { scope: ['区域', '联盟'], kind: 'text' },
  },
  'resources.digital': {
    name: '课程数字资源覆盖',
    record: '一所学校一类课程的数字资源覆盖',
    dated: 'state',
    value: '覆盖比例，0–1',
    attributes: { course: ['基础型', '拓展型', '研究型'] },
  },
  'staff.seed-plan': {
    name: '种子计划教师',
    record: '一位纳入种子计划的教师（归于学校）',
    dated: 'state',
    attributes: { subject: 'text' },
  },
  'staff.backbone-grown': {
    name: '培养成的骨干教师',
    record: '一位经重点培养成长的骨干教师（归于学校）',
    dated: 'event',
    attributes: { subject: 'text' },
  },
  'staff.moves': {
    name: '教师干部流动',
    record: '一人一次流动、轮岗、挂职或支援（归于流入单位）',
    dated: 'state',
    attributes: { kind: 'text', title: 'text', cadre: 'boolean' },
  },
  'staff.studios': {
    name: '名师工作室与基地',
    record: '一个工作室或基地设在一所学校（归于学校）',
    dated: 'state',
    attributes: { kind: 'text', level: LEVELS },
  },
  'staff.banks': { name: '资源库人员', record: '一人入一个人才库', dated: 'state', attributes: { bank: 'text' } },
  'staff.training': {
    name: '培训学时',
    record: '一人完成的一项培训',
    dated: 'event',
    value: '学时',
    attributes: { kind: 'text', programme: 'text' },
  },
  'funds.allocated': {
    name: '经费拨付',
    record: '一笔拨付（归于学校）',
    dated: 'event',
    value: '金额，元',
    attributes: { line: 'text', programme: 'text' },
  },
  'awards.given': { name: '表彰', record: '一次表彰', dated: 'event', attributes: { kind: 'text', programme: 'text' } },
  'stories.published': {
    name: '宣传报道与出版',
    record: '一篇报道、一本书或一条推送',
    dated: 'event',
    attributes: { medium: 'text', programme: 'text' },
  },
  'projects.selected': {
    name: '入选创新项目',
    record: '一个在征集评选中入选的创新项目（归于承担学校）',
    dated: 'event',
    attributes: { kind: 'text', level: LEVELS, programme: 'text' },
  },
  'schools.digital-pilot': {
    name: '教学数字化转型试点学校',
    record: '一所学校列为教学数字化转型试点',
    dated: 'state',
    attributes: school,
  },
  'dossiers.areas': {
    name: '动态档案有记载的方面',
    record: '一所学校动态档案的一个方面已有记载（归于学校）',
    dated: 'state',
    attributes: { area: ['干部培养', '教师发展', '学生成长', '资源配置', '课堂教学', '特色建设'] },
  },
  'evaluations.sources': {
    name: '有结果的评价来源',
    record: '一所学校一套评价中的一类来源已有结果（归于学校）',
    dated: 'event',
    attributes: { system: ['四位一体督导', '三位一体视导', '四位一体评价'], source: 'text' },
  },
  'cadres.bases': {
    name: '干部培训和实践基地',
    record: '一个基地（归于所在学区、集团或单位）',
    dated: 'state',
    attributes: { kind: ['党校', '党建责任区基地', '学区集团基地', '学校实践点'] },
  },
  'venues.shared': {
    name: '共享场地设备',
    record: '一处向联盟开放的场地或设备（归于所属学校）',
    dated: 'state',
    attributes: { kind: 'text' },
  },
} as const satisfies Record<string, Term>;

export type FactName = keyof typeof vocabulary;

/** The vocabulary's entry of a fact, when it has one. */
export function termOf(name: string): Term | undefined {
  return Object.hasOwn(vocabulary, name) ? vocabulary[name as keyof typeof vocabulary] : undefined;
}

/** 属性的中文名，for sentences about conditions. */
export const ATTRIBUTE_NAMES: Readonly<Record<string, string>> = {
  type: '学校类型',
  stage: '学段',
  ownership: '举办者',
  town: '街镇',
  kind: '类别',
  form: '形式',
  field: '领域',
  role: '角色',
  alliance: '联盟',
  level: '级别',
  document: '文件',
  programme: '计划',
  subject: '学科',
  title: '称号',
  category: '类别',
  post: '岗位',
  office: '科室',
  batch: '批次',
  task: '任务',
  by: '评估方',
  respondent: '对象',
  onTime: '按时',
  scope: '范围',
  course: '课程',
  cadre: '干部',
  bank: '资源库',
  line: '经费线',
  medium: '媒介',
  region: '地区',
  value: '数值',
};
