import { Refusal } from '#core/kernel/refusal.ts';
import type { Carrying } from '#core/programmes/language/carrying.ts';
import { carriedAt } from '#core/projects/carrying/carrying.ts';
import type { Db } from '../../../platform/database/database.ts';
import * as cases from '../cases/store.ts';

/** A case as one acts on it while it is carried out; whoever saw it before it moved is told that, whoever asks. */
export type CarriedCase = cases.Case & { readonly movedOn: boolean };

export async function carriedCase(
  tx: Db,
  { moves, region, id }: { readonly moves: number; readonly region: string; readonly id: string },
): Promise<CarriedCase | undefined> {
  const found = await cases.caseOf(tx, { region, id });
  return found && { ...found, movedOn: cases.movedOn(found, moves) };
}

/** How it is carried out. Refuses what moved on since it was seen, and what does not stand where it is carried out. */
export function carryingOf(subject: CarriedCase): Carrying {
  const carrying = carriedAt(subject.call.procedure, subject.step);
  if (subject.movedOn || carrying === undefined) throw new Refusal('conflict', 'projects.not-carried-out');
  return carrying;
}
