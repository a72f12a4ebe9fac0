import { sql } from 'kysely';
import type { identityRoutes } from '#contract/identity.ts';
import { holds } from '#core/identity/actor.ts';
import { exchangesData, runsProgrammes } from '#core/identity/offices.ts';
import { mayBePassword } from '#core/identity/password.ts';
import { POST_KINDS } from '#core/identity/post.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { seeing } from '../../platform/caller.ts';
import { said } from '../../platform/http/allowed.ts';
import { clearCookie, setCookie } from '../../platform/http/cookie.ts';
import type { Answers } from '../../platform/http/http.ts';
import { dayOf } from '../../platform/time/clock.ts';
import type { Surroundings } from '../../surroundings.ts';
import type { Door } from '../context.ts';
import { openAccount, suspend } from './commands/accounts.ts';
import { appoint } from './commands/appoint.ts';
import { award, endTitle } from './commands/award.ts';
import { correctPerson } from './commands/correct-person.ts';
import { endPost } from './commands/end-post.ts';
import { exportPeople } from './commands/export-people.ts';
import { beginSecondFactor, changePassword, confirmSecondFactor, signOut } from './commands/own-account.ts';
import { registerPerson } from './commands/register-person.ts';
import { leaveSeat, takeSeat } from './commands/seats.ts';
import { hashPassword, initialPassword, isPassword } from './passwords.ts';
import { identityPermissions } from './permissions.ts';
import { dossier, roster, whereabouts } from './reports.ts';
import { newSecret, sealer, stepOf } from './second-factor.ts';
import { demonstrationPeople, signIn, signInAs } from './sign-in.ts';
import * as store from './store.ts';

