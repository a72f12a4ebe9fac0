import { useState } from 'react';
import { Go } from '#web/ui/Go.tsx';
import type { Evidence, Figure } from '../answers.ts';

const AT_FIRST = 12;

/** The records a figure counted, or those it lacks; each leads to where it is kept. */
export function EvidenceList({ title, set, none }: { title: string; set: Figure['counted']; none: string }) {
  const [all, setAll] = useState(false);
  const rows = all ? set.rows : set.rows.slice(0, AT_FIRST);
  const valued = set.rows.some((row) => row.value !== null || row.met !== null);

  return (
    <section className="evidence" aria-label={`${title}的记录`}>
      <h3>
        {title} <span className="number">{set.total}</span>
      </h3>
      {set.rows.length === 0 ? (
        <p className="quiet">{set.total === 0 ? none : '记录不在您的查看范围内'}</p>
      ) : (
        <table>
          <thead className="unseen">
            <tr>
              <th scope="col">记录</th>
              <th scope="col">起止</th>
              {valued && <th scope="col">数值</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.subject}${row.since}${row.about}`}>
                <th scope="row">
                  {row.link === null ? row.label : <Go to={row.link}>{row.label}</Go>}
                  {row.about !== '' && <small>{row.about}</small>}
                </th>
                <td className="number quiet">{datesOf(row)}</td>
                {valued && <td className="number end">{ownValue(row)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {set.rows.length > rows.length && (
        <button type="button" className="plain-button" onClick={() => setAll(true)}>
          再显示 {set.rows.length - rows.length} 条
        </button>
      )}
      {set.total > set.rows.length && set.rows.length > 0 && rows.length === set.rows.length && (
        <p className="quiet">其余 {set.total - set.rows.length} 条见导出的表格</p>
      )}
    </section>
  );
}

function datesOf({ since, until }: Evidence): string {
  if (since === null) return until === null ? '' : `至 ${until}`;
  if (since === until) return since;
  return until === null ? `${since} 起` : `${since} 至 ${until}`;
}

function ownValue({ shown, met }: Evidence): string {
  const words = met === null ? '' : met ? ' ● 达到' : ' ■ 未达到';
  return `${shown ?? ''}${words}`;
}
