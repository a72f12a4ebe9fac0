// Who may do what, decided from the requirements (R55 and the duties of each post), not from the code. 本区 is 宝山,
// 外区 is 嘉定. Every post below is held in 宝山 unless its name says otherwise; `elsewhereBasic` sits in 嘉定.

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

const all = Object.keys(ACTORS) as ActorName[];

function decide(allow: readonly ActorName[], otherwise: 403 | 404, forbidden: readonly ActorName[] = []): Decision {
  const outcome = (actor: ActorName): Outcome => {
    if (allow.includes(actor)) return 'allow';
    if (actor === 'nobody') return 401;
    return forbidden.includes(actor) ? 403 : otherwise;
  };
  return Object.fromEntries(all.map((actor) => [actor, outcome(actor)])) as Decision;
}

/** Allowed to these; refused with 403 to the rest, who may know that the object exists. */
const only = (...allow: ActorName[]) => decide(allow, 403);
/** Allowed to the first; the second may see the object but not do this; to the rest it does not exist. */
const among = (allow: readonly ActorName[], forbidden: readonly ActorName[] = []) => decide(allow, 404, forbidden);
const signedIn = decide(
  all.filter((actor) => actor !== 'nobody'),
  403,
);
const anyone = decide(all, 403);
const absentForAll = decide([], 404);
const noOne = only();
const both = (decision: Decision): Row => ({ here: decision, there: decision });

// --- Who sees the people of a place ------------------------------------------------------------------------------
// Officers, account administrators, liaisons and researchers see the people of their district; leaders those of their
// school or alliance. Auditors read the trail, not the roster; experts and teachers see themselves.
const seesHere: ActorName[] = [
  'cityBasic',
  'cityPersonnel',
  'systemAdmin',
  'securityAdmin',
  'districtBasic',
  'districtPersonnel',
  'districtFinance',
  'liaison',
  'researcher',
  'lead',
  'principal',
  'schoolAdmin',
];
const seesThere: ActorName[] = ['cityBasic', 'cityPersonnel', 'elsewhereBasic'];
/** Of those who see the person, these may; the others who see are refused; the rest cannot tell that there is one. */
const person = (here: ActorName[], there: ActorName[], self?: Decision): Row => ({
  here: among(here, seesHere),
  there: among(there, seesThere),
  ...(self === undefined ? {} : { self }),
});

// --- Whose office it is ----------------------------------------------------------------------------------------------
/** 基础教育科 keeps the registry of its district; the city's, that of every district. */
const registry: Row = { here: only('cityBasic', 'districtBasic'), there: only('cityBasic', 'elsewhereBasic') };
const registryAnd = (...also: ActorName[]): Row => ({ ...registry, here: only('cityBasic', 'districtBasic', ...also) });
/** 人事 and 系统管理员 keep the people of their district, a school's leaders those of their school. */
const personnel = (...also: ActorName[]): [ActorName[], ActorName[]] => [
  ['cityPersonnel', 'systemAdmin', 'districtPersonnel', ...also],
  ['cityPersonnel'],
];
/** Posts beyond one school look at the places of their district; leaders and teachers at their own. */
const looksAtDistrict: ActorName[] = [
  'cityBasic',
  'cityPersonnel',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
  'districtBasic',
  'districtPersonnel',
  'districtFinance',
  'liaison',
  'researcher',
  'expert',
];
const place = (...also: ActorName[]): Row => ({ here: among([...looksAtDistrict, ...also]), there: among(seesThere) });

const exchangers: ActorName[] = ['cityBasic', 'cityPersonnel', 'districtBasic', 'districtPersonnel', 'elsewhereBasic'];

