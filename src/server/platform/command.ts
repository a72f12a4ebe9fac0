import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { RefusalCode } from '#core/refusals.ts';
import type { Caller } from './caller.ts';
import { brokenConstraint, changing, type Db, type Isolation } from './database/database.ts';
import { CHANGED } from './freshness/line.ts';
import { type AuditEntry, recordAudit } from './trail/audit.ts';

/** Yes, or the sentence that says why not. */
export type May = true | RefusalCode;

/** What a person wants done, and the only way to change anything. */
export type Command<I extends z.ZodType, S, R> = {
  readonly name: `${string}.${string}`;
  readonly input: I;
  /** What is acted on, as the caller sees it; `undefined` answers not-found. */
  subject(tx: Db, input: z.output<I>, caller: Caller): Promise<S | undefined>;
  may(actor: Actor, subject: NoInfer<S>): May;
  run(tx: Db, input: z.output<I>, subject: NoInfer<S>, caller: Caller): Promise<R>;
  record(input: z.output<I>, subject: NoInfer<S>, result: NoInfer<R>): AuditEntry;
  /**
   * `read committed` for what hundreds do at the same moment: everything that must hold is then held by constraints and by rows
   * locked on purpose, for transactions shielded from each other would mostly lose races that are none.
   */
  readonly isolation?: Isolation;
  /** Other contexts of which it changes something, through what they publish. */
  readonly alsoChanges?: readonly string[];
  /** Constraints that say no, and the sentence for each. */
  readonly constraints?: Readonly<Record<string, RefusalCode>>;
};

/**
 * One command is one transaction, one permission and one line in the audit trail. None of the three can be left out: the
 * types ask for them, and this is the only door to a transaction that may write.
 */
export function command<I extends z.ZodType, S, R>(spec: Command<I, S, R>) {
  const contexts = [spec.name.slice(0, spec.name.indexOf('.')), ...(spec.alsoChanges ?? [])];
  const act = async (caller: Caller, asked: z.input<I>): Promise<R> => {
    const input = spec.input.parse(asked);
    try {
      const perform = async (tx: Db) => {
        const subject = await spec.subject(tx, input, caller);
        if (subject === undefined) throw new Refusal('not-found', 'platform.not-found');
        const may = spec.may(caller.actor, subject);
        if (may !== true) throw new Refusal('forbidden', may);
        const done = await spec.run(tx, input, subject, caller);
        await recordAudit(tx, caller, spec.name, spec.record(input, subject, done));
        for (const context of contexts) await sql`select pg_notify(${CHANGED}, ${context})`.execute(tx);
        return done;
      };
      const result = await changing(caller.database, caller.eyes, perform, spec.isolation);
      for (const context of contexts) caller.freshness.changed(context);
      return result;
    } catch (error) {
      const code = spec.constraints?.[brokenConstraint(error) ?? ''];
      if (code !== undefined) throw new Refusal('conflict', code);
      throw error;
    }
  };
  return Object.assign(act, { command: spec.name });
}
