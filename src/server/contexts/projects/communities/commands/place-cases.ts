import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { announce } from '../../../../platform/announce.ts';
import type { Caller } from '../../../../platform/caller.ts';
import { command } from '../../../../platform/command.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { establishBodyIn, foundAllianceIn } from '../../../organisations/public.ts';
import { call } from '../../calls/store.ts';
import { HEADS } from '../../cases/notices.ts';
import { communitiesPermissions as permitted } from '../permissions.ts';
import { placeIn, takeOutOf } from '../placing.ts';
import * as store from '../store.ts';

/**
 * 编入共同体：established projects of a call are put into a community, one that is there or one that is founded with them; those
 * that were in another are moved. Their schools become members in the same transaction.
 */
export const placeCases = command({
  name: 'projects.place-cases',
  input: contract.projects.placeCases.input,
  alsoChanges: ['organisations'],

  async subject(tx, { id, community, cases }, { today }) {
    const of = await call(tx, id);
    const rules = of && store.groupingOf(of);
    if (of === undefined || !rules) return undefined;
    const all = await store.casesOf(tx, [of]);
    const listed = cases.map((key) => all.find((one) => one.id === key.id && one.region === key.region));
    if (listed.includes(undefined)) return undefined;
    const open = await store.communitiesFor(tx, rules, of.region, today);
    const into = open.find((each) => each.id === community) ?? null;
    if (community !== null && into === null) return undefined;
    return { call: of, rules, into, listed: listed.filter((one) => one !== undefined) };
  },
  may: (actor, { call: of, rules, listed }) =>
    permitted.group(
      actor,
      rules.communities.by,
      listed.map((one) => ({ callRegion: of.region, ...one })),
    ),

  async run(tx, { founded }, { call: of, rules, into, listed }, caller) {
    const unestablished = listed.filter(({ established }) => !established);
    if (unestablished.length > 0)
      throw new Refusal('conflict', 'projects.not-established', { titles: titlesOf(unestablished) });
    const there = listed.filter(({ placed }) => placed !== null && placed.alliance === into?.id);
    if (there.length > 0) throw new Refusal('conflict', 'projects.in-community-already', { titles: titlesOf(there) });
    const lead = founded?.lead ?? null;
    if (lead !== null && !listed.some(({ organisationId }) => organisationId === lead))
      throw new Refusal('invalid', 'projects.lead-without-project');
    const community =
      into ??
      (await foundedFor(tx, caller, rules, of.region, {
        name: founded?.name ?? '',
        field: founded?.field ?? null,
        purpose: founded?.purpose ?? null,
      }));
    for (const one of listed) {
      if (one.placed !== null) await takeOutOf(tx, caller, one, one.placed, null);
      await placeIn(tx, caller, community, one, one.organisationId === lead ? '牵头校' : '成员校');
    }
    await announce(tx, {
      kind: '申报',
      key: `community/${community.id}/in/${randomUUID()}`,
      title: `项目编入：${community.name}`,
      body: `贵单位的立项项目已编入“${community.name}”`,
      to: `/alliances/${community.id}`,
      posts: listed.flatMap(({ organisationId }) => HEADS.map((post) => ({ organisationId, post, office: null }))),
      except: caller.actor.personId,
    });
    return { id: community.id, name: community.name };
  },
  record: ({ founded }, { call: of, listed }, { id, name }) => ({
    subject: { kind: 'alliance', id },
    region: of.region,
    detail: {
      call: of.title,
      name,
      founded: founded !== null,
      cases: listed.map((one) => one.id),
      transferred: listed.flatMap(({ id: moved, placed }) => (placed === null ? [] : [moved])),
    },
  }),
  constraints: { community_case_once: 'projects.placement-ended', membership_once: 'organisations.member-already' },
});

const titlesOf = (listed: readonly store.Placeable[]) => listed.map(({ title }) => `“${title}”`);

/** Founds a community today, with the team in which its experts will sit. */
async function foundedFor(
  tx: Db,
  { today }: Caller,
  { communities: { kind, team }, definition }: store.Grouping,
  region: string,
  { name, field, purpose }: { readonly name: string; readonly field: string | null; readonly purpose: string | null },
) {
  const id = await foundAllianceIn(tx, { region, name, kind, form: null, field, purpose, foundedOn: today });
  const body = definition.bodies?.find((each) => each.id === team);
  if (body !== undefined) await establishBodyIn(tx, store.teamOf({ id, name, from: today }, definition, body));
  return { id, region, name, from: today, to: null };
}
