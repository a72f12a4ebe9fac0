import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { organisationsRoutes } from '#contract/organisations.ts';
import { OWNERSHIPS, SCHOOL_TYPES } from '#core/programmes/vocabulary.ts';
import { download } from '#web/ask.ts';
import { asking } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, oneOf, oneOfOr, severalOf, useAddress } from '#web/ui/address.ts';
import { Page } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { useDay, usePlace } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import './organisations.css';
import { districtOf, useRegions } from './regions.ts';
import { schoolColumns } from './school/columns.tsx';
import { OpenSchool } from './school/OpenSchool.tsx';
import { SchoolFilters } from './school/SchoolFilters.tsx';

const fields = {
  search: anyText,
  region: anyText,
  type: severalOf(SCHOOL_TYPES),
  ownership: oneOf(OWNERSHIPS),
  town: anyText,
  alliance: anyText,
  allied: oneOf(['yes', 'no']),
  standard: oneOf(['yes', 'no']),
  closed: oneOf(['with', 'only']),
  sort: oneOfOr(['name', 'code', 'opened'], 'name'),
};

/** 学校名录. */
export function SchoolsPage() {
  const [state, change] = useAddress(fields);
  const [opening, setOpening] = useState(false);
  const { on } = useDay();
  const place = usePlace();
  const { nameOf } = useRegions();
  const region = districtOf(state.region, place.region);
  const { page, size, ...sought } = { ...state, region, on };
  const { data } = useSuspenseQuery(asking(organisationsRoutes.schools, { ...sought, page, size }));
  const open = <Act label="登记学校" kind="primary" disabledBecause={data.can.open} onClick={() => setOpening(true)} />;

  return (
    <Page
      title="学校"
      lead={`${nameOf(region ?? '310000')}的学校登记：类型、校区、办学基本标准与所在联盟`}
      actions={
        <>
          <Act label="导出 .xlsx" onClick={() => download(organisationsRoutes.schoolsWorkbook, sought)} />
          {open}
        </>
      }
    >
      <SchoolFilters state={state} change={change} fixedRegion={place.region} towns={data.towns} />
      <Rows
        label="学校"
        columns={schoolColumns(region === undefined ? nameOf : null)}
        rows={data.rows}
        rowKey={(school) => school.id}
        total={data.total}
        page={page}
        size={size}
        sorted={state.sort}
        empty={
          <Empty title="没有符合条件的学校" action={open}>
            放宽筛选条件再看；新设的学校可逐所登记，也可用数据模板成批导入。
          </Empty>
        }
      />
      {opening && <OpenSchool region={region} onClose={() => setOpening(false)} />}
    </Page>
  );
}
