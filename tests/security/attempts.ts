import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { contract } from '#contract/index.ts';
import { hashPassword } from '#server/contexts/identity/passwords.ts';
import { anAlliance, aPerson, aSchool, type Person } from '../support/builders.ts';
import { knock } from './knock.ts';
import { type ActorName } from './matrix.ts';
import {
  aBody,
  aFile,
  aMembership,
  anAccount,
  anImport,
  aParticipation,
  aProgramme,
  aSeat,
  aTitle,
  aTitleKind,
  PASSWORD,
  type Side,
  type World,
} from './world.ts';

export type Input = Record<string, unknown>;
/** How to ask a route so that nothing but the asker's posts can be a reason for no. */
export type Attempt = { readonly input: Input; readonly cookie?: string; readonly file?: Buffer };
/** Whose object is acted on: a district's, one that never existed, or the asker's own person. */
export type Whose = {
  readonly world: World;
  readonly side: Side;
  readonly absent: boolean;
  readonly actor: ActorName;
  readonly self: Person | undefined;
};

const PDF = Buffer.from('%PDF-1.7 attached');
const hash = await hashPassword(PASSWORD);
let serial = 0;
const next = () => (serial += 1);
/** A day nobody used before, so that dated things never collide. */
const nextDay = () => Temporal.PlainDate.from('2026-01-01').add({ days: next() }).toString();
/** A day of the past nobody used before. */
const ago = () =>
  Temporal.PlainDate.from('2012-01-01')
    .add({ days: next() % 4000 })
    .toString();
Temporal.PlainDate.from('2016-01-01')
  .add({ days: next() % 3000 })
  .toString();

const { platform } = { platform: (whose: Whose) => whose.world.server.platform };

/** The person acted on: the asker, somebody of the school, or an id that was never given. */
async function person(
  whose: Whose,
  at: { id: string; region: string; name: string } = whose.side.school,
  post: 'teacher' | 'district-officer' = 'teacher',
): Promise<Person> {
  if (whose.absent)
    return { id: randomUUID(), region: whose.side.region, name: '', organisationId: at.id, postId: randomUUID() };
  return (
    whose.self ??
    aPerson(platform(whose).database, {
      at: { ...at, region: whose.side.region },
      post,
      office: post === 'teacher' ? undefined! : '办公室',
    })
  );
}

const keyOf = ({ region, id }: { region: string; id: string }): Input => ({ region, id });
const fieldsOf = (): Input => ({
  name: '王测试',
  staffNo: null,
  subject: '语文',
  stage: null,
  phone: '021-55550000',
  email: 'a@example.cn',
});
const or = async (whose: Whose, make: () => Promise<string>): Promise<string> => (whose.absent ? randomUUID() : make());
const schoolFields = (): Input => ({
  name: `测试学校甲${next()}`,
  type: '初级中学',
  ownership: '公办',
  town: null,
  openedOn: '2000-09-01',
});
const seat = (personOf: Person, bodyId: string): Input => ({
  bodyId,
  region: personOf.region,
  personId: personOf.id,
  role: '成员',
  from: ago(),
});

async function freshSchool(whose: Whose): Promise<string> {
  return (await aSchool(platform(whose).database, { region: whose.side.region })).id;
}
async function freshAlliance(whose: Whose): Promise<string> {
  return (await anAlliance(platform(whose).database, { region: whose.side.region })).id;
}
async function versionOf(whose: Whose, id: string): Promise<number> {
  return (
    await platform(whose)
      .database.system.selectFrom('organisations.organisation')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).version;
}
async function schoolAtStandard(whose: Whose): Promise<string> {
  const id = await freshSchool(whose);
  await platform(whose)
    .database.system.insertInto('organisations.standard_reached')
    .values({ id: randomUUID(), school_id: id, from_day: '2015-01-01', document: null })
    .execute();
  return id;
}

function ownPerson({ world, actor }: Whose): Person | undefined {
  return actor === 'nobody' ? undefined : world.people[actor];
}
/** The asker's account as if it had just been opened. */
async function freshAccount(whose: Whose): Promise<string> {
  const own = ownPerson(whose) ?? whose.world.people.teacher;
  return anAccount(whose.world.server, own, { hash });
}

