import { randomBytes, randomUUID } from 'node:crypto';
import { hashOf } from '../../src/server/platform/authentication.ts';
import { sealerFor } from '../../src/server/platform/secrets/sealer.ts';
import type { Organisation, Person } from './builders.ts';
import type { TestPlatform } from './database.ts';

// What stands in the workspace, written straight into its tables.

type Whose = Pick<Person, 'region' | 'id'>;

export async function aNotice(
  { database }: TestPlatform,
  whose: Whose,
  given: { title?: string; kind?: string; at?: string; read?: boolean } = {},
): Promise<string> {
  const { title = '测试通知', kind = '会议', at = '2026-11-01T02:00:00Z', read = false } = given;
  const id = randomUUID();
  await database.system
    .insertInto('workspace.notice')
    .values({
      region: whose.region,
      id,
      person_id: whose.id,
      key: `test/${id}`,
      kind,
      title,
      body: '',
      leads_to: '/schools',
      told_at: at,
      read_at: read ? at : null,
    })
    .execute();
  return id;
}

/** A letter that failed three times. */
export async function aFailedDelivery(
  { database }: TestPlatform,
  to: { readonly region: string } & ({ readonly personId: string } | { readonly robotId: string }),
): Promise<string> {
  const id = randomUUID();
  await database.system
    .insertInto('workspace.delivery')
    .values({
      region: to.region,
      id,
      person_id: 'personId' in to ? to.personId : null,
      robot_id: 'robotId' in to ? to.robotId : null,
      key: `test/${id}`,
      message: JSON.stringify({ kind: '会议', title: '测试通知', body: '', to: '/schools' }),
      state: 'failed',
      tries: 3,
      told_at: '2026-11-01T02:00:00Z',
      due_at: '2199-11-01T03:00:00Z',
      reason: '连不上邮件服务器',
    })
    .execute();
  return id;
}

export async function aRobot(
  { database, settings }: TestPlatform,
  of: Pick<Organisation, 'id' | 'region'>,
  given: {
    office?: string;
    vendor?: 'wecom' | 'dingtalk';
    address?: string;
    secret?: string;
    kinds?: string[];
    name?: string;
  } = {},
): Promise<string> {
  const id = randomUUID();
  const seal = sealerFor(settings.dataDir, 'robots');
  const { address = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=test-0001', secret } = given;
  await database.system
    .insertInto('workspace.robot')
    .values({
      region: of.region,
      id,
      organisation_id: of.id,
      office: given.office ?? null,
      name: given.name ?? '工作群',
      vendor: given.vendor ?? 'wecom',
      address_sealed: seal.seal(Buffer.from(address), id),
      secret_sealed: secret === undefined ? null : seal.seal(Buffer.from(secret), id),
      hint: '…0001',
      kinds: given.kinds ?? ['会议', '任务'],
      made_at: '2026-11-01T02:00:00Z',
      made_by_name: '测试',
    })
    .execute();
  return id;
}

export async function aFollow({ database }: TestPlatform, whose: Whose, organisationId: string): Promise<string> {
  const id = randomUUID();
  await database.system
    .insertInto('workspace.follow')
    .values({
      region: whose.region,
      id,
      person_id: whose.id,
      organisation_id: organisationId,
      since: '2026-11-01T02:00:00Z',
    })
    .execute();
  return id;
}

/** The token of a calendar's secret address. */
export async function aCalendarToken({ database }: TestPlatform, whose: Whose): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const made = { token_hash: Buffer.from(hashOf(token), 'hex'), made_at: '2026-11-01T02:00:00Z' };
  await database.system
    .insertInto('workspace.calendar_address')
    .values({ region: whose.region, person_id: whose.id, ...made })
    .onConflict((known) => known.columns(['region', 'person_id']).doUpdateSet(made))
    .execute();
  return token;
}

/** Where letters to the person go. */
export async function anAddress(
  { database }: TestPlatform,
  whose: Whose,
  email = `${whose.id}@example.cn`,
): Promise<string> {
  await database.system
    .insertInto('identity.contact')
    .values({ region: whose.region, person_id: whose.id, phone: null, email })
    .onConflict((known) => known.columns(['region', 'person_id']).doUpdateSet({ email }))
    .execute();
  return email;
}
