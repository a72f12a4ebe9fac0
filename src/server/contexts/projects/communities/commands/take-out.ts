import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { announce } from '../../../../platform/announce.ts';
import { command } from '../../../../platform/command.ts';
import { HEADS } from '../../cases/notices.ts';
import { caseOf } from '../../cases/store.ts';
import { communitiesPermissions as permitted } from '../permissions.ts';
import { takeOutOf } from '../placing.ts';
import * as store from '../store.ts';

/** 移出共同体, with the reason. Its school leaves too, unless another project or its own asking keeps it there. */
export const takeOutCase = command({
  name: 'projects.take-out-case',
  input: contract.projects.takeOutCase.input,
  alsoChanges: ['organisations'],

  async subject(tx, { id, region, case: caseId }, { today }) {
    const community = await store.communityOf(tx, id, today);
    const found = await caseOf(tx, { region, id: caseId });
    if (community === undefined || found === undefined) return undefined;
    const one = (await store.casesOf(tx, [found.call])).find((each) => each.id === caseId);
    return one && { community, one, callRegion: found.call.region };
  },
  may: (actor, { community, one, callRegion }) => permitted.group(actor, community.by, [{ callRegion, ...one }]),

  async run(tx, { reason }, { community, one }, caller) {
    const { placed } = one;
    if (placed === null || placed.alliance !== community.id) throw new Refusal('conflict', 'projects.placement-ended');
    await takeOutOf(tx, caller, one, placed, reason);
    await announce(tx, {
      kind: '申报',
      key: `community/${placed.id}/out`,
      title: `项目移出：${community.name}`,
      body: reason.slice(0, 500),
      to: `/alliances/${community.id}`,
      posts: HEADS.map((post) => ({ organisationId: one.organisationId, post, office: null })),
      except: caller.actor.personId,
    });
    return { id: community.id };
  },
  record: ({ reason }, { community, one }) => ({
    subject: { kind: 'alliance', id: community.id },
    region: community.region,
    detail: { case: one.id, title: one.title, reason },
  }),
});
