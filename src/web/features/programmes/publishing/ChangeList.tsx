import { Rows } from '#web/ui/Rows.tsx';
import type { Change } from '../answers.ts';

const KINDS = {
  added: ['＋', '新增', 'good'],
  removed: ['－', '删除', 'bad'],
  changed: ['△', '修改', 'risk'],
} as const satisfies Record<Change['kind'], readonly [string, string, string]>;

/** What differs between two versions of a definition, part by part. */
export function ChangeList({ changes, label }: { changes: readonly Change[]; label: string }) {
  return (
    <Rows
      label={label}
      rows={changes}
      rowKey={(change) => `${change.part}/${change.id}/${change.kind}`}
      empty="两个版本没有差异"
      columns={[
        { head: '变动', cell: ({ kind }) => <KindMark kind={kind} />, tight: true },
        { head: '部分', cell: ({ part }) => part, tight: true },
        { head: '编号', cell: ({ id }) => <code>{id}</code> },
        { head: '原来', cell: ({ before }) => <Words text={before} /> },
        { head: '现在', cell: ({ after }) => <Words text={after} /> },
      ]}
    />
  );
}

function KindMark({ kind }: { kind: Change['kind'] }) {
  const [shape, word, tone] = KINDS[kind];
  return (
    <span className={`status ${tone}`}>
      <span aria-hidden="true">{shape}</span>
      {word}
    </span>
  );
}

const Words = ({ text }: { text: string | null }) =>
  text === null ? <span className="quiet">–</span> : <span className="change-words">{text}</span>;
