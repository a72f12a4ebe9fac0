import { FileLink } from '#web/features/collaboration/pick/Attached.tsx';
import type { Entry } from '../answers.ts';

/** 案例正文, to be read. */
export function Article({ of }: { of: Entry }) {
  return (
    <article className="lib-article paper" aria-label="案例正文">
      {of.summary !== '' && <Prose text={of.summary} className="lib-summary" />}
      {of.passages.map(({ heading, text }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          <Prose text={text} />
        </section>
      ))}
      {of.materials.length > 0 && (
        <section>
          <h2>材料</h2>
          <ul className="lib-materials">
            {of.materials.map((file) => (
              <li key={file.id}>
                <FileLink file={file} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="lib-colophon">
        {of.organisationName}提供，{of.takenOn} 收入案例库
        {of.published !== null && `，${of.publishedOn} 起${of.published}公开`}。引用请注明单位。
      </p>
    </article>
  );
}

function Prose({ text, className = 'lib-prose' }: { text: string; className?: string }) {
  return (
    <div className={className}>
      {text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line, at) => (
          <p key={at}>{line}</p>
        ))}
    </div>
  );
}
