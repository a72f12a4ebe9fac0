import { useSuspenseQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { platformRoutes } from '#contract/platform.ts';
import type { Output } from '#contract/route.ts';
import { isDay } from '#core/kernel/day.ts';
import { asking } from '#web/client.ts';
import { anyText, oneOf, useAddress } from '#web/ui/address.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Moment } from '#web/ui/figures.tsx';
import { Choice, Filters, SearchBox } from '#web/ui/filters.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import { Empty } from '#web/ui/states.tsx';
import { writtenDay } from '#web/ui/written-day.ts';
import { ACTIONS, type Action, actionName } from './acts.ts';
import { detailOf, subjectOf } from './audit.ts';

const actions = Object.keys(ACTIONS) as Action[];
const fields = { search: anyText, action: oneOf(actions), from: anyText, to: anyText };

type Trail = Output<typeof platformRoutes.audit>;
type Row = Trail['rows'][number];

const columnsOf = (names: Trail['names']): Column<Row>[] => [
  { head: '时间', cell: (row) => <Moment at={row.at} />, tight: true },
  { head: '操作人', cell: (row) => row.actor, tight: true },
  { head: '操作', cell: (row) => actionName(row.action), tight: true },
  { head: '对象', cell: (row) => <Subject text={row.subject} names={names} /> },
  { head: '内容', cell: (row) => detailOf(row.detail, names) || '–' },
];

/** 审计记录: who did what, when and to what; nobody can change or remove it. */
export function AuditPage() {
  const [state, change] = useAddress(fields);
  const { data } = useSuspenseQuery(asking(platformRoutes.audit, state));
  return (
    <Page title="审计" lead="每次登录和每项办理都留下一条记录，任何人不能修改或删除。">
      <Filters>
        <SearchBox
          label="查找"
          placeholder="操作人姓名或对象编号"
          value={state.search}
          onChange={(search) => change({ search })}
        />
        <Choice
          label="操作"
          options={actions.map((value) => ({ value, label: ACTIONS[value] }))}
          value={state.action}
          onChange={(action) => change({ action })}
        />
        <Boundary label="从" value={state.from} onChange={(from) => change({ from })} />
        <Boundary label="到" value={state.to} onChange={(to) => change({ to })} />
      </Filters>
      <Rows
        label="审计记录"
        columns={columnsOf(data.names)}
        rows={data.rows}
        rowKey={(row) => row.id}
        total={data.total}
        page={state.page}
        size={state.size}
        empty={<Empty title="没有符合条件的记录">放宽日期或操作再看。</Empty>}
      />
    </Page>
  );
}

/** What was acted on by its name; what has none, or none that the reader may know, by the beginning of its number. */
function Subject({ text, names }: { text: string; names: Trail['names'] }) {
  const { word, id, to } = subjectOf(text);
  const short = (
    <>
      {word} {names[id] ?? <span className="number">{/^[0-9a-f-]{36}$/.test(id) ? id.slice(0, 8) : id}</span>}
    </>
  );
  return <span title={id}>{to === null ? short : <Go to={to}>{short}</Go>}</span>;
}

/** A day that bounds the list; it counts once it is a whole day. */
function Boundary({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState(value ?? '');
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <DayInput
        id={id}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          const day = writtenDay(text);
          if (text.trim() === '') onChange(undefined);
          else if (text.length >= 10 && isDay(day)) onChange(day);
        }}
      />
    </div>
  );
}
