import type { AnswerFault } from '#core/forms/answer.ts';
import type { FormPage } from '#core/forms/form.ts';
import type { FormQuestion } from '#core/forms/questions.ts';

/** The parts of a form, and what each still lacks. */
export function Outline({
  id,
  pages,
  missing,
}: {
  id: string;
  pages: readonly { readonly page: FormPage; readonly shown: readonly FormQuestion[] }[];
  missing: readonly AnswerFault[];
}) {
  return (
    <nav className="fill-outline" aria-label="表单各部分">
      <ol>
        {pages.map(({ page, shown }) => {
          const names = new Set(shown.map(({ name }) => name));
          const lacking = new Set(missing.flatMap(({ question }) => (names.has(question ?? '') ? [question] : [])))
            .size;
          return (
            <li key={page.name}>
              <button
                type="button"
                className="plain-button"
                onClick={() => document.getElementById(`${id}${page.name}`)?.scrollIntoView({ block: 'start' })}
              >
                {page.title ?? '表单'}
              </button>
              <span className={lacking === 0 ? 'outline-done' : 'quiet'}>
                {lacking === 0 ? (
                  <>
                    <span aria-hidden="true">● </span>已填好
                  </>
                ) : (
                  `还差 ${lacking} 题`
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
