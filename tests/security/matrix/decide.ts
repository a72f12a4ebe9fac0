export const ACTORS = {
  nobody: '未登录',
  cityBasic: '市教委基础教育科',
  cityPersonnel: '市教委人事科',
  systemAdmin: '本区系统管理员',
  securityAdmin: '本区安全管理员',
  auditAdmin: '本区审计管理员',
  districtBasic: '本区基础教育科',
  elsewhereBasic: '外区基础教育科',
  districtPersonnel: '本区人事科',
  districtFinance: '本区计财科',
  liaison: '本区专职联系人',
  researcher: '本区教育学院研究人员',
  expert: '本区专家',
  lead: '本联盟负责人',
  principal: '本校校长',
  schoolAdmin: '本校管理员',
  teacher: '本校教师',
  otherTeacher: '本区联盟外另一校教师',
} as const;

export type ActorName = keyof typeof ACTORS;
export type Outcome = 'allow' | 401 | 403 | 404;
export type Decision = Readonly<Record<ActorName, Outcome>>;
/** The decided answers on an object of 本区, of 外区, and on the actor's own person where that differs. */
export type Row = { readonly here: Decision; readonly there: Decision; readonly self?: Decision };

/** What was decided for the routes of a context, by `context.route` and the case of it. */
export type Decided = Readonly<Record<string, Row>>;

export const all = Object.keys(ACTORS) as ActorName[];

function decide(allow: readonly ActorName[], otherwise: 403 | 404, forbidden: readonly ActorName[] = []): Decision {
  const outcome = (actor: ActorName): Outcome => {
    if (allow.includes(actor)) return 'allow';
    if (actor === 'nobody') return 401;
    return forbidden.includes(actor) ? 403 : otherwise;
  };
  return Object.fromEntries(all.map((actor) => [actor, outcome(actor)])) as Decision;
}

/** Allowed to these; refused with 403 to the rest, who may know that the object exists. */
export const only = (...allow: ActorName[]) => decide(allow, 403);
/** Allowed to the first; the second may see the object but not do this; to the rest it does not exist. */
export const among = (allow: readonly ActorName[], forbidden: readonly ActorName[] = []) =>
  decide(allow, 404, forbidden);
export const signedIn = decide(
  all.filter((actor) => actor !== 'nobody'),
  403,
);
export const anyone = decide(all, 403);
export const absentForAll = decide([], 404);
export const noOne = only();
export const both = (decision: Decision): Row => ({ here: decision, there: decision });
