import type { reviewRoutes } from '#contract/projects/reviews.ts';
import type { roundRoutes } from '#contract/projects/rounds.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { seeing } from '../../../platform/caller.ts';
import type { Answers } from '../../../platform/http/http.ts';
import type { FileStore } from '../../../platform/uploads/files.ts';
import { candidates } from './candidates.ts';
import { confirmPanel, drawPanel, exchangeExpert } from './commands/panel.ts';
import { declareConflicts, saveReview, submitReview } from './commands/reviews.ts';
import { beginRound, closeRound, prolongRound, replaceExperts } from './commands/rounds.ts';
import { blindPaper, desk, reviewReport } from './desk.ts';
import { roundWorkbook } from './exports.ts';
import { callReviews } from './report.ts';

async function found<T>(finding: Promise<T | undefined>): Promise<T> {
  const one = await finding;
  if (one === undefined) throw new Refusal('not-found', 'platform.not-found');
  return one;
}

export function reviewAnswers(files: FileStore): Answers<typeof roundRoutes & typeof reviewRoutes> {
  return {
    callReviews: (caller, { id }) => seeing(caller, (db) => found(callReviews(db, caller, id))),
    drawPanel: (caller, input) => drawPanel(caller, input),
    beginRound: (caller, input) => beginRound(caller, input),
    roundCandidates: (caller, key) => seeing(caller, (db) => found(candidates(db, caller, key))),
    exchangeExpert: (caller, input) => exchangeExpert(caller, input),
    confirmPanel: (caller, input) => confirmPanel(caller, input),
    replaceExperts: (caller, input) => replaceExperts(caller, input),
    prolongRound: (caller, input) => prolongRound(caller, input),
    closeRound: (caller, input) => closeRound(caller, input),
    roundWorkbook: (caller, { id }) => seeing(caller, (db) => roundWorkbook(db, caller, id)),
    desk: (caller) => seeing(caller, (db) => desk(db, caller)),
    review: (caller, key) => seeing(caller, (db) => found(reviewReport(db, caller, key))),
    async reviewPaper(caller, key) {
      const { name, type, sha256 } = await seeing(caller, (db) => found(blindPaper(db, key)));
      return { name, type, body: await files.get(sha256) };
    },
    declareConflicts: (caller, input) => declareConflicts(caller, input),
    saveReview: (caller, input) => saveReview(caller, input),
    submitReview: (caller, input) => submitReview(caller, input),
  };
}