export function identityAnswers(surroundings: Surroundings, door: Door): Answers<typeof identityRoutes> {
  const { settings, database, clock } = surroundings;
  const seal = sealer(settings.dataDir);
  const deviceOf = (agent: string | undefined) => (agent ?? '未知设备').slice(0, 200);

  return {
    async me(caller, _input, { request }) {
      const session = await door.sessionOf(request);
      const { actor } = caller;
      return {
        personId: actor.personId,
        region: actor.region,
        name: actor.name,
        ...(await whereabouts(database.reader, actor)),
        opens: {
          people: identityPermissions.openRoster(actor),
          programmes: actor.posts.some(runsProgrammes),
          exchange: actor.posts.some(exchangesData),
          calendar: holds(actor, ['city-officer', 'district-officer']),
          audit: holds(actor, ['audit-admin']),
        },
        secondFactor: session.secondFactor,
        mustChangePassword: session.mustChangePassword,
        demonstration: (await demonstrationPeople(database.system)).length > 0,
        today: caller.today,
      };
    },

    async signInPage() {
      const people = await demonstrationPeople(database.system);
      return { demonstration: people.length > 0, people };
    },

    async signIn({ request, reply }, { login, password, code }) {
      const opened = await signIn(surroundings, seal, {
        login,
        password,
        code,
        source: request.ip,
        device: deviceOf(request.headers['user-agent']),
        request: request.id,
      });
      if ('token' in opened) setCookie(reply, opened.token, settings.insecure);
      return { next: opened.next };
    },

    async signInAs({ request, reply }, person) {
      setCookie(
        reply,
        await signInAs(surroundings, {
          ...person,
          device: deviceOf(request.headers['user-agent']),
          request: request.id,
        }),
        settings.insecure,
      );
      return {};
    },

    async signOut(caller, { everywhere }, { request, reply }) {
      const session = await door.sessionOf(request);
      await signOut(caller, { everywhere, session: session.id });
      door.forget(session.hash);
      clearCookie(reply, settings.insecure);
      return {};
    },

    async sessions(caller, _input, { request }) {
      const current = await door.sessionOf(request);
      const rows = await seeing(caller, (db) =>
        db
          .selectFrom('identity.session')
          .select(['id', 'started_at as startedAt', 'last_seen_at as lastSeenAt', 'device'])
          .where('ended_at', 'is', null)
          .where('expires_at', '>', caller.now.toString())
          .where('last_seen_at', '>', caller.now.subtract({ minutes: 30 }).toString())
          .orderBy('last_seen_at', 'desc')
          .execute(),
      );
      return rows.map((row) => ({ ...row, current: row.id === current.id }));
    },

    async changePassword(caller, { current, next }, { request }) {
      const session = await door.sessionOf(request);
      const account = await store.secretsOf(database.system, caller.actor);
      if (account === undefined || !(await isPassword(account.password_hash, current)))
        throw new Refusal('invalid', 'identity.wrong-credentials');
      if (current === next) throw new Refusal('invalid', 'identity.same-password');
      const reason = mayBePassword(next, account.login).reasons[0];
      if (reason !== undefined) throw new Refusal('invalid', reason);
      await changePassword(caller, { passwordHash: await hashPassword(next), session: session.id });
      door.forget(session.hash);
      return {};
    },

    async beginSecondFactor(caller, _input, { request }) {
      const session = await door.sessionOf(request);
      if (session.secondFactor === 'set') throw new Refusal('forbidden', 'identity.second-factor-needed');
      // A bound one is unbound by an administrator only: otherwise a borrowed session could bind its own telephone.
      const account = await store.secretsOf(database.system, caller.actor);
      if (account === undefined) throw new Refusal('conflict', 'identity.no-account');
      if (account.totp_confirmed_at !== null) throw new Refusal('conflict', 'identity.second-factor-bound');
      const { default: qrcode } = await import('qrcode');
      const fresh = newSecret(caller.actor.name);
      await beginSecondFactor(caller, { sealed: seal.seal(fresh.secret, caller.actor.personId) });
      return {
        secret: fresh.text,
        uri: fresh.uri,
        picture: await qrcode.toDataURL(fresh.uri, { margin: 1, width: 220 }),
      };
    },

    async confirmSecondFactor(caller, { code }, { request }) {
      const session = await door.sessionOf(request);
      const account = await store.secretsOf(database.system, caller.actor);
      if (!account?.totp_secret || account.totp_confirmed_at !== null)
        throw new Refusal('conflict', 'identity.wrong-code');
      const step = stepOf(seal.open(account.totp_secret, caller.actor.personId), code, caller.now);
      if (step === undefined) throw new Refusal('invalid', 'identity.wrong-code');
      await confirmSecondFactor(caller, { step, session: session.id });
      door.forget(session.hash);
      return {};
    },

    async people(caller, input) {
      if (!identityPermissions.openRoster(caller.actor)) throw new Refusal('forbidden', 'platform.not-yours');
      const page = await seeing(caller, (db) => roster(db, caller.actor, input, input.on ?? caller.today));
      const somewhere = caller.actor.posts.some(
        (post) =>
          identityPermissions.register(caller.actor, {
            id: post.organisationId,
            kind: post.organisationKind,
            region: post.region,
          }) === true,
      );
      return { ...page, can: { register: said(somewhere || 'identity.personnel-only') } };
    },

    peopleWorkbook: (caller, input) => exportPeople(caller, input),

    async person(caller, { region, id }) {
      return seeing(caller, async (db) => {
        const [found, subject] = [await dossier(db, region, id), await store.subject(db, region, id, caller.today)];
        if (found === undefined || subject === undefined) throw new Refusal('not-found', 'platform.not-found');
        const place = { id: subject.organisationId, kind: 'school', region: subject.region } as const;
        return {
          ...found,
          can: {
            edit: said(identityPermissions.correct(caller.actor, subject)),
            appoint: said(identityPermissions.appoint(caller.actor, 'teacher', place, subject.id)),
            award: said(identityPermissions.award(caller.actor, subject)),
            account: said(identityPermissions.account(caller.actor, subject)),
          },
        };
      });
    },

    registerPerson: (caller, input) => registerPerson(caller, input),
    correctPerson: (caller, input) => correctPerson(caller, input),
    appoint: (caller, input) => appoint(caller, input),
    endPost: (caller, input) => endPost(caller, input),
    award: (caller, input) => award(caller, input),
    endTitle: (caller, input) => endTitle(caller, input),
    takeSeat: (caller, input) => takeSeat(caller, input),
    leaveSeat: (caller, input) => leaveSeat(caller, input),

    async openAccount(caller, input) {
      const password = initialPassword();
      await openAccount(caller, { ...input, hash: await hashPassword(password) });
      return { password };
    },
    async suspend(caller, input) {
      await suspend(caller, input);
      return {};
    },

    titleKinds: () =>
      database.reader
        .selectFrom('identity.title_kind')
        .select(['id', 'name', 'category', 'level'])
        .orderBy('rank')
        .orderBy('name')
        .execute(),

    async bodySeats(caller, { bodyId }) {
      return seeing(caller, async (db) => {
        const body = await db
          .selectFrom('organisations.v_body')
          .select(['region', 'organisation_id as organisationId'])
          .where('id', '=', bodyId)
          .executeTakeFirst();
        if (body === undefined) throw new Refusal('not-found', 'platform.not-found');
        const { rows } = await sql<{
          id: string;
          region: string;
          personId: string;
          personName: string;
          role: string;
          from: string;
          to: string | null;
        }>`
          select id, region, person_id as "personId", name as "personName", role, from_day as "from", to_day as "to" from identity.seats_of(${bodyId}) order by to_day desc, from_day, id`.execute(
          db,
        );
        return { seats: rows, can: { appoint: said(identityPermissions.seat(caller.actor, body)) } };
      });
    },

    async organisationPeople(caller, { id, on }) {
      const day = on ?? dayOf(clock());
      return seeing(caller, async (db) => {
        const { rows } = await sql<{
          personId: string;
          region: string;
          name: string;
          post: keyof typeof POST_KINDS;
          office: string | null;
          from: string;
          to: string | null;
        }>`
          select person_id as "personId", region, name, kind as post, office, from_day as "from", to_day as "to" from identity.leaders_of(${id})
          where from_day <= ${day}::date order by to_day desc, from_day desc, person_id limit 200`.execute(db);
        return rows;
      });
    },
  };
}