export const MATRIX: Readonly<Record<string, Row>> = {
  'platform.health': both(anyone),
  'platform.attach': both(signedIn),
  // A file that a teacher of the school attached: the leaders above the school open it; account and audit administrators do not.
  'platform.file': {
    here: among([
      'cityBasic',
      'cityPersonnel',
      'districtBasic',
      'districtPersonnel',
      'districtFinance',
      'liaison',
      'researcher',
      'lead',
      'principal',
      'schoolAdmin',
    ]),
    there: among(seesThere),
  },
  'platform.audit': both(only('auditAdmin')),

  'identity.me': both(signedIn),
  'identity.signInPage': both(anyone),
  'identity.signIn': both(anyone),
  // There is no demonstration here, so nobody is on its list.
  'identity.signInAs': both({ ...absentForAll, nobody: 404 }),
  'identity.signOut': both(signedIn),
  'identity.sessions': both(signedIn),
  'identity.changePassword': both(signedIn),
  'identity.beginSecondFactor': both(signedIn),
  'identity.confirmSecondFactor': both(signedIn),
  'identity.people': both(only(...seesHere, 'elsewhereBasic')),
  'identity.peopleWorkbook': both(only(...seesHere, 'elsewhereBasic')),
  'identity.person': person(seesHere, seesThere, signedIn),
  'identity.registerPerson': { here: only(...personnel('principal', 'schoolAdmin')[0]), there: only('cityPersonnel') },
  'identity.registerPerson as an officer': { here: only(...personnel()[0]), there: only('cityPersonnel') },
  // One's own telephone and address everybody may correct.
  'identity.correctPerson': person(...personnel('principal', 'schoolAdmin'), signedIn),
  // Nobody appoints, honours, resets or suspends themselves.
  'identity.appoint': person(...personnel('principal', 'schoolAdmin'), noOne),
  'identity.appoint as an officer': person(...personnel()),
  // 三员 are appointed by the administrators of the place; the city's own administrators are not among these actors.
  'identity.appoint as an audit administrator': person(['systemAdmin', 'securityAdmin'], []),
  'identity.endPost': person(...personnel('principal', 'schoolAdmin')),
  'identity.titleKinds': both(signedIn),
  'identity.award': person(...personnel(), noOne),
  'identity.endTitle': person(...personnel()),
  'identity.openAccount': person(['systemAdmin', 'securityAdmin', 'principal', 'schoolAdmin'], [], noOne),
  'identity.openAccount of an officer': {
    here: among(
      ['systemAdmin', 'securityAdmin'],
      seesHere.filter((actor) => !['lead', 'principal', 'schoolAdmin'].includes(actor)),
    ),
    there: among([], seesThere),
  },
  // Who holds a post at the city is out of a district administrator's hands, wherever the person is registered.
  'identity.openAccount of a teacher with a city post': person([], []),
  'identity.suspend': person(['systemAdmin', 'securityAdmin', 'principal', 'schoolAdmin'], [], noOne),
  'identity.takeSeat': person(['cityBasic', 'districtBasic'], ['cityBasic', 'elsewhereBasic']),
  'identity.takeSeat in the alliance': person(['cityBasic', 'districtBasic', 'lead'], ['cityBasic', 'elsewhereBasic']),
  'identity.takeSeat in the school': person(
    ['cityBasic', 'districtBasic', 'principal'],
    ['cityBasic', 'elsewhereBasic'],
  ),
  'identity.leaveSeat': person(['cityBasic', 'districtBasic'], ['cityBasic', 'elsewhereBasic']),
  // Who sits in a body and who leads an organisation is known to all who work here.
  'identity.bodySeats': both(signedIn),
  'identity.organisationPeople': both(signedIn),

  // The registry is one for all: who works here may read it.
  'organisations.regions': both(signedIn),
  'organisations.schools': both(signedIn),
  'organisations.schoolsWorkbook': both(signedIn),
  'organisations.school': both(signedIn),
  'organisations.openSchool': registry,
  'organisations.correctSchool': registry,
  'organisations.describeSchool': registryAnd('principal', 'schoolAdmin'),
  'organisations.closeSchool': registry,
  'organisations.recognise': registry,
  'organisations.withdrawRecognition': registry,
  'organisations.alliances': both(signedIn),
  'organisations.alliancesWorkbook': both(signedIn),
  'organisations.alliance': both(signedIn),
  'organisations.allianceMap': both(signedIn),
  'organisations.foundAlliance': registry,
  'organisations.reviseAlliance': registry,
  'organisations.dissolveAlliance': registry,
  'organisations.admitMember': registry,
  'organisations.endMembership': registry,
  'organisations.adoptDocument': registryAnd('lead'),
  'organisations.bodies': both(signedIn),
  'organisations.body': both(signedIn),
  'organisations.establishBody': registry,
  'organisations.establishBody of the alliance': registryAnd('lead'),
  'organisations.establishBody of the school': registryAnd('principal'),
  'organisations.abolishBody': registry,
  'organisations.findOrganisations': both(signedIn),
  'organisations.calendar': both(signedIn),
  // The school calendar is the city's.
  'organisations.setSchoolYear': both(only('cityBasic', 'cityPersonnel')),

  'programmes.cockpit': place(),
  'programmes.cockpit of the city': both(among(['cityBasic', 'cityPersonnel'])),
  'programmes.cockpit of the alliance': place('lead', 'principal', 'schoolAdmin'),
  'programmes.cockpit of the school': place('lead', 'principal', 'schoolAdmin', 'teacher'),
  // What was published is for all who work here, each from where they stand; from another's place it does not exist.
  'programmes.programme': both(signedIn),
  'programmes.programme at a place': place(),
  'programmes.figure': place(),
  'programmes.figureWorkbook': place(),
  'programmes.published': both(signedIn),
  'programmes.definition': both(signedIn),
  'programmes.difference': both(signedIn),
  // A definition evaluates whatever it asks for, so checking one is for the offices that publish.
  'programmes.check': both(only('cityBasic', 'districtBasic', 'elsewhereBasic')),
  'programmes.publish': registry,
  'programmes.participants': both(signedIn),
  'programmes.enrol': registry,
  'programmes.withdraw': registry,
  'programmes.recordTask': registryAnd('liaison'),
  'programmes.undoTask': registryAnd('liaison'),
  'programmes.places': both(signedIn),

  'exchange.templates': both(signedIn),
  // Another district's data: the city's officers and that district's.
  'exchange.workbook': {
    here: only('cityBasic', 'cityPersonnel', 'districtBasic', 'districtPersonnel'),
    there: only('cityBasic', 'cityPersonnel', 'elsewhereBasic'),
  },
  'exchange.upload': both(only(...exchangers)),
  'exchange.imports': both(signedIn),
  // An import belongs to who uploaded it, and to nobody above.
  'exchange.import': { here: among(exchangers), there: among([]) },
  'exchange.faultsWorkbook': { here: among(exchangers), there: among([]) },
  'exchange.apply': { here: among(exchangers), there: among([]) },
  'exchange.discard': { here: among(exchangers), there: among([]) },
};
