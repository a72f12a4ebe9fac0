import './experts.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { projectsRoutes } from '#contract/projects.ts';
import { asking } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, oneOf, useAddress } from '#web/ui/address.ts';
import { Days, Whole } from '#web/ui/figures.tsx';
import { Choice, Filters, optionsOf, SearchBox } from '#web/ui/filters.tsx';
import { Page } from '#web/ui/Page.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { ExpertRow } from './answers.ts';
import { ExpertSheet } from './ExpertSheet.tsx';

const EngageExpert = lazy(async () => ({ default: (await import('./EngageExpert.tsx')).EngageExpert }));
const fields = { search: anyText, region: anyText, field: anyText, ended: oneOf(['yes']) };

/** 评审专家库. */
export function ExpertsPage() {
  const [state, change] = useAddress(fields);
  const [engaging, setEngaging] = useState(false);
  const [shown, show] = useState<ExpertRow | null>(null);
  const { data } = useSuspenseQuery(asking(projectsRoutes.experts, state));
  const engage = (
    <Act label="聘请专家" kind="primary" disabledBecause={data.can.engage} onClick={() => setEngaging(true)} />
  );
  const filtered = state.search !== undefined || state.field !== undefined || state.region !== undefined;

  return (
    <Page title="专家库" lead="从这里抽取评审专家。岗位、任职经历和回避单位决定谁须回避" actions={engage}>
      <Filters>
        <SearchBox
          label="查找专家"
          placeholder="姓名、拼音首字母或单位"
          value={state.search}
          onChange={(search) => change({ search })}
        />
        <Choice
          label="所在区"
          options={data.regions.map(({ code, name }) => ({ value: code, label: name }))}
          value={state.region}
          onChange={(region) => change({ region })}
        />
        <Choice
          label="领域"
          options={optionsOf(data.fields)}
          value={state.field}
          onChange={(field) => change({ field })}
        />
        <Choice
          label="聘期"
          options={[{ value: 'yes' as const, label: '含已解聘的' }]}
          value={state.ended}
          onChange={(ended) => change({ ended })}
          placeholder="在聘的"
        />
      </Filters>
      <Rows
        label="评审专家"
        columns={columns(show)}
        rows={data.rows}
        rowKey={({ id }) => id}
        total={data.total}
        page={state.page}
        size={state.size}
        empty={
          <Empty title={filtered ? '没有符合条件的专家' : '专家库中还没有专家'} action={engage}>
            {filtered ? '放宽筛选条件再看。' : '聘请任专家、教研员岗位或持有称号的人员，写明擅长领域。'}
          </Empty>
        }
      />
      {shown !== null && <ExpertSheet of={shown} onClose={() => show(null)} />}
      <Suspense>{engaging && <EngageExpert known={data.fields} onClose={() => setEngaging(false)} />}</Suspense>
    </Page>
  );
}

const columns = (show: (expert: ExpertRow) => void): Column<ExpertRow>[] => [
  {
    head: '姓名',
    cell: (expert) => (
      <button type="button" className="plain-button" onClick={() => show(expert)}>
        {expert.name}
      </button>
    ),
    tight: true,
  },
  {
    head: '单位',
    cell: ({ organisationName, regionName }) => (
      <>
        {organisationName} <span className="quiet nowrap">{regionName}</span>
      </>
    ),
  },
  {
    head: '领域',
    cell: ({ fields: known }) => (
      <span className="inline-list">
        {known.length === 0 ? (
          <span className="quiet">未填</span>
        ) : (
          known.map((field) => (
            <span className="tag" key={field}>
              {field}
            </span>
          ))
        )}
      </span>
    ),
  },
  { head: '称号', cell: ({ titles }) => titles.join('、') || <span className="quiet">无</span> },
  { head: '正在评审', cell: ({ reading }) => <Whole value={reading} />, align: 'end', tight: true },
  {
    head: '聘期',
    cell: ({ from, to }) => (to === null ? <Days on={from} /> : <span className="tag amber">至 {to}</span>),
    tight: true,
  },
];
