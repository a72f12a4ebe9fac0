import '../projects.css';
import './carrying.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { projectsRoutes } from '#contract/projects.ts';
import { RISK_LEVELS, type RiskLevel } from '#core/projects/carrying/risk.ts';
import { download } from '#web/ask.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, oneOf, useAddress } from '#web/ui/address.ts';
import { Choice, Filters, optionsOf, SearchBox } from '#web/ui/filters.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { usePlace } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import { ProjectTabs } from '../ProjectTabs.tsx';
import { carriedColumns } from './columns.tsx';

const LEVELS = Object.keys(RISK_LEVELS) as RiskLevel[];
const fields = { search: anyText, programme: anyText, field: anyText, risk: oneOf(LEVELS) };

/** 实施中的项目 of all calls: what comes next, what is late, and which are in difficulty. */
export function CarriedPage() {
  const [state, change] = useAddress(fields);
  const { region, school } = usePlace();
  const asked = { ...state, region, organisation: school };
  const { data } = useSuspenseQuery(asking(projectsRoutes.carried, asked));
  const { page: _page, size: _size, ...narrowing } = asked;
  const isFiltered = Object.keys(fields).some((name) => state[name as keyof typeof fields] !== undefined);
  return (
    <Page
      title="实施中的项目"
      lead="立项之后、结项之前：下一个节点、逾期和风险"
      actions={<Act label="导出" onClick={() => download(projectsRoutes.carriedWorkbook, narrowing)} />}
    >
      <ProjectTabs here="carrying" />
      <Filters>
        <SearchBox
          label="查找项目"
          placeholder="名称、单位或编号"
          value={state.search}
          onChange={(search) => change({ search })}
        />
        <Choice
          label="行动计划"
          options={data.programmes.map(({ id, title }) => ({ value: id, label: title }))}
          value={state.programme}
          onChange={(programme) => change({ programme })}
        />
        {data.fields.length > 0 && (
          <Choice
            label="领域"
            options={optionsOf(data.fields)}
            value={state.field}
            onChange={(field) => change({ field })}
          />
        )}
        <Choice
          label="风险"
          options={LEVELS.map((level) => ({ value: level, label: `${RISK_LEVELS[level]}（${data.levels[level]}）` }))}
          value={state.risk}
          onChange={(risk) => change({ risk })}
        />
      </Filters>
      <Rows
        label="实施中的项目"
        columns={carriedColumns}
        rows={data.rows}
        rowKey={({ id }) => id}
        total={data.total}
        page={state.page}
        size={state.size}
        empty={
          <Empty
            title={isFiltered ? '没有符合条件的项目' : '还没有实施中的项目'}
            action={<Act label="查看申报件" to={paths.cases()} />}
          >
            {isFiltered ? '放宽筛选条件再看。' : '申报立项、规划通过以后，会列在这里，直到结项。'}
          </Empty>
        }
      />
      <details className="carrying-rule">
        <summary>风险怎样判断</summary>
        <p>{data.rule}</p>
      </details>
    </Page>
  );
}
