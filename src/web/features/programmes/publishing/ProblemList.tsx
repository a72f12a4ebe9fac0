import type { Problem } from '../answers.ts';

/** What is wrong with a definition, each with its line and column; choosing one leads there. */
export function ProblemList({
  problems,
  onPick,
}: {
  problems: readonly Problem[];
  onPick: (problem: Problem) => void;
}) {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const inOrder = problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
  return (
    <section className="problems" aria-label="检查结果">
      <h2>{headline(errors, problems.length - errors)}</h2>
      <ul>
        {inOrder.map((problem) => (
          <li key={`${problem.line}:${problem.column}:${problem.path}:${problem.message}`}>
            <button type="button" onClick={() => onPick(problem)} className={problem.severity}>
              <span className="problem-place">
                <span aria-hidden="true">{problem.severity === 'error' ? '■' : '▲'}</span>
                {problem.severity === 'error' ? '错误' : '提醒'} 第 {problem.line} 行第 {problem.column} 列
              </span>
              <span>{problem.message}</span>
              {problem.path !== '' && <code>{problem.path}</code>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const rank = ({ severity }: Problem) => (severity === 'error' ? 0 : 1);

function headline(errors: number, warnings: number): string {
  if (errors > 0) return `有 ${errors} 处错误${warnings > 0 ? `、${warnings} 处提醒` : ''}，改正后才能发布`;
  return warnings > 0 ? `没有错误，有 ${warnings} 处提醒` : '没有发现问题';
}
