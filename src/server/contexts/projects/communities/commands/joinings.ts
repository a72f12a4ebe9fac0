import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { regionOf } from '#core/projects/acting.ts';
import { announce } from '../../../../platform/announce.ts';
import { command } from '../../../../platform/command.ts';
import { refuseIfPassedOver } from '../../../../platform/database/passed-over.ts';
import { admitMemberIn } from '../../../organisations/public.ts';
import { applicant } from '../../applying.ts';
import { HEADS, postsOf } from '../../cases/notices.ts';
import { joinReason } from '../joining.ts';
import { communitiesPermissions as permitted } from '../permissions.ts';
import * as store from '../store.ts';

/** 申请加入 a community, in the name of a school that takes part in the programme and has no project in it. */
export const askToJoin = command({
  name: 'projects.ask-to-join',
  input: contract.projects.askToJoin.input,

  async subject(tx, { id, organisation }, { today }) {
    const community = await store.communityOf(tx, id, today);
    const asking = community && (await applicant(tx, community.rules.definition.id, organisation, today));
    return asking && { community, asking };
  },
  may: (actor, { asking }) => permitted.join(actor, asking.organisationId),

  async run(tx, { body }, { community, asking }, { actor, today }) {
    const reason = joinReason(community.rules, asking);
    if (reason !== null) throw new Refusal('conflict', reason.code, reason.detail);
    if (await store.isMember(tx, community.id, asking.organisationId, today))
      throw new Refusal('conflict', 'organisations.member-already');
    const id = randomUUID();
    await tx
      .insertInto('projects.joining')
      .values({
        region: asking.region,
        id,
        alliance_id: community.id,
        organisation_id: asking.organisationId,
        body,
        asked_by: actor.personId,
        asked_by_name: actor.name,
        asked_on: today,
      })
      .execute();
    const { by, region } = community;
    const office = typeof by === 'string' ? [] : await postsOf(tx, by, regionOf(by, { callRegion: region, region }));
    await announce(tx, {
      kind: '申报',
      key: `joining/${id}`,
      title: `申请加入：${community.name}`,
      body: `${asking.name}申请加入，等待答复`,
      to: `/alliances/${community.id}`,
      posts: [
        { organisationId: community.id, post: 'alliance-lead', office: null },
        ...community.leads.map((organisationId) => ({ organisationId, post: 'principal' as const, office: null })),
        ...office,
      ],
      except: actor.personId,
    });
    return { id };
  },
  record: ({ id: community, body }, { asking }, { id }) => ({
    subject: { kind: 'joining', id },
    region: asking.region,
    detail: { alliance: community, organisation: asking.organisationId, body },
  }),
  constraints: { joining_once: 'projects.joining-waits' },
});

/** 答复加入申请：who is admitted is a member from today on. */
export const answerJoining = command({
  name: 'projects.answer-joining',
  input: contract.projects.answerJoining.input,
  alsoChanges: ['organisations'],

  async subject(tx, { id, joining: joiningId, region }, { today }) {
    const community = await store.communityOf(tx, id, today);
    const joining = (await store.joiningsTo(tx, [id])).find((one) => one.id === joiningId && one.region === region);
    return community && joining && { community, joining };
  },
  may: (actor, { community }) => permitted.answer(actor, community),

  async run(tx, { admitted, answer }, { community, joining }, { actor, today }) {
    if (!admitted && answer === '') throw new Refusal('invalid', 'projects.joining-reason');
    if (joining.answeredOn !== null)
      throw new Refusal('conflict', 'projects.joining-answered', { by: joining.answeredByName ?? '他人' });
    refuseIfPassedOver(
      await tx
        .updateTable('projects.joining')
        .set({ admitted, answer, answered_by_name: actor.name, answered_on: today })
        .where('region', '=', joining.region)
        .where('id', '=', joining.id)
        .executeTakeFirst(),
    );
    const school = { schoolId: joining.organisationId, role: '参与校', from: today, to: null };
    if (admitted && !(await store.isMember(tx, community.id, joining.organisationId, today)))
      await admitMemberIn(tx, community, school);
    await announce(tx, {
      kind: '申报',
      key: `joining/${joining.id}/answer`,
      title: `${admitted ? '已同意加入' : '未同意加入'}：${community.name}`,
      body: answer === '' ? '欢迎加入' : answer.slice(0, 500),
      to: `/alliances/${community.id}`,
      posts: HEADS.map((post) => ({ organisationId: joining.organisationId, post, office: null })),
      except: actor.personId,
    });
    return { id: joining.id };
  },
  record: ({ admitted, answer }, { community, joining }) => ({
    subject: { kind: 'joining', id: joining.id },
    region: joining.region,
    detail: { alliance: community.id, organisation: joining.organisationId, admitted, answer },
  }),
});
