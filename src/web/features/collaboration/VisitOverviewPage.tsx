import './visits/visits.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { visitRoutes } from '#contract/collaboration/visits.ts';
import { download } from '#web/ask.ts';
import { asking } from '#web/client.ts';
import { useProgrammes } from '#web/features/organisations/programmes.ts';
import { useRegions } from '#web/features/organisations/regions.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, oneOfOr, useAddress } from '#web/ui/address.ts';
import { Choice, Filters, SearchBox } from '#web/ui/filters.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { useDay, usePlace } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import { overviewColumns } from './visits/overview-columns.tsx';
import { VisitTabs } from './visits/VisitTabs.tsx';

const fields = {
  search: anyText,
  region: anyText,
  liaison: anyText,
  programme: anyText,
  sort: oneOfOr(['longest', 'name', 'unsettled'], 'longest'),
};

/** 走访一览: who is looked after by whom, and who was not visited longest. */
export function VisitOverviewPage() {
  const [state, change] = useAddress(fields);
  const { on } = useDay();
  const place = usePlace();
  const { districts, nameOf } = useRegions();
  const programmes = useProgrammes();
  const { page, size, ...sought } = { ...state, region: state.region ?? place.region, on };
  const { data } = useSuspenseQuery(asking(visitRoutes.visitOverview, { ...sought, page, size }));
  const isFiltered = [state.search, state.liaison, state.programme, state.region].some((value) => value !== undefined);

  return (
    <Page
      title="走访一览"
      lead={
        state.programme === undefined
          ? '每个有联系人的单位：谁联系、最近一次走访、还有几条没有办结；最久没有走访的在前'
          : `为“${programmes.titleOf(state.programme)}”安排了联系人的单位；最近走访只看为这项计划的走访`
      }
      actions={
        <>
          <Act label="导出 .xlsx" onClick={() => download(visitRoutes.visitOverviewWorkbook, sought)} />
          <Act label="记走访" kind="primary" disabledBecause={data.can.record} to={paths.recordVisit()} />
        </>
      }
    >
      <VisitTabs here="overview" />
      <Filters>
        <SearchBox
          label="查找单位"
          placeholder="名称或拼音首字母"
          value={state.search}
          onChange={(search) => change({ search })}
        />
        {place.region === undefined && (
          <Choice label="区" options={districts} value={state.region} onChange={(region) => change({ region })} />
        )}
        <Choice
          label="行动计划"
          options={programmes.options}
          value={state.programme}
          onChange={(programme) => change({ programme })}
        />
        <Choice
          label="联系人"
          options={data.liaisons.map(({ id, name }) => ({ value: id, label: name }))}
          value={state.liaison}
          onChange={(liaison) => change({ liaison })}
        />
      </Filters>
      <Rows
        label="走访一览"
        columns={overviewColumns({
          regionName: sought.region === undefined ? nameOf : null,
          most: Math.max(1, ...data.rows.map(({ days }) => days ?? 0)),
          records: data.can.record === true,
        })}
        rows={data.rows}
        rowKey={({ id }) => id}
        total={data.total}
        page={page}
        size={size}
        sorted={state.sort}
        empty={
          <Empty
            title={isFiltered ? '没有符合条件的单位' : '还没有安排联系人'}
            action={<Act label="联系人安排" to={paths.liaisons()} />}
          >
            {isFiltered
              ? '放宽筛选条件再看。'
              : '基础教育科把联系人安排到学区、集团或学校以后，这里能看到多久没有走访。'}
          </Empty>
        }
      />
    </Page>
  );
}
