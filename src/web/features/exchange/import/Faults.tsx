import { exchangeRoutes } from '#contract/exchange.ts';
import { download } from '#web/ask.ts';
import { Act } from '#web/ui/Act.tsx';
import { Section } from '#web/ui/Page.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import type { Fault, Import } from '../answers.ts';

/** Every cell that cannot be taken, and why. */
export function Faults({ data: { id, faults } }: { data: Import }) {
  const left = faults.total - faults.rows.length;
  return (
    <Section
      title={`${faults.total} 处问题`}
      lead={left > 0 ? `这里列出前 ${faults.rows.length} 处，全部请下载问题清单` : undefined}
      actions={<Act label="下载问题清单" onClick={() => download(exchangeRoutes.faultsWorkbook, { id })} />}
    >
      <Rows
        label="问题"
        columns={columns}
        rows={faults.rows}
        rowKey={({ sheet, cell, message }) => `${sheet}!${cell}:${message}`}
        empty=""
      />
    </Section>
  );
}

const columns: Column<Fault>[] = [
  { head: '工作表', cell: ({ sheet }) => sheet, tight: true },
  { head: '单元格', cell: ({ cell }) => <code className="number">{cell}</code>, tight: true },
  { head: '列', cell: ({ column }) => column, tight: true },
  { head: '填的是', cell: ({ value }) => (value === '' ? <span className="quiet">（空）</span> : value) },
  { head: '问题与改法', cell: ({ message }) => message },
];
