import './library.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { libraryRoutes } from '#contract/library.ts';
import { GROWTH } from '#core/library/growth.ts';
import { asking } from '#web/client.ts';
import { useRegions } from '#web/features/organisations/regions.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { anyText, oneOf, useAddress } from '#web/ui/address.ts';
import { Choice, Filters, optionsOf, SearchBox } from '#web/ui/filters.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Pager } from '#web/ui/Rows.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { EntryRow } from './answers.ts';
import { GrowthMark } from './GrowthMark.tsx';
import { Marked } from './Marked.tsx';

const fields = {
  search: anyText,
  // What others do is what one looks for here: the place one stands at narrows nothing.
  region: anyText,
  programme: anyText,
  field: anyText,
  kind: anyText,
  year: anyText,
  growth: oneOf(GROWTH),
};

/** 案例库. */
export function LibraryPage() {
  const [state, change] = useAddress(fields);
  const { districts } = useRegions();
  const { data } = useSuspenseQuery(asking(libraryRoutes.entries, state));
  const { rows, total, choices, waiting } = data;
  const isFiltered = Object.keys(fields).some((name) => state[name as keyof typeof fields] !== undefined);
  return (
    <Page
      title="案例库"
      lead="各校经评审入选的项目、案例和办学经验；按正文里的任何一个词都能找到"
      actions={waiting > 0 && <Act label={`收入案例（${waiting}）`} kind="primary" to={paths.entitled()} />}
    >
      <div className="lib-search">
        <Filters>
          <SearchBox
            label="全文检索"
            placeholder="如 作业、整本书阅读；几个词之间空格"
            value={state.search}
            onChange={(search) => change({ search })}
          />
          <Choice
            label="行动计划"
            options={choices.programmes.map(({ id, title }) => ({ value: id, label: title }))}
            value={state.programme}
            onChange={(programme) => change({ programme })}
          />
          {choices.fields.length > 0 && (
            <Choice
              label="领域"
              options={optionsOf(choices.fields)}
              value={state.field}
              onChange={(field) => change({ field })}
            />
          )}
          {choices.kinds.length > 0 && (
            <Choice
              label="类别"
              options={optionsOf(choices.kinds)}
              value={state.kind}
              onChange={(kind) => change({ kind })}
            />
          )}
          <Choice label="区" options={districts} value={state.region} onChange={(region) => change({ region })} />
          <Choice
            label="征集年份"
            options={choices.years.map((year) => ({ value: String(year), label: `${year}年` }))}
            value={state.year}
            onChange={(year) => change({ year })}
          />
          <Choice
            label="发展阶段"
            options={optionsOf(GROWTH)}
            value={state.growth}
            onChange={(growth) => change({ growth })}
          />
        </Filters>
      </div>
      {rows.length === 0 ? (
        <Empty title={isFiltered ? '没有找到案例' : '还没有可以阅读的案例'}>
          {isFiltered
            ? '换一个词，或放宽筛选条件再看。'
            : '案例由教研部门从入选的申报中收入，学校授权、公开以后，就能在这里读到。'}
        </Empty>
      ) : (
        <section aria-label="案例" className="lib-list">
          <ol className="lib-results">
            {rows.map((row) => (
              <Result key={row.id} of={row} />
            ))}
          </ol>
          <Pager total={total} page={state.page} size={state.size} />
        </section>
      )}
    </Page>
  );
}

function Result({ of }: { of: EntryRow }) {
  const about = [of.regionName, of.kind, of.field, `${of.year}年`].filter((word) => word !== null);
  return (
    <li>
      <article>
        <h2>
          <Go to={paths.entry(of.region, of.id)}>
            <Marked pieces={of.title} />
          </Go>
        </h2>
        <p className="lib-by">
          {of.organisationName}
          <span className="quiet">{about.join(' · ')}</span>
        </p>
        <p className="lib-excerpt">
          {of.under !== null && <b>{of.under}　</b>}
          <Marked pieces={of.excerpt} />
        </p>
        <p className="lib-foot">
          <GrowthMark growth={of.growth} />
          <span className="quiet">{of.programmeTitle}</span>
          {of.published === null && <span className="tag amber">未公开</span>}
          {of.published === '本区' && <span className="tag">本区公开</span>}
        </p>
      </article>
    </li>
  );
}
