import './visits/visits.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { visitRoutes } from '#contract/collaboration/visits.ts';
import { asking } from '#web/client.ts';
import { useProgrammes } from '#web/features/organisations/programmes.ts';
import { useRegions } from '#web/features/organisations/regions.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, oneOf, useAddress } from '#web/ui/address.ts';
import { DayForm } from '#web/ui/DayForm.tsx';
import { Choice, Filters, SearchBox } from '#web/ui/filters.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { useDay, usePlace } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import type { Assignment } from './visits/answers.ts';
import { assignmentColumns } from './visits/assign/assignment-columns.tsx';
import { VisitTabs } from './visits/VisitTabs.tsx';

const AssignLiaison = lazy(async () => ({
  default: (await import('./visits/assign/AssignLiaison.tsx')).AssignLiaison,
}));
const AddVisitKind = lazy(async () => ({ default: (await import('./visits/assign/AddVisitKind.tsx')).AddVisitKind }));

const fields = {
  search: anyText,
  region: anyText,
  liaison: anyText,
  organisation: anyText,
  programme: anyText,
  ended: oneOf(['with']),
};

/** 联系人安排: which liaison looks after which organisations, since when. */
export function LiaisonsPage() {
  const [state, change] = useAddress(fields);
  const [doing, begin] = useState<'assign' | 'kind' | Assignment | null>(null);
  const { on, today } = useDay();
  const place = usePlace();
  const { districts, nameOf } = useRegions();
  const programmes = useProgrammes();
  const region = state.region ?? place.region;
  const { page, size } = state;
  const { data } = useSuspenseQuery(asking(visitRoutes.liaisonAssignments, { ...state, region, on }));
  const close = () => begin(null);
  const assign = (
    <Act label="安排联系人" kind="primary" disabledBecause={data.can.assign} onClick={() => begin('assign')} />
  );

  return (
    <Page
      title="联系人安排"
      lead="专职联系人各联系哪些学区、集团和学校，从何时起；结束的安排留档"
      actions={
        <>
          {data.can.assign === true && <Act label="增设走访类别" onClick={() => begin('kind')} />}
          {assign}
        </>
      }
    >
      <VisitTabs here="liaisons" />
      <Filters>
        <SearchBox
          label="查找单位"
          placeholder="名称或拼音首字母"
          value={state.search}
          onChange={(search) => change({ search })}
        />
        {place.region === undefined && (
          <Choice label="区" options={districts} value={state.region} onChange={(next) => change({ region: next })} />
        )}
        <Choice
          label="联系人"
          options={data.liaisons.map(({ id, name }) => ({ value: id, label: name }))}
          value={state.liaison}
          onChange={(liaison) => change({ liaison })}
        />
        <Choice
          label="行动计划"
          options={programmes.options}
          value={state.programme}
          onChange={(programme) => change({ programme })}
        />
        <Choice
          label="已结束"
          placeholder="不含"
          options={[{ value: 'with', label: '包含' }]}
          value={state.ended}
          onChange={(ended) => change({ ended })}
        />
      </Filters>
      <Rows
        label="联系人安排"
        columns={assignmentColumns({
          regionName: region === undefined ? nameOf : null,
          titleOf: programmes.titleOf,
          today,
          onEnd: begin,
        })}
        rows={data.rows}
        rowKey={({ id }) => id}
        total={data.total}
        page={page}
        size={size}
        empty={
          <Empty title="还没有安排" action={assign}>
            把专职联系人安排到学区、集团或学校；走访一览、走访提醒都从这里来。
          </Empty>
        }
      />
      <Suspense>
        {doing === 'assign' && <AssignLiaison region={region} onClose={close} />}
        {doing === 'kind' && <AddVisitKind onClose={close} />}
      </Suspense>
      {doing !== null && typeof doing === 'object' && (
        <DayForm
          route={visitRoutes.endAssignment}
          title="结束联系人安排"
          submitLabel="结束"
          field="to"
          label="结束日期"
          hint={`自这一天起，${doing.liaisonName}不再联系${doing.organisationName}`}
          initial={{ region: doing.region, id: doing.id, to: today }}
          done="安排已结束"
          onClose={close}
        />
      )}
    </Page>
  );
}