let workbook: Buffer | undefined;
/** A workbook that says what the platform says already. */
async function aWorkbook({ world }: Whose): Promise<Buffer> {
  workbook ??= (
    await knock(
      world.server,
      contract.exchange.workbook,
      { filled: 'yes', sheet: 'schools', region: '310107' },
      { cookie: world.cookies.cityBasic },
    )
  ).rawPayload;
  return workbook;
}
/** An import of the asker's own; on the other side, one that somebody else uploaded. */
async function importOf(whose: Whose): Promise<Input> {
  const { world, side } = whose;
  const own = ownPerson(whose);
  const officers = ['cityBasic', 'cityPersonnel', 'districtBasic', 'districtPersonnel', 'elsewhereBasic'];
  const by =
    side === world.here && own !== undefined && officers.includes(whose.actor)
      ? own
      : await aPerson(platform(whose).database, { at: world.there.bureau, post: 'district-officer', office: '人事科' });
  return { id: await or(whose, async () => anImport(world.server, by, await aWorkbook(whose))) };
}

const at = (where: string): Input => ({ at: where });
const figure = (side: Side): Input => ({ id: side.programme, target: 'coverage', at: side.region });

/** Every row of the matrix, asked in the way that succeeds for whom it is meant. */
export const ATTEMPTS: Readonly<Record<string, (whose: Whose) => Promise<Attempt> | Attempt>> = {
  'platform.health': () => ({ input: {} }),
  'platform.attach': ({ side }) => ({ input: { name: 'a.pdf', region: side.region }, file: PDF }),
  'platform.file': async (whose) => ({
    input: {
      region: whose.side.region,
      id: await or(whose, async () => aFile(whose.world.server, await person(whose))),
    },
  }),
  'platform.audit': () => ({ input: {} }),

  'identity.me': () => ({ input: {} }),
  'identity.signInPage': () => ({ input: {} }),
  'identity.signIn': async (whose) => ({ input: { login: await freshAccount(whose), password: PASSWORD } }),
  'identity.signInAs': (whose) => ({
    input: {
      personId: (ownPerson(whose) ?? whose.world.people.teacher).id,
      region: (ownPerson(whose) ?? whose.world.people.teacher).region,
    },
  }),
  'identity.signOut': async (whose) => {
    const own = ownPerson(whose);
    return { input: {}, ...(own === undefined ? {} : { cookie: await whose.world.server.signedIn(own) }) };
  },
  'identity.sessions': () => ({ input: {} }),
  'identity.changePassword': async (whose) => {
    await freshAccount(whose);
    return { input: { current: PASSWORD, next: 'Xin-De-Kouling-2026' } };
  },
  'identity.beginSecondFactor': async (whose) => {
    await freshAccount(whose);
    return { input: {} };
  },
  'identity.confirmSecondFactor': async (whose) => {
    await freshAccount(whose);
    const cookie = whose.world.cookies[whose.actor];
    if (cookie === undefined) return { input: { code: '000000' } };
    const begun = (await knock(whose.world.server, contract.identity.beginSecondFactor, {}, { cookie })).json<{
      secret: string;
    }>();
    return { input: { code: new TOTP({ secret: Secret.fromBase32(begun.secret) }).generate() } };
  },
  'identity.people': ({ side }) => ({ input: { region: side.region } }),
  'identity.peopleWorkbook': ({ side }) => ({ input: { region: side.region } }),
  'identity.person': async (whose) => ({ input: keyOf(await person(whose)) }),
  'identity.registerPerson': ({ side }) => ({
    input: { ...fieldsOf(), organisationId: side.school.id, post: 'teacher', from: '2026-01-01' },
  }),
  'identity.registerPerson as an officer': ({ side }) => ({
    input: {
      ...fieldsOf(),
      organisationId: side.bureau.id,
      post: 'district-officer',
      office: '办公室',
      from: '2026-01-01',
    },
  }),
  'identity.correctPerson': async (whose) => ({ input: { ...fieldsOf(), ...keyOf(await person(whose)) } }),
  'identity.appoint': async (whose) => ({
    input: {
      ...keyOf(await person(whose)),
      kind: 'school-admin',
      organisationId: whose.side.school.id,
      from: '2026-01-01',
    },
  }),
  'identity.appoint as an officer': async (whose) => ({
    input: {
      ...keyOf(await person(whose)),
      kind: 'district-officer',
      organisationId: whose.side.bureau.id,
      office: '办公室',
      from: '2026-01-01',
    },
  }),
  'identity.appoint as an audit administrator': async (whose) => ({
    input: {
      ...keyOf(await person(whose)),
      kind: 'audit-admin',
      organisationId: whose.side.bureau.id,
      from: '2026-01-01',
    },
  }),
  'identity.endPost': async (whose) => {
    const { region, postId } = await person(whose);
    return { input: { region, id: postId, to: '2026-01-01' } };
  },
  'identity.titleKinds': () => ({ input: {} }),
  'identity.award': async (whose) => ({
    input: { ...keyOf(await person(whose)), titleId: await aTitleKind(whose.world.server), from: ago() },
  }),
  'identity.endTitle': async (whose) => ({
    input: {
      region: whose.side.region,
      id: await or(whose, async () => aTitle(whose.world.server, await person(whose))),
      to: '2026-01-01',
    },
  }),
  'identity.openAccount': async (whose) => ({ input: { ...keyOf(await person(whose)), login: `login${next()}` } }),
  'identity.openAccount of an officer': async (whose) => ({
    input: { ...keyOf(await person(whose, whose.side.bureau, 'district-officer')), login: `login${next()}` },
  }),
  'identity.openAccount of a teacher with a city post': async (whose) => {
    const found = await person(whose);
    if (!whose.absent) {
      await platform(whose)
        .database.system.insertInto('identity.post')
        .values({
          region: found.region,
          id: randomUUID(),
          person_id: found.id,
          kind: 'expert',
          organisation_id: whose.world.commission.id,
          office: null,
          from_day: '2020-01-01',
        })
        .execute();
    }
    return { input: { ...keyOf(found), login: `login${next()}` } };
  },
  'identity.suspend': async (whose) => {
    const found = await person(whose);
    if (!whose.absent) await anAccount(whose.world.server, found, { hash });
    return { input: { ...keyOf(found), suspended: true } };
  },
  'identity.takeSeat': async (whose) => ({
    input: seat(await person(whose), await aBody(whose.world.server, whose.side.bureau.id)),
  }),
  'identity.takeSeat in the alliance': async (whose) => ({
    input: seat(await person(whose), await aBody(whose.world.server, whose.side.alliance.id)),
  }),
  'identity.takeSeat in the school': async (whose) => ({
    input: seat(await person(whose), await aBody(whose.world.server, whose.side.school.id)),
  }),
  'identity.leaveSeat': async (whose) => ({
    input: {
      region: whose.side.region,
      id: await or(whose, async () => aSeat(whose.world.server, await person(whose), whose.side.bureau.id)),
      to: '2026-01-01',
    },
  }),
  'identity.bodySeats': async (whose) => ({ input: { bodyId: await aBody(whose.world.server, whose.side.bureau.id) } }),
  'identity.organisationPeople': ({ side }) => ({ input: { id: side.school.id } }),

  'organisations.regions': () => ({ input: {} }),
  'organisations.schools': ({ side }) => ({ input: { region: side.region } }),
  'organisations.schoolsWorkbook': ({ side }) => ({ input: { region: side.region } }),
  'organisations.school': ({ side }) => ({ input: { id: side.school.id } }),
  'organisations.openSchool': ({ side }) => ({
    input: { code: `3131${String(100_000 + next())}`, region: side.region, ...schoolFields() },
  }),
  'organisations.correctSchool': async (whose) => ({
    input: { id: await freshSchool(whose), version: 0, ...schoolFields() },
  }),
  'organisations.describeSchool': async (whose) => ({
    input: {
      id: whose.side.school.id,
      version: await versionOf(whose, whose.side.school.id),
      feature: '书法',
      featureSince: '2020-01-01',
      campuses: [],
    },
  }),
  'organisations.closeSchool': async (whose) => ({ input: { id: await freshSchool(whose), on: '2026-01-01' } }),
  'organisations.recognise': async (whose) => ({ input: { id: await freshSchool(whose), from: '2026-01-01' } }),
  'organisations.withdrawRecognition': async (whose) => ({
    input: { id: await schoolAtStandard(whose), to: '2026-01-01' },
  }),
  'organisations.alliances': ({ side }) => ({ input: { region: side.region } }),
  'organisations.alliancesWorkbook': ({ side }) => ({ input: { region: side.region } }),
  'organisations.alliance': ({ side }) => ({ input: { id: side.alliance.id } }),
  'organisations.allianceMap': ({ side }) => ({ input: { region: side.region } }),
  'organisations.foundAlliance': ({ side }) => ({
    input: {
      kind: '学区',
      region: side.region,
      foundedOn: '2026-01-01',
      name: `新学区${next()}`,
      form: null,
      field: null,
      purpose: null,
    },
  }),
  'organisations.reviseAlliance': async (whose) => ({
    input: {
      id: await freshAlliance(whose),
      version: 0,
      name: `改名学区${next()}`,
      form: null,
      field: null,
      purpose: null,
    },
  }),
  'organisations.dissolveAlliance': async (whose) => ({ input: { id: await freshAlliance(whose), on: '2026-01-01' } }),
  'organisations.admitMember': async (whose) => ({
    input: { id: await freshAlliance(whose), schoolId: await freshSchool(whose), role: '成员校', from: '2026-01-01' },
  }),
  'organisations.endMembership': async ({ world, side }) => ({
    input: { id: await aMembership(world.server, side.region), to: '2026-01-01' },
  }),
  'organisations.adoptDocument': ({ side }) => ({
    input: { id: side.alliance.id, kind: '章程', title: '章程', body: '条文', from: nextDay() },
  }),
  'organisations.bodies': ({ side }) => ({ input: { region: side.region } }),
  'organisations.body': async ({ world, side }) => ({ input: { id: await aBody(world.server, side.bureau.id) } }),
  'organisations.establishBody': ({ side }) => ({ input: aBodyAt(side.bureau.id) }),
  'organisations.establishBody of the alliance': ({ side }) => ({ input: aBodyAt(side.alliance.id) }),
  'organisations.establishBody of the school': ({ side }) => ({ input: aBodyAt(side.school.id) }),
  'organisations.abolishBody': async ({ world, side }) => ({
    input: { id: await aBody(world.server, side.bureau.id), on: '2026-01-01' },
  }),
  'organisations.findOrganisations': () => ({ input: {} }),
  'organisations.calendar': () => ({ input: {} }),
  'organisations.setSchoolYear': () => ({
    input: {
      year: 2025,
      verified: true,
      terms: [
        { number: 1, from: '2025-09-01', to: '2026-01-20' },
        { number: 2, from: '2026-02-16', to: '2026-06-30' },
      ],
    },
  }),

  'programmes.cockpit': ({ side }) => ({ input: at(side.region) }),
  'programmes.cockpit of the city': () => ({ input: at('310000') }),
  'programmes.cockpit of the alliance': ({ side }) => ({ input: at(`alliance:${side.alliance.id}`) }),
  'programmes.cockpit of the school': ({ side }) => ({ input: at(`school:${side.school.id}`) }),
  'programmes.programme': ({ side }) => ({ input: { id: side.programme } }),
  'programmes.programme at a place': ({ side }) => ({ input: { id: side.programme, at: side.region } }),
  'programmes.figure': ({ side }) => ({ input: figure(side) }),
  'programmes.figureWorkbook': ({ side }) => ({ input: figure(side) }),
  'programmes.published': () => ({ input: {} }),
  'programmes.definition': ({ side }) => ({ input: { id: side.programme, version: 1 } }),
  'programmes.difference': ({ side }) => ({ input: { id: side.programme, from: 1, to: 1 } }),
  'programmes.check': ({ side }) => ({ input: { yaml: aProgramme('some-programme', side.region) } }),
  'programmes.publish': ({ side }) => ({ input: { yaml: aProgramme(`fresh-${next()}`, side.region) } }),
  'programmes.participants': ({ side }) => ({ input: { id: side.programme } }),
  'programmes.enrol': async (whose) => ({
    input: { id: whose.side.programme, role: '项目校', organisationId: await freshSchool(whose), from: '2026-01-01' },
  }),
  'programmes.withdraw': async ({ world, side }) => ({
    input: { id: await aParticipation(world.server, side), to: '2026-01-01' },
  }),
  'programmes.recordTask': ({ side }) => ({
    input: { id: side.programme, stage: 'first', task: 'start', doneOn: '2026-01-01' },
  }),
  'programmes.undoTask': async (whose) => {
    const { programme } = whose.side;
    await platform(whose)
      .database.system.insertInto('programmes.task_done')
      .values({ programme_id: programme, stage: 'first', task: 'start', done_on: '2026-01-01', note: null })
      .onConflict((known) => known.columns(['programme_id', 'stage', 'task']).doNothing())
      .execute();
    return { input: { id: programme, stage: 'first', task: 'start' } };
  },
  'programmes.places': () => ({ input: {} }),

  'exchange.templates': () => ({ input: {} }),
  'exchange.workbook': ({ side }) => ({ input: { filled: 'no', sheet: 'schools', region: side.region } }),
  'exchange.upload': async (whose) => ({ input: { name: 'a.xlsx' }, file: await aWorkbook(whose) }),
  'exchange.imports': () => ({ input: {} }),
  'exchange.import': async (whose) => ({ input: await importOf(whose) }),
  'exchange.faultsWorkbook': async (whose) => ({ input: await importOf(whose) }),
  'exchange.apply': async (whose) => ({ input: await importOf(whose) }),
  'exchange.discard': async (whose) => ({ input: await importOf(whose) }),
};

function aBodyAt(organisationId: string): Input {
  return { name: `小组${next()}`, kind: '工作小组', level: '区级', organisationId, from: '2026-01-01' };
}
