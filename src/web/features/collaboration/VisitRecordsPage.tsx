import './visits/visits.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { visitRoutes } from '#contract/collaboration/visits.ts';
import { download } from '#web/ask.ts';
import { asking } from '#web/client.ts';
import { useRegions } from '#web/features/organisations/regions.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, oneOf, useAddress } from '#web/ui/address.ts';
import { Page } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { usePlace } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import { visitColumns } from './visits/columns.tsx';
import { RecordFilters, STATES } from './visits/RecordFilters.tsx';
import { VisitTabs } from './visits/VisitTabs.tsx';
import { anyDay } from './when/DayFilter.tsx';

const fields = {
  search: anyText,
  region: anyText,
  organisation: anyText,
  liaison: anyText,
  programme: anyText,
  kind: anyText,
  state: oneOf(STATES),
  from: anyDay,
  to: anyDay,
};

/** 走访记录. */
export function VisitRecordsPage() {
  const [state, change] = useAddress(fields);
  const place = usePlace();
  const { nameOf } = useRegions();
  const { page, size, ...sought } = { ...state, region: state.region ?? place.region };
  const { data } = useSuspenseQuery(asking(visitRoutes.visits, { ...sought, page, size }));
  const at = state.organisation === undefined ? '' : `?organisation=${state.organisation}`;
  const record = (
    <Act label="记走访" kind="primary" disabledBecause={data.can.record} to={`${paths.recordVisit()}${at}`} />
  );
  const isFiltered = Object.values({ ...state, page: undefined, size: undefined }).some((value) => value !== undefined);

  return (
    <Page
      title="走访记录"
      lead="联系人每次走访看到的情况、提出的问题和建议，以及答复和办结"
      actions={
        <>
          <Act label="导出 .xlsx" onClick={() => download(visitRoutes.visitsWorkbook, sought)} />
          {record}
        </>
      }
    >
      <VisitTabs here="records" />
      <RecordFilters
        state={state}
        change={change}
        fixedRegion={place.region}
        kinds={data.kinds}
        liaisons={data.liaisons}
        organisationName={
          data.rows.find(({ organisationId }) => organisationId === state.organisation)?.organisationName
        }
      />
      <Rows
        label="走访记录"
        columns={visitColumns(sought.region === undefined ? nameOf : null)}
        rows={data.rows}
        rowKey={(visit) => visit.id}
        total={data.total}
        page={page}
        size={size}
        empty={
          <Empty title={isFiltered ? '没有符合条件的走访' : '还没有走访记录'} action={record}>
            {isFiltered ? '放宽筛选条件再看。' : '联系人走访后在手机上记下，送达后这里能看到。'}
          </Empty>
        }
      />
    </Page>
  );
}
