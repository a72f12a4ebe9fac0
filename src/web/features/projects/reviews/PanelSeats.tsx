import { useState } from 'react';
import { Act } from '#web/ui/Act.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import type { Round, RoundCase } from './answers.ts';
import { ExchangeForm } from './ExchangeForm.tsx';

type Exchange = { of: RoundCase; from: RoundCase['seats'][number] };

/** 拟定的专家组, case by case; each expert can still be exchanged. */
export function PanelSeats({ round }: { round: Round }) {
  const [exchange, begin] = useState<Exchange | null>(null);
  return (
    <>
      <Rows
        label="拟定的专家组"
        columns={columns(round, begin)}
        rows={round.cases}
        rowKey={({ id }) => id}
        empty="没有申报"
      />
      {exchange !== null && <ExchangeForm round={round} {...exchange} onClose={() => begin(null)} />}
    </>
  );
}

const columns = (round: Round, begin: (exchange: Exchange) => void): Column<RoundCase>[] => [
  {
    head: '申报',
    cell: ({ title, organisationName }) => (
      <>
        {title} <span className="quiet">{organisationName}</span>
      </>
    ),
  },
  { head: '领域', cell: ({ field }) => field ?? <span className="quiet">不分领域</span>, tight: true },
  {
    head: '专家',
    cell: (of) => (
      <ul className="panel-seats">
        {of.seats.map((from) => (
          <li key={from.expertId}>
            {from.expertName}
            <Act
              label="更换"
              describes={`更换 ${of.title} 的 ${from.expertName}`}
              kind="link"
              size="small"
              disabledBecause={round.can.exchange}
              onClick={() => begin({ of, from })}
            />
          </li>
        ))}
      </ul>
    ),
  },
];
