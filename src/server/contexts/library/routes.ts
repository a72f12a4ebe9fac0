import type { libraryRoutes } from '#contract/library.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { seeing } from '../../platform/caller.ts';
import type { Answers } from '../../platform/http/http.ts';
import { linkCourse } from './commands/courses.ts';
import { growEntry } from './commands/grow.ts';
import { grantLicence, publishEntry, revokeLicence, withdrawEntry } from './commands/licence.ts';
import { takeIn } from './commands/take-in.ts';
import { entryDocument } from './document.ts';
import { choices, entries } from './list.ts';
import { entitled, entriesOfActivity, entryReport } from './report.ts';

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Refusal('not-found', 'platform.not-found');
  return value;
};

export function libraryAnswers(): Answers<typeof libraryRoutes> {
  return {
    entries: (caller, input) =>
      seeing(caller, async (db) => ({
        ...(await entries(db, input)),
        choices: await choices(db),
        waiting: (await entitled(db, caller)).length,
      })),
    entry: (caller, key) => seeing(caller, async (db) => found(await entryReport(db, caller, key))),
    entryDocument: (caller, key) =>
      seeing(caller, async (db) => entryDocument(found(await entryReport(db, caller, key)))),
    entitled: (caller) => seeing(caller, (db) => entitled(db, caller)),
    entriesOfActivity: (caller, key) => seeing(caller, (db) => entriesOfActivity(db, key)),
    takeIn: (caller, input) => takeIn(caller, input),
    grantLicence: (caller, input) => grantLicence(caller, input),
    revokeLicence: (caller, input) => revokeLicence(caller, input),
    publishEntry: (caller, input) => publishEntry(caller, input),
    withdrawEntry: (caller, input) => withdrawEntry(caller, input),
    growEntry: (caller, input) => growEntry(caller, input),
    linkCourse: (caller, input) => linkCourse(caller, input),
  };
}
