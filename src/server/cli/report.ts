import { CommanderError } from 'commander';
import { ZodError } from 'zod';
import { Refusal } from '#core/kernel/refusal.ts';
import { sentence } from '#core/refusals.ts';
import { problemsOf } from '../platform/http/problems.ts';

/** 退出码: 0 done, 1 refused or faulty input, 2 wrong use of the command line. */
export function report(error: unknown): 0 | 1 | 2 {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Usage) {
    console.error(`jiamenkou: ${error.message}`);
    return 2;
  }
  if (error instanceof Refusal) console.error(`jiamenkou: ${sentence(error.code, error.detail)}`);
  else if (error instanceof ZodError)
    console.error(
      `jiamenkou: ${problemsOf(error)
        .map(({ field, message }) => `${field} ${message}`)
        .join('；')}`,
    );
  else console.error(`jiamenkou: ${error instanceof Error ? error.message : String(error)}`);
  return 1;
}

/** The command was called wrongly. */
export class Usage extends Error {}
