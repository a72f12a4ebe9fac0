import type { CaseRow } from '../answers.ts';

/** Where a case stands, or what came of it. */
export function CaseMark({ of }: { of: Pick<CaseRow, 'stepName' | 'outcome' | 'overdue' | 'submitted'> }) {
  if (of.outcome !== null) return <span className="tag">{of.outcome}</span>;
  if (of.overdue) return <span className="tag amber">{of.stepName}，已逾期</span>;
  return (
    <span className={of.submitted ? 'tag jade' : 'tag'}>{of.submitted ? of.stepName : `${of.stepName}，未提交`}</span>
  );
}
