import { FileLink } from '#web/features/collaboration/pick/Attached.tsx';
import { Days } from '#web/ui/figures.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Carrying } from './answers.ts';

/** 进展记录, the latest first. */
export function ProgressNotes({ of }: { of: Carrying }) {
  return (
    <Section title="进展记录">
      {of.progress.length === 0 ? (
        <p className="quiet">还没有记录。做了什么、有什么结果，随时登记；整个学期没有记录的项目会列为需关注。</p>
      ) : (
        <ol className="case-history">
          {of.progress.map(({ id, on, body, personName, files }) => (
            <li key={id}>
              <p>
                <b>
                  <Days on={on} />
                </b>{' '}
                <span className="quiet">{personName}</span>
              </p>
              <p className="case-said">{body}</p>
              {files.length > 0 && (
                <p className="carrying-files">
                  {files.map((file) => (
                    <FileLink key={file.id} file={file} />
                  ))}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
