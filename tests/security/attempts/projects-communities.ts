import { randomUUID } from 'node:crypto';
import { aBankedExpert, aCommunity, aJoining, anEstablished, aPlaced } from '../grouping.ts';
import { type Attempts, keyOf, next, or, type Whose } from './asking.ts';

const established = async ({ world, side, absent }: Whose) =>
  absent ? { call: randomUUID(), key: { region: side.region, id: randomUUID() } } : anEstablished(world.server, side);
const community = (whose: Whose) => or(whose, () => aCommunity(whose.world.server, whose.side));
const evidence = async (whose: Whose) => ({ input: keyOf((await established(whose)).key) });

export const projectsCommunities: Attempts = {
  'projects.callCommunities': async (whose) => ({ input: { id: (await established(whose)).call } }),
  'projects.community': async (whose) => ({ input: { id: await community(whose) } }),
  'projects.placeCases': async (whose) => {
    const { call, key } = await established(whose);
    const founded = { name: `测试共同体${next()}`, field: null, purpose: null, lead: null };
    return { input: { id: call, community: null, founded, cases: [key] } };
  },
  'projects.takeOutCase': async (whose) => {
    const { world, side, absent } = whose;
    const { community: id, key } = absent
      ? { community: randomUUID(), key: { region: side.region, id: randomUUID() } }
      : await aPlaced(world.server, side);
    return { input: { id, region: key.region, case: key.id, reason: '测试' } };
  },
  'projects.seatCommunityExperts': async (whose) => ({
    input: { id: await community(whose), experts: [await aBankedExpert(whose.world.server, whose.side)] },
  }),
  'projects.askToJoin': async (whose) => ({
    input: { id: await community(whose), organisation: whose.side.school.id, body: '测试申请' },
  }),
  'projects.answerJoining': async (whose) => {
    const { world, side, absent } = whose;
    const { community: id, key } = absent
      ? { community: randomUUID(), key: { region: side.region, id: randomUUID() } }
      : await aJoining(world.server, side);
    return { input: { id, region: key.region, joining: key.id, admitted: true, answer: '' } };
  },
  'programmes.caseEvidence': evidence,
  'programmes.caseEvidenceWorkbook': evidence,
};
