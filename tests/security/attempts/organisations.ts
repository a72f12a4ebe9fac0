import { randomUUID } from 'node:crypto';
import { aBody, aMembership } from '../world.ts';
import {
  type Attempts,
  databaseOf,
  freshAlliance,
  freshSchool,
  type Input,
  next,
  nextDay,
  type Whose,
} from './asking.ts';

const schoolFields = (): Input => ({
  name: `测试学校甲${next()}`,
  type: '初级中学',
  ownership: '公办',
  town: null,
  openedOn: '2000-09-01',
});

async function versionOf(whose: Whose, id: string): Promise<number> {
  return (
    await databaseOf(whose)
      .system.selectFrom('organisations.organisation')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).version;
}
async function schoolAtStandard(whose: Whose): Promise<string> {
  const id = await freshSchool(whose);
  await databaseOf(whose)
    .system.insertInto('organisations.standard_reached')
    .values({ id: randomUUID(), school_id: id, from_day: '2015-01-01', document: null })
    .execute();
  return id;
}

function aBodyAt(organisationId: string): Input {
  return { name: `小组${next()}`, kind: '工作小组', level: '区级', organisationId, from: '2026-01-01' };
}

export const organisations: Attempts = {
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
};
