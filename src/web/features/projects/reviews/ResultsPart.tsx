import { useState } from 'react';
import { Facts } from '#web/ui/Page.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import { Sheet } from '#web/ui/Sheet.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { Results, Round } from './answers.ts';
import { figure } from './words.ts';

type Scored = Results['cases'][number];

/** 评审结果: places by the mean within each field, as on the page where it is decided; beside it what the scores say when leniency is taken off, and what is to be discussed. */
export function ResultsPart({ round, results }: { round: Round; results: Results }) {
  const [shown, show] = useState<Scored | null>(null);
  const { agreement, untold } = results;
  const hasFields = results.cases.some(({ field }) => field !== null);
  const discuss = results.cases.flatMap((each) =>
    each.scores.flatMap((score) => (score.discuss === null ? [] : [{ ...score, title: each.title }])),
  );
  return (
    <>
      <Rows
        label={`${round.stepName}的结果`}
        columns={columns(show, hasFields)}
        rows={results.cases}
        rowKey={({ id }) => id}
        empty="没有评分"
      />
      {discuss.length > 0 && (
        <section aria-label="提请合议">
          <h3>提请合议</h3>
          <ul className="result-scores">
            {discuss.map((each) => (
              <li key={`${each.title} ${each.expertId}`}>
                “{each.title}” {each.expertName}：{each.discuss}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label="宽严与一致性">
        <h3>宽严与一致性</h3>
        <Facts
          items={[
            {
              head: '单份评分的一致性（组内相关系数）',
              cell: withInterval(agreement.single, agreement.singleInterval),
            },
            { head: '均分的一致性', cell: figure(agreement.average, 2) },
            { head: '克里彭多夫 α', cell: figure(agreement.alpha, 2) },
          ]}
        />
        {untold.length > 0 && (
          <ul className="untold">
            {untold.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        )}
      </section>
      <Rows
        label="各位专家的宽严"
        columns={expertColumns}
        rows={results.experts}
        rowKey={({ id }) => id}
        empty="没有提交的评审"
      />
      {shown !== null && <Scores of={shown} round={round} onClose={() => show(null)} />}
    </>
  );
}

function withInterval(value: number | null, interval: readonly [number, number] | null): string {
  if (value === null || interval === null) return figure(value, 2);
  return `${figure(value, 2)}（${figure(interval[0], 2)} 至 ${figure(interval[1], 2)}）`;
}

const placesOf = (ranks: Scored['ranks']): string =>
  ranks === null ? '–' : ranks[0] === ranks[1] ? String(ranks[0]) : `${ranks[0]} 至 ${ranks[1]}`;

const columns = (show: (of: Scored) => void, hasFields: boolean): Column<Scored>[] => [
  ...(hasFields ? [{ head: '领域', cell: ({ field }: Scored) => field ?? '', tight: true }] : []),
  {
    head: hasFields ? '领域内排序' : '排序',
    cell: ({ place }) => <span className="number">{place ?? '–'}</span>,
    align: 'end',
    tight: true,
  },
  {
    head: '申报',
    cell: (of) => (
      <>
        <button type="button" className="plain-button" onClick={() => show(of)}>
          {of.title}
        </button>{' '}
        <span className="quiet">{of.organisationName}</span>
      </>
    ),
  },
  { head: '平均分', cell: ({ mean }) => <span className="number">{figure(mean, 2)}</span>, align: 'end', tight: true },
  {
    head: '校正均分（95% 区间）',
    cell: ({ adjusted }) => (
      <span className="number nowrap">
        {adjusted === null
          ? '–'
          : `${figure(adjusted.value)}（${figure(adjusted.interval[0])} 至 ${figure(adjusted.interval[1])}）`}
      </span>
    ),
    align: 'end',
  },
  {
    head: hasFields ? '领域内名次区间' : '名次区间',
    cell: ({ ranks }) => <span className="number nowrap">{placesOf(ranks)}</span>,
    align: 'end',
    tight: true,
  },
  {
    head: '各位专家',
    cell: ({ scores }) => <span className="number">{scores.map(({ total }) => figure(total)).join('、') || '–'}</span>,
  },
];

const expertColumns: readonly Column<Results['experts'][number]>[] = [
  { head: '专家', cell: ({ name }) => name },
  { head: '评审', cell: ({ cases }) => <span className="number">{cases}</span>, align: 'end', tight: true },
  { head: '平均给分', cell: ({ mean }) => <span className="number">{figure(mean)}</span>, align: 'end', tight: true },
  {
    head: '宽严（95% 区间）',
    cell: ({ leniency }) => {
      if (leniency === null) return <span className="quiet">不作判断</span>;
      const [low, high] = leniency.interval;
      const word = low > 0 ? '偏宽' : high < 0 ? '偏严' : '不明显';
      return (
        <>
          <StatusMark status={word === '不明显' ? 'not-due' : 'at-risk'} label={word} />{' '}
          <span className="number nowrap">
            {figure(leniency.value)}（{figure(low)} 至 {figure(high)}）
          </span>
        </>
      );
    },
  },
];

/** Each expert's marks and words on one case. */
function Scores({ of, round, onClose }: { of: Scored; round: Round; onClose: () => void }) {
  return (
    <Sheet title={of.title} open onClose={onClose}>
      <ul className="round-parts">
        {of.scores.map((score) => (
          <li key={score.expertId}>
            <h3>
              {score.expertName} <span className="number">{figure(score.total)}</span>
            </h3>
            <Facts
              items={round.items.map(({ key, name, points }) => ({
                head: name,
                cell: (
                  <span className="number">
                    {score.marks[key] ?? '–'} / {points}
                  </span>
                ),
              }))}
            />
            <p>{score.comment || '没有写意见'}</p>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
