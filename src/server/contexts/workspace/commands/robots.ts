import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Message } from '#core/workspace/notice.ts';
import { command } from '../../../platform/command.ts';
import type { Db } from '../../../platform/database/database.ts';
import { sealerFor } from '../../../platform/secrets/sealer.ts';
import type { Settings } from '../../../settings.ts';
import { workspacePermissions } from '../permissions.ts';
import { checkAddress, hintOf } from '../robots/address.ts';
import { type Held, robot } from '../robots/store.ts';

/** Robots of one organisation or office. */
const MOST = 10;

const ofRobot = ({ id, region }: Pick<Held, 'id' | 'region'>) => ({ subject: { kind: 'robot', id }, region });

/** 设置群机器人. Its address is kept sealed: whoever holds it can write to the group. */
export const addRobot = ({ dataDir, webhookOrigins }: Settings) =>
  command({
    name: 'workspace.add-robot',
    input: contract.workspace.addRobot.input,
    async subject(tx, { organisationId, office }) {
      const at = await tx
        .selectFrom('organisations.v_organisation')
        .select('region')
        .where('id', '=', organisationId)
        .executeTakeFirst();
      return at && { region: at.region, organisationId, office };
    },
    may: workspacePermissions.robot,

    async run(tx, { vendor, address, secret, name, kinds }, { region, organisationId, office }, { actor, now }) {
      const reason = checkAddress(vendor, address, webhookOrigins).reasons[0];
      if (reason !== undefined) throw new Refusal('invalid', reason);
      if (secret !== null && vendor !== 'dingtalk') throw new Refusal('invalid', 'workspace.robot-secret-unknown');
      if ((await countOf(tx, { region, organisationId, office })) >= MOST)
        throw new Refusal('conflict', 'workspace.robots-enough', { most: MOST });
      const id = randomUUID();
      const seal = sealerFor(dataDir, 'robots');
      const sealed = (plain: string) => seal.seal(Buffer.from(plain, 'utf8'), id);
      await tx
        .insertInto('workspace.robot')
        .values({
          region,
          id,
          organisation_id: organisationId,
          office,
          name,
          vendor,
          address_sealed: sealed(address),
          secret_sealed: secret === null ? null : sealed(secret),
          hint: hintOf(vendor, address),
          kinds: [...new Set(kinds)],
          made_at: now.toString(),
          made_by_name: actor.name,
        })
        .execute();
      return { region, id };
    },
    record: ({ vendor, kinds }, { organisationId }, robotOf) => ({
      ...ofRobot(robotOf),
      detail: { organisationId, vendor, kinds },
    }),
  });

async function countOf(tx: Db, { region, organisationId, office }: Omit<Held, 'id' | 'name'>): Promise<number> {
  const { count } = await tx
    .selectFrom('workspace.robot')
    .select((of) => of.fn.count<number>('id').as('count'))
    .where('region', '=', region)
    .where('organisation_id', '=', organisationId)
    .where('office', 'is not distinct from', office)
    .executeTakeFirstOrThrow();
  return count;
}

/** 修改机器人的名称与接收的通知. */
export const changeRobot = command({
  name: 'workspace.change-robot',
  input: contract.workspace.changeRobot.input,
  subject: (tx, { region, id }) => robot(tx, region, id),
  may: workspacePermissions.robot,

  async run(tx, { region, id, name, kinds }) {
    await tx
      .updateTable('workspace.robot')
      .set({ name, kinds: [...new Set(kinds)] })
      .where('region', '=', region)
      .where('id', '=', id)
      .execute();
    return { id };
  },
  record: ({ kinds }, held) => ({ ...ofRobot(held), detail: { kinds } }),
});

/** 撤掉机器人, and with it what still waits for it. */
export const removeRobot = command({
  name: 'workspace.remove-robot',
  input: contract.workspace.removeRobot.input,
  subject: (tx, { region, id }) => robot(tx, region, id),
  may: workspacePermissions.robot,

  async run(tx, { region, id }) {
    await tx.deleteFrom('workspace.robot').where('region', '=', region).where('id', '=', id).execute();
    return { id };
  },
  record: (_input, held) => ofRobot(held),
});

/** 发一条试验消息: on its way like any other, so that what goes wrong shows where it always does. */
export const tryRobot = command({
  name: 'workspace.try-robot',
  input: contract.workspace.tryRobot.input,
  subject: (tx, { region, id }) => robot(tx, region, id),
  may: workspacePermissions.robot,

  async run(tx, { region, id }, _held, { actor, now }) {
    const message: Message = {
      kind: '试验',
      title: '机器人已接通',
      body: `${actor.name}发出的试验消息，收到即可`,
      to: '/workspace/robots',
    };
    await tx
      .insertInto('workspace.delivery')
      .values({
        region,
        id: randomUUID(),
        robot_id: id,
        key: `try/${randomUUID()}`,
        message: JSON.stringify(message),
        told_at: now.toString(),
        due_at: now.toString(),
      })
      .execute();
    await sql`select platform.add_job('workspace.send', '{}')`.execute(tx);
    return { id };
  },
  record: (_input, held) => ofRobot(held),
});
