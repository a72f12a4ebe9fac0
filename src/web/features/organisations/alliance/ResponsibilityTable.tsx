import { type Column, Rows } from '#web/ui/Rows.tsx';
import type { Responsibility } from '../answers.ts';

const columns: Column<Responsibility>[] = [
  { head: '事项', cell: ({ matter }) => <strong>{matter}</strong>, width: '16%' },
  { head: '区教育局', cell: ({ bureau }) => share(bureau) },
  { head: '联盟', cell: ({ alliance }) => share(alliance) },
  { head: '学校', cell: ({ school }) => share(school) },
];

/** 权责清单: for each matter, who decides what. */
export function ResponsibilityTable({ rows }: { rows: readonly Responsibility[] }) {
  return (
    <Rows label="权责清单" columns={columns} rows={rows} rowKey={({ matter }) => matter} empty="清单里还没有事项" />
  );
}

function share(words: string) {
  return words === '' ? <span className="quiet">–</span> : <span className="org-prose">{words}</span>;
}
