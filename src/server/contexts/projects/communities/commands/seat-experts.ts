import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { announce } from '../../../../platform/announce.ts';
import { command } from '../../../../platform/command.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { takeSeatIn } from '../../../identity/public.ts';
import { establishBodyIn } from '../../../organisations/public.ts';
import { communitiesPermissions as permitted } from '../permissions.ts';
import * as store from '../store.ts';

/** 聘请指导专家 of a community, from the bank of experts: each takes a seat in the team that the programme names. */
export const seatCommunityExperts = command({
  name: 'projects.seat-community-experts',
  input: contract.projects.seatCommunityExperts.input,
  alsoChanges: ['organisations', 'identity'],

  subject: (tx, { id }, { today }) => store.communityOf(tx, id, today),
  may: permitted.guide,

  async run(tx, { experts }, community, { actor, today }) {
    const { definition, communities } = community.rules;
    const body = definition.bodies?.find((each) => each.id === communities.team);
    if (body === undefined) throw new Refusal('conflict', 'projects.no-team');
    const known = await engaged(
      tx,
      experts.map(({ id }) => id),
      today,
    );
    const people = experts.map((key) => known.find((one) => one.id === key.id && one.region === key.region));
    if (people.includes(undefined)) throw new Refusal('conflict', 'projects.expert-not-engaged');
    const team =
      (await store.teamIn(tx, community.id, definition.id, body.id, today)) ??
      (await establishBodyIn(tx, store.teamOf({ ...community, from: today }, definition, body)));
    const { rows: seated } = await sql<{ id: string; name: string }>`
      select person_id as id, name from projects.experts_in(array[${team}::uuid]) e where ${today}::date < e.to_day`.execute(
      tx,
    );
    const twice = seated.filter(({ id }) => experts.some((one) => one.id === id));
    if (twice.length > 0)
      throw new Refusal('conflict', 'projects.expert-guides-already', { names: twice.map(({ name }) => name) });
    const role = body.seats?.[0]?.role ?? '专家';
    for (const { region, id } of experts)
      await takeSeatIn(tx, { region, personId: id, bodyId: team, role, from: today, to: community.to });
    await announce(tx, {
      kind: '申报',
      key: `community/${community.id}/guides/${randomUUID()}`,
      title: `聘为指导专家：${community.name}`,
      body: `指导“${community.name}”的项目立项、过程和成果评估`,
      to: `/alliances/${community.id}`,
      people: experts.map(({ region, id }) => ({ region, personId: id })),
      except: actor.personId,
    });
    return { id: team };
  },
  record: ({ experts }, { id, region, name }) => ({
    subject: { kind: 'alliance', id },
    region,
    detail: { name, experts: experts.map((one) => one.id) },
  }),
  constraints: { seat_once: 'identity.seat-held-already' },
});

/** Those of the people who are in the bank of experts on the day. */
async function engaged(tx: Db, ids: readonly string[], today: string): Promise<{ region: string; id: string }[]> {
  return tx
    .selectFrom('projects.expert')
    .select(['region', 'person_id as id'])
    .where('person_id', 'in', ids)
    .where('from_day', '<=', today)
    .where('to_day', '>', today)
    .execute();
}
