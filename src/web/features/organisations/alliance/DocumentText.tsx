import { platformRoutes } from '#contract/platform.ts';
import { download } from '#web/ask.ts';
import { Act } from '#web/ui/Act.tsx';
import { Period } from '#web/ui/figures.tsx';
import type { AllianceDocument } from '../answers.ts';
import { ResponsibilityTable } from './ResponsibilityTable.tsx';
import { UNIFIED } from './unified.ts';

/** One version of a governance document, whole. */
export function DocumentText({ document }: { document: AllianceDocument }) {
  const { kind, body, responsibilities, unified, from, to, file } = document;
  return (
    <article className="org-document">
      <p className="quiet">
        {kind} · <Period from={from} to={to} />
      </p>
      {file !== null && (
        <p>
          <Act
            label={`下载附件：${file.name}（${sizeWords(file.size)}）`}
            onClick={() => download(platformRoutes.file, { region: file.region, id: file.id })}
          />
        </p>
      )}
      {responsibilities !== null && <ResponsibilityTable rows={responsibilities} />}
      {unified !== null && (
        <dl className="org-unified">
          {UNIFIED.map(({ key, name }) => (
            <div key={key}>
              <dt>{name}</dt>
              <dd className="org-prose">{unified[key] || <span className="quiet">未填</span>}</dd>
            </div>
          ))}
        </dl>
      )}
      {body !== '' && <p className="org-prose">{body}</p>}
    </article>
  );
}

function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
