import type { FormProblem } from '#core/forms/problem.ts';

/** What the form still has wrong with it, and where. */
export function Problems({ problems }: { problems: readonly FormProblem[] }) {
  return (
    <div role="status">
      {problems.length > 0 && (
        <div className="editor-problems">
          <p>还有 {problems.length} 处问题，改好后才能使用：</p>
          <ul>
            {problems.map(({ place, message }) => (
              <li key={place + message}>
                <strong>{place}</strong>　{message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
