import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { organisationsRoutes } from '#contract/organisations.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, useAddress } from '#web/ui/address.ts';
import { Period } from '#web/ui/figures.tsx';
import { Choice, Filters, SearchBox } from '#web/ui/filters.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import { useDay, usePlace } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import type { BodyRow } from './answers.ts';
import './organisations.css';
import { useProgrammes } from './programmes.ts';
import { districtOf, useRegions } from './regions.ts';
import { Tensed } from './Tensed.tsx';

const EstablishBody = lazy(async () => ({ default: (await import('./body/EstablishBody.tsx')).EstablishBody }));

const fields = { search: anyText, region: anyText, programme: anyText };

/** 领导与专家机构. */
export function BodiesPage() {
  const [state, change] = useAddress(fields);
  const [establishing, setEstablishing] = useState(false);
  const { on } = useDay();
  const place = usePlace();
  const { all, nameOf } = useRegions();
  const { options, titleOf } = useProgrammes();
  const region = districtOf(state.region, place.region);
  const { data } = useSuspenseQuery(asking(organisationsRoutes.bodies, { ...state, region, on }));
  const establish = (
    <Act label="建立机构" kind="primary" disabledBecause={data.can.establish} onClick={() => setEstablishing(true)} />
  );

  return (
    <Page
      title="领导机构"
      lead="领导小组、工作小组、项目办公室、专家组与理事会，以及在其中任职的人"
      actions={establish}
    >
      <Filters>
        <SearchBox
          label="查找机构"
          placeholder="名称或拼音首字母"
          value={state.search}
          onChange={(search) => change({ search })}
        />
        <Choice
          label="行动计划"
          options={options}
          value={state.programme}
          onChange={(programme) => change({ programme })}
        />
        {(place.region === undefined || state.region !== undefined) && (
          <Choice label="所属" options={all} value={state.region} onChange={(to) => change({ region: to })} />
        )}
      </Filters>
      <Rows
        label="机构"
        columns={columns(titleOf, nameOf)}
        rows={data.rows}
        rowKey={(body) => body.id}
        total={data.total}
        page={state.page}
        size={state.size}
        empty={
          <Empty title="没有符合条件的机构" action={establish}>
            行动计划要求的领导小组、专家组等在这里建立；任命成员后，会议与走访才有归属。
          </Empty>
        }
      />
      <Suspense>{establishing && <EstablishBody onClose={() => setEstablishing(false)} />}</Suspense>
    </Page>
  );
}

function columns(titleOf: (id: string) => string, nameOf: (code: string) => string): Column<BodyRow>[] {
  return [
    {
      head: '机构',
      cell: (body) => (
        <Tensed of={body}>
          <Go to={paths.body(body.id)}>{body.name}</Go>
        </Tensed>
      ),
    },
    { head: '类别', cell: ({ kind }) => kind, tight: true },
    { head: '层级', cell: ({ level }) => level, tight: true },
    {
      head: '行动计划',
      cell: ({ programmeId }) =>
        programmeId === null ? (
          <span className="quiet">常设</span>
        ) : (
          <Go to={paths.programme(programmeId)}>{titleOf(programmeId)}</Go>
        ),
    },
    { head: '设在', cell: ({ organisationName }) => organisationName },
    { head: '所属', cell: ({ region }) => nameOf(region), tight: true },
    { head: '起止', cell: ({ from, to }) => <Period from={from} to={to} />, tight: true },
  ];
}
