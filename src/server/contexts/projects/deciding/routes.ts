import type { decidingRoutes } from '#contract/projects/deciding.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { seeing } from '../../../platform/caller.ts';
import type { Answers } from '../../../platform/http/http.ts';
import { comparison } from './comparison.ts';
import { decideCases } from './decide-cases.ts';
import { deciding } from './report.ts';

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Refusal('not-found', 'platform.not-found');
  return value;
};

export function decidingAnswers(): Answers<typeof decidingRoutes> {
  return {
    deciding: (caller, input) => seeing(caller, async (db) => found(await deciding(db, caller, input))),
    comparison: (caller, input) => seeing(caller, async (db) => found(await comparison(db, caller, input))),
    decideCases: (caller, input) => decideCases(caller, input),
  };
}
