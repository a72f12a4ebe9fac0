import { anOrganisation, aPerson, type Organisation, type Person } from './builders.ts';
import type { TestPlatform } from './database.ts';
import type { TestServer } from './server.ts';

/** A bureau of Baoshan, one of Jiading and the commission, with a signed-in officer in the offices that decide. */
export type Offices = {
  readonly commission: Organisation;
  readonly baoshan: Organisation;
  readonly jiading: Organisation;
  /** 基础教育科 of Baoshan, of Jiading, of the city. */
  readonly registrar: string;
  readonly neighbour: string;
  readonly city: string;
  /** 人事科 of Baoshan; 计财科 of Baoshan, who decides nothing here. */
  readonly personnel: string;
  readonly bookkeeper: string;
  readonly people: { readonly registrar: Person; readonly personnel: Person };
};

export async function offices(server: TestServer): Promise<Offices> {
  const { database } = server.platform;
  const commission = await anOrganisation(database, { kind: 'commission' });
  const baoshan = await anOrganisation(database, { kind: 'bureau' });
  const jiading = await anOrganisation(database, { kind: 'bureau', region: '310114' });
  const officer = (at: Organisation, office: string) =>
    aPerson(database, { at, post: at === commission ? 'city-officer' : 'district-officer', office });
  const people = { registrar: await officer(baoshan, '基础教育科'), personnel: await officer(baoshan, '人事科') };
  return {
    commission,
    baoshan,
    jiading,
    people,
    registrar: await server.signedIn(people.registrar),
    personnel: await server.signedIn(people.personnel),
    neighbour: await server.signedIn(await officer(jiading, '基础教育科')),
    city: await server.signedIn(await officer(commission, '基础教育科')),
    bookkeeper: await server.signedIn(await officer(baoshan, '计财科')),
  };
}

/** What the audit trail says was done to a subject, oldest first. */
export async function trail({ database }: TestPlatform, subjectId: string): Promise<string[]> {
  const rows = await database.system
    .selectFrom('platform.audit')
    .select('action')
    .where('subject_id', '=', subjectId)
    .orderBy('at')
    .execute();
  return rows.map(({ action }) => action);
}

/** How many lines the audit trail has. */
export async function trailLength({ database }: TestPlatform): Promise<number> {
  const { count } = await database.system
    .selectFrom('platform.audit')
    .select((of) => of.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
