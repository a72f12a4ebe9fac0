import type { communityRoutes } from '#contract/projects/communities.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { seeing } from '../../../platform/caller.ts';
import type { Answers } from '../../../platform/http/http.ts';
import { answerJoining, askToJoin } from './commands/joinings.ts';
import { placeCases } from './commands/place-cases.ts';
import { seatCommunityExperts } from './commands/seat-experts.ts';
import { takeOutCase } from './commands/take-out.ts';
import { callCommunities, communityReport } from './report.ts';

export function communityAnswers(): Answers<typeof communityRoutes> {
  return {
    async callCommunities(caller, { id }) {
      const found = await seeing(caller, (db) => callCommunities(db, caller, id));
      if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
      return found;
    },
    placeCases: async (caller, input) => ({ id: (await placeCases(caller, input)).id }),
    takeOutCase: (caller, input) => takeOutCase(caller, input),
    community: async (caller, { id }) => ({
      community: await seeing(caller, (db) => communityReport(db, caller, id)),
    }),
    seatCommunityExperts: (caller, input) => seatCommunityExperts(caller, input),
    askToJoin: (caller, input) => askToJoin(caller, input),
    answerJoining: (caller, input) => answerJoining(caller, input),
  };
}
