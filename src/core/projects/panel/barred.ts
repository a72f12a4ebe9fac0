import { type Applicants, conflictsOf, type PanelPerson, type Relations, type Said } from './conflicts.ts';
import type { Barred, Seat } from './problem.ts';

/** 须回避的席位 of a whole draw: every pair of a case and an expert that is related, or that was declared or replaced. */
export function barredSeats(
  cases: readonly { readonly id: string; readonly applicants: Applicants }[],
  experts: readonly PanelPerson[],
  said: readonly (Seat & Said)[],
  relations: Relations,
): Barred[] {
  const saidOf = Map.groupBy(said, ({ caseId }) => caseId);
  return cases.flatMap(({ id, applicants }) =>
    experts.flatMap((expert) => {
      const own = saidOf.get(id)?.filter(({ expertId }) => expertId === expert.personId) ?? [];
      const reasons = conflictsOf(
        expert,
        applicants,
        { declared: own.some(({ declared }) => declared), replaced: own.some(({ replaced }) => replaced) },
        relations,
      );
      return reasons.length === 0 ? [] : [{ caseId: id, expertId: expert.personId, reasons }];
    }),
  );
}
