import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { POST_KINDS, type PostKind } from '#core/identity/post.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { ABSOLUTE_HOURS, hashOf } from '../../platform/authentication.ts';
import { changing, type Db } from '../../platform/database/database.ts';
import type { Sealer } from '../../platform/secrets/sealer.ts';
import { systemCaller } from '../../platform/system-caller.ts';
import { dayOf } from '../../platform/time/clock.ts';
import { recordAudit } from '../../platform/trail/audit.ts';
import type { Surroundings } from '../../surroundings.ts';
import { isPassword } from './passwords.ts';
import { stepOf } from './second-factor.ts';

// Signing in happens before there is an actor, so it is done with the system's eyes, and here only.

const WINDOW_MINUTES = 15;
const TRIES_FROM_ONE_PLACE = 5;
const TRIES_FROM_ANYWHERE = 10;

type Knock = {
  readonly login: string;
  readonly password: string;
  readonly code: string | undefined;
  readonly source: string;
  readonly device: string;
  readonly request: string;
};
type Candidate = {
  region: string;
  person_id: string;
  password_hash: string;
  suspended: boolean;
  must_change: boolean;
  totp_secret: Buffer | null;
  totp_confirmed_at: string | null;
  totp_last_step: number | null;
};

/**
 * 登录：checks the password, then the second factor, and opens a session.
 * Five failures from one place, or ten from anywhere, close an account to guessing for a quarter of an hour; its owner
 * still enters with the right second factor, so a stranger cannot lock a school out.
 */
export async function signIn(
  surroundings: Surroundings,
  sealer: Sealer,
  knock: Knock,
): Promise<{ token: string; next: 'in' | 'enrol' } | { next: 'code' }> {
  const { database, clock } = surroundings;
  const now = clock();
  const loginHash = digest(knock.login.toLowerCase());
  const sourceHash = digest(knock.source);
  const since = now.subtract({ minutes: WINDOW_MINUTES }).toString();
  const failures = await sql<{ here: number; anywhere: number }>`
    select count(*) filter (where source_hash = ${sourceHash}) as here, count(*) as anywhere
    from identity.attempt where login_hash = ${loginHash} and not succeeded and at > ${since}::timestamptz`.execute(
    database.system,
  );
  const { here, anywhere } = failures.rows[0] ?? { here: 0, anywhere: 0 };
  const guarded = here >= TRIES_FROM_ONE_PLACE || anywhere >= TRIES_FROM_ANYWHERE;
  const { rows: candidates } =
    await sql<Candidate>`select region, person_id, password_hash, suspended, must_change, totp_secret, totp_confirmed_at, totp_last_step
    from identity.account where lower(login) = ${knock.login.toLowerCase()} order by region`.execute(database.system);
  if (guarded) {
    // Only the right second factor is let through to the password; without it the answer tells nothing of the account.
    const owner =
      here < 2 * TRIES_FROM_ONE_PLACE &&
      candidates.some((candidate) => freshStep(sealer, candidate, knock.code, now) !== undefined);
    if (!owner) {
      if (knock.code !== undefined) await attempted(database.system, { now, loginHash, sourceHash, succeeded: false });
      throw new Refusal('too-many', 'identity.too-many-attempts', { minutes: WINDOW_MINUTES });
    }
  }
  let account: Candidate | undefined;
  for (const candidate of candidates.length === 0 ? [undefined] : candidates) {
    if (await isPassword(candidate?.password_hash, knock.password)) account = candidate;
  }
  const fail = async (code: 'identity.wrong-credentials' | 'identity.wrong-code'): Promise<never> => {
    await attempted(database.system, { now, loginHash, sourceHash, succeeded: false });
    throw new Refusal('unauthenticated', code);
  };
  if (account === undefined) return fail('identity.wrong-credentials');
  if (account.suspended) throw new Refusal('forbidden', 'identity.suspended');
  const posts = await postsOf(database.system, account.region, account.person_id, now);
  if (posts.length === 0) throw new Refusal('forbidden', 'identity.no-post');

  const bound = account.totp_confirmed_at !== null && account.totp_secret !== null;
  let step: number | undefined;
  if (bound) {
    if (knock.code === undefined) return { next: 'code' };
    step = freshStep(sealer, account, knock.code, now);
    if (step === undefined) return fail('identity.wrong-code');
  }
  const beyond = posts.some((kind) => POST_KINDS[kind].beyondOneSchool);
  const token = await openSession(surroundings, {
    region: account.region,
    personId: account.person_id,
    device: knock.device,
    request: knock.request,
    secondFactor: bound,
    step,
    action: 'identity.sign-in',
  });
  await attempted(database.system, { now, loginHash, sourceHash, succeeded: true });
  return { token, next: beyond && !bound ? 'enrol' : 'in' };
}

