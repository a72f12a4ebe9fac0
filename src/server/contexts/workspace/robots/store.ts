import { type RawBuilder, sql } from 'kysely';
import type { Output } from '#contract/route.ts';
import type { workspaceRoutes } from '#contract/workspace.ts';
import type { Charge, Vendor } from '#core/workspace/robot.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Sealer } from '../../../platform/secrets/sealer.ts';
import type { Robot } from '../sending/robot.ts';
import { DELIVERY, type Delivery, deliveryOf } from '../sending/unsent.ts';

/** A robot as commands and permissions need it. */
export type Held = Charge & { readonly region: string; readonly id: string; readonly name: string };

export async function robot(db: Db, region: string, id: string): Promise<Held | undefined> {
  const row = await db
    .selectFrom('workspace.robot')
    .select(['region', 'id', 'name', 'organisation_id as organisationId', 'office'])
    .where('region', '=', region)
    .where('id', '=', id)
    .executeTakeFirst();
  return row;
}

/** Where to post, opened with the key beside the data; for the system, which alone may read it. */
export async function robotFor(system: Db, seal: Sealer, region: string, id: string): Promise<Robot | undefined> {
  const row = await system
    .selectFrom('workspace.robot')
    .select(['vendor', 'address_sealed', 'secret_sealed'])
    .where('region', '=', region)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const opened = (sealed: Buffer) => seal.open(sealed, id).toString('utf8');
  return {
    vendor: row.vendor as Vendor,
    address: opened(row.address_sealed),
    secret: row.secret_sealed === null ? null : opened(row.secret_sealed),
  };
}

type Robots = Output<typeof workspaceRoutes.robots>['robots'];
type Row = Omit<Robots[number], 'deliveries'> & { readonly deliveries: readonly Delivery[] };

/** Messages shown of each robot. */
const LATEST = 5;

/** 群机器人 that the asking eyes see, each with its latest messages, failed ones first. */
export async function robots(db: Db): Promise<Robots> {
  const failedFirst: RawBuilder<unknown> = sql`d.state not in ('failed', 'given-up'), d.told_at desc, d.id`;
  const { rows } = await sql<Row>`
    select r.region, r.id, r.organisation_id as "organisationId", o.name as "organisationName", r.office, r.name, r.vendor, r.hint, r.kinds,
      r.made_at as "madeAt", r.made_by_name as "madeByName",
      coalesce((select json_agg(to_json(x)) from (select ${DELIVERY} from workspace.delivery d
        where d.region = r.region and d.robot_id = r.id order by ${failedFirst} limit ${LATEST}) x), '[]') as deliveries
    from workspace.robot r join organisations.v_organisation o on o.id = r.organisation_id
    order by o.name collate platform.pinyin, r.office, r.name, r.id`.execute(db);
  return rows.map((row) => ({ ...row, deliveries: row.deliveries.map(deliveryOf) }));
}

type Named = Output<typeof workspaceRoutes.robots>['charges'];

/** What a person leads, by name. */
export async function chargesNamed(db: Db, charges: readonly Charge[]): Promise<Named> {
  const rows = await db
    .selectFrom('organisations.v_organisation')
    .select(['id', 'name'])
    .where('id', 'in', charges.length === 0 ? [NOBODY] : charges.map(({ organisationId }) => organisationId))
    .execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return charges.map(({ organisationId, office }) => ({
    organisationId,
    organisationName: names.get(organisationId) ?? '',
    office: office as Named[number]['office'],
  }));
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
