import type { Carrying } from '../../programmes/language/carrying.ts';
import type { Procedure } from '../../programmes/language/procedure.ts';

/** 实施中：how a case at the step is carried out; `undefined` when it is not, or no longer. */
export function carriedAt({ carrying }: Procedure, step: string | null): Carrying | undefined {
  return carrying !== undefined && step !== null && carrying.at.includes(step) ? carrying : undefined;
}
