import './projects.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { projectsRoutes } from '#contract/projects.ts';
import { download } from '#web/ask.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, oneOf, useAddress } from '#web/ui/address.ts';
import { Choice, Filters, SearchBox } from '#web/ui/filters.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { usePlace } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import { caseColumns } from './cases/columns.tsx';
import { OfCall } from './cases/OfCall.tsx';
import { ProjectTabs } from './ProjectTabs.tsx';

const WHOSE = { waiting: '待我办理', mine: '本单位申报' } as const;
type Whose = keyof typeof WHOSE;
const whoseOptions = (Object.keys(WHOSE) as Whose[]).map((value) => ({ value, label: WHOSE[value] }));
const fields = {
  search: anyText,
  call: anyText,
  step: anyText,
  outcome: anyText,
  kind: anyText,
  field: anyText,
  whose: oneOf(['waiting', 'mine']),
};

/** 申报件 of all calls, or of one. */
export function CasesPage() {
  const [state, change] = useAddress(fields);
  const { region, school } = usePlace();
  const asked = { ...state, region, organisation: school };
  const { data } = useSuspenseQuery(asking(projectsRoutes.cases, asked));
  const isFiltered = Object.keys(fields).some((name) => state[name as keyof typeof fields] !== undefined);
  const { page: _page, size: _size, ...narrowing } = asked;
  return (
    <Page
      title="申报件"
      lead="每件申报走到哪一步、等谁办理、还有几天"
      actions={<Act label="导出" onClick={() => download(projectsRoutes.casesWorkbook, narrowing)} />}
    >
      <ProjectTabs here="cases" />
      <Filters>
        <SearchBox
          label="查找申报件"
          placeholder="名称、单位或编号"
          value={state.search}
          onChange={(search) => change({ search })}
        />
        <Choice label="范围" options={whoseOptions} value={state.whose} onChange={(whose) => change({ whose })} />
        {state.call !== undefined && <OfCall id={state.call} state={state} change={change} />}
      </Filters>
      <Rows
        label="申报件"
        columns={caseColumns(state.call === undefined)}
        rows={data.rows}
        rowKey={({ id }) => id}
        total={data.total}
        page={state.page}
        size={state.size}
        empty={
          <Empty
            title={isFiltered ? '没有符合条件的申报件' : '还没有申报件'}
            action={<Act label="查看征集" to={paths.calls()} />}
          >
            {isFiltered ? '放宽筛选条件再看。' : '申报从一项受理中的征集开始：打开征集，选“开始申报”。'}
          </Empty>
        }
      />
    </Page>
  );
}
