import './case-evidence.css';
import { useQuery } from '@tanstack/react-query';
import { programmesRoutes } from '#contract/programmes.ts';
import type { Output } from '#contract/route.ts';
import { download } from '#web/ask.ts';
import { asking } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Period } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Section } from '#web/ui/Page.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';

type Evidence = Output<typeof programmesRoutes.caseEvidence>;
type Line = Evidence['parts'][number]['lines'][number];
type Key = { readonly region: string; readonly id: string };

/** 依据材料 of a case: what the platform knows of the applicant, for those who judge. Nothing where its procedure asks for nothing. */
export function CaseEvidence({ of: { region, id } }: { of: Key }) {
  const { data } = useQuery(asking(programmesRoutes.caseEvidence, { region, id }));
  if (data === undefined || data.parts.length === 0) return null;
  return (
    <Section
      title="依据材料"
      lead={`${data.organisationName} · 平台截至 ${data.on} 的记录，由系统汇集`}
      actions={
        <Act label="导出 .xlsx" onClick={() => download(programmesRoutes.caseEvidenceWorkbook, { region, id })} />
      }
    >
      <div className="case-evidence">
        {data.parts.map(({ dimension, lines }) => (
          <section key={dimension ?? ''} aria-label={dimension ?? '其他情况'}>
            <h3>{dimension ?? '其他情况'}</h3>
            <ul>
              {lines.map((line) => (
                <li key={line.name}>
                  <EvidenceLine line={line} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Section>
  );
}

function EvidenceLine({ line: { name, words, total, rows, hidden } }: { line: Line }) {
  if (total === null || total === 0)
    return (
      <p className="case-evidence-line" title={words}>
        {name}
        {total === null ? <StatusMark status="no-source" /> : <span className="quiet">没有记录</span>}
      </p>
    );
  return (
    <details open={rows.length <= AT_ONCE}>
      <summary className="case-evidence-line" title={words}>
        {name}
        <b className="number">{total} 条</b>
      </summary>
      <ul className="case-evidence-records">
        {rows.map((row) => (
          <li key={`${row.label}${row.since}${row.about}`}>
            {row.link === null ? row.label : <Go to={row.link}>{row.label}</Go>}
            {row.value !== null && <b className="number"> {row.value}</b>}
            <span className="quiet">
              {' '}
              {row.since !== null && <Period from={row.since} to={row.until} />} {row.about}
            </span>
          </li>
        ))}
        {hidden > 0 && <li className="quiet">另有 {hidden} 条涉及您职责范围以外的人员，只计数</li>}
        {total - hidden > rows.length && (
          <li className="quiet">其余 {total - hidden - rows.length} 条见各记录所在页面</li>
        )}
      </ul>
    </details>
  );
}

/** How many records are shown without being asked for. */
const AT_ONCE = 5;