/** The time step of a code that is right and was not used before. */
function freshStep(
  sealer: Sealer,
  account: Candidate,
  code: string | undefined,
  now: Temporal.Instant,
): number | undefined {
  if (code === undefined || account.totp_secret === null || account.totp_confirmed_at === null) return undefined;
  const step = stepOf(sealer.open(account.totp_secret, account.person_id), code, now);
  return step !== undefined && step > (account.totp_last_step ?? 0) ? step : undefined;
}

/** 演示登录：one click as a demonstration person. The list exists only in a database made by the demonstration. */
export async function signInAs(
  surroundings: Surroundings,
  person: { region: string; personId: string; device: string; request: string },
): Promise<string> {
  const listed = (await demonstrationPeople(surroundings.database.system)).some(
    (each) => each.personId === person.personId && each.region === person.region,
  );
  if (!listed) throw new Refusal('not-found', 'identity.not-a-demonstration');
  return openSession(surroundings, {
    ...person,
    secondFactor: true,
    step: undefined,
    action: 'identity.sign-in-demonstration',
  });
}

export type DemonstrationPerson = {
  personId: string;
  region: string;
  name: string;
  post: string;
  place: string;
  group: string;
};

/** The people the demonstration's sign-in page offers; none outside a demonstration. */
export async function demonstrationPeople(db: Db): Promise<DemonstrationPerson[]> {
  const { rows } = await sql<{ value: DemonstrationPerson[] }>`
    select p.value from platform.setting p where p.name = 'demonstration-people' and exists (select from platform.setting d where d.name = 'demonstration')`.execute(
    db,
  );
  return rows[0]?.value ?? [];
}

type Opening = {
  region: string;
  personId: string;
  device: string;
  request: string;
  secondFactor: boolean;
  step: number | undefined;
  action: string;
};

async function openSession(surroundings: Surroundings, opening: Opening): Promise<string> {
  const { database, freshness, clock } = surroundings;
  const now = clock();
  const token = randomBytes(32).toString('base64url');
  await changing(database, 'system', async (tx) => {
    const person = await tx
      .selectFrom('identity.person')
      .select('name')
      .where('region', '=', opening.region)
      .where('id', '=', opening.personId)
      .executeTakeFirstOrThrow();
    if (opening.step !== undefined) {
      // A code counts once, even when two sign-ins race with it.
      const used = await tx
        .updateTable('identity.account')
        .set({ totp_last_step: opening.step })
        .where('region', '=', opening.region)
        .where('person_id', '=', opening.personId)
        .where((is) => is.or([is('totp_last_step', 'is', null), is('totp_last_step', '<', opening.step ?? 0)]))
        .returning('person_id')
        .executeTakeFirst();
      if (used === undefined) throw new Refusal('unauthenticated', 'identity.wrong-code');
    }
    const id = randomUUID();
    await tx
      .insertInto('identity.session')
      .values({
        region: opening.region,
        id,
        person_id: opening.personId,
        token_hash: Buffer.from(hashOf(token), 'hex'),
        device: opening.device,
        started_at: now.toString(),
        last_seen_at: now.toString(),
        expires_at: now.add({ hours: ABSOLUTE_HOURS }).toString(),
        second_factor_at: opening.secondFactor ? now.toString() : null,
      })
      .execute();
    const caller = {
      ...systemCaller(database, freshness, person.name, clock),
      requestId: opening.request,
      actor: { personId: opening.personId, region: opening.region, name: person.name, posts: [] },
    };
    await recordAudit(tx, caller, opening.action, { subject: { kind: 'session', id }, region: opening.region });
  });
  return token;
}

async function postsOf(db: Db, region: string, personId: string, now: Temporal.Instant): Promise<PostKind[]> {
  const { rows } = await sql<{
    kind: PostKind;
  }>`select kind from identity.post where region = ${region} and person_id = ${personId}
    and from_day <= ${dayOf(now)}::date and ${dayOf(now)}::date < to_day`.execute(db);
  return rows.map((row) => row.kind);
}

async function attempted(
  db: Db,
  {
    now,
    loginHash,
    sourceHash,
    succeeded,
  }: { now: Temporal.Instant; loginHash: Buffer; sourceHash: Buffer; succeeded: boolean },
): Promise<void> {
  await db
    .insertInto('identity.attempt')
    .values({
      region: '310000',
      id: randomUUID(),
      at: now.toString(),
      login_hash: loginHash,
      source_hash: sourceHash,
      succeeded,
    })
    .execute();
  if (succeeded)
    await db
      .deleteFrom('identity.attempt')
      .where('login_hash', '=', loginHash)
      .where('succeeded', '=', false)
      .where('source_hash', '=', sourceHash)
      .execute();
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
