import type { noticeRoutes } from '#contract/projects/notices.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type Caller, seeing } from '../../../platform/caller.ts';
import type { Answers } from '../../../platform/http/http.ts';
import { finishNotice } from './commands/finish-notice.ts';
import { answerObjection, raiseObjection } from './commands/objections.ts';
import { publishNotice } from './commands/publish-notice.ts';
import { establishmentDocument, noticeDocument } from './documents/notice.ts';
import { caseTrail, filledForm } from './documents/of-case.ts';
import { callNotices, publicNotice } from './report.ts';

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Refusal('not-found', 'platform.not-found');
  return value;
};
const seen = (caller: Caller, id: string) => seeing(caller, async (db) => found(await publicNotice(db, caller, id)));

export function noticeAnswers(): Answers<typeof noticeRoutes> {
  return {
    callNotices: (caller, { id }) => seeing(caller, async (db) => found(await callNotices(db, caller, id))),
    publishNotice: (caller, input) => publishNotice(caller, input),
    publicNotice: (caller, { id }) => seen(caller, id),
    raiseObjection: (caller, input) => raiseObjection(caller, input),
    answerObjection: (caller, input) => answerObjection(caller, input),
    finishNotice: (caller, input) => finishNotice(caller, input),
    noticeDocument: async (caller, { id }) => noticeDocument(await seen(caller, id)),
    establishmentDocument: async (caller, { id }) => establishmentDocument(await seen(caller, id)),
    formDocument: (caller, input) => seeing(caller, async (db) => found(await filledForm(db, caller, input))),
    trailDocument: (caller, key) => seeing(caller, async (db) => found(await caseTrail(db, caller, key))),
  };
}
