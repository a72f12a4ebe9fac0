import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { contract } from '#contract/index.ts';
import { hashPassword } from '#server/contexts/identity/passwords.ts';
import type { Person } from '../../support/builders.ts';
import { knock } from '../knock.ts';
import { aBody, anAccount, aSeat, aTitle, aTitleKind, PASSWORD } from '../world.ts';
import {
  type Attempts,
  ago,
  databaseOf,
  type Input,
  keyOf,
  next,
  or,
  ownPerson,
  person,
  type Whose,
} from './asking.ts';

const hash = await hashPassword(PASSWORD);

const fieldsOf = (): Input => ({
  name: '王测试',
  staffNo: null,
  subject: '语文',
  stage: null,
  phone: '021-55550000',
  email: 'a@example.cn',
});
const seat = (personOf: Person, bodyId: string): Input => ({
  bodyId,
  region: personOf.region,
  personId: personOf.id,
  role: '成员',
  from: ago(),
});

/** The asker's account as if it had just been opened. */
async function freshAccount(whose: Whose): Promise<string> {
  const own = ownPerson(whose) ?? whose.world.people.teacher;
  return anAccount(whose.world.server, own, { hash });
}

export const identity: Attempts = {
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
      await databaseOf(whose)
        .system.insertInto('identity.post')
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
};
