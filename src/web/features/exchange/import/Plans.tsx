import { Whole } from '#web/ui/figures.tsx';
import type { SheetPlan } from '../answers.ts';

/** Sheet by sheet: how many rows are added, changed, left or rejected, and the first of them in words. */
export function Plans({ sheets }: { sheets: readonly SheetPlan[] }) {
  return (
    <ul className="exchange-plans">
      {sheets.map((plan) => (
        <li key={plan.sheet} className="paper">
          <h3>
            {plan.sheet}{' '}
            <span className="quiet">
              共 <Whole value={plan.rows} /> 行
            </span>
          </h3>
          <dl className="exchange-tally">
            <Tally head="新增" value={plan.add} tone="good" />
            <Tally head="修改" value={plan.change} tone="going" />
            <Tally head="不变" value={plan.unchanged} tone="calm" />
            <Tally head="不能导入" value={plan.reject} tone={plan.reject > 0 ? 'bad' : 'calm'} />
          </dl>
          {plan.examples.length > 0 && <Examples plan={plan} />}
        </li>
      ))}
    </ul>
  );
}

function Tally({ head, value, tone }: { head: string; value: number; tone: 'good' | 'going' | 'calm' | 'bad' }) {
  return (
    <div className={value === 0 ? 'status calm' : `status ${tone}`}>
      <dt>{head}</dt>
      <dd>
        <Whole value={value} />
      </dd>
    </div>
  );
}

function Examples({ plan }: { plan: SheetPlan }) {
  const more = plan.add + plan.change - plan.examples.length;
  return (
    <>
      <ul className="exchange-examples" aria-label={`${plan.sheet}的变化`}>
        {plan.examples.map(({ row, kind, name, changes }) => (
          <li key={row}>
            <p>
              <span className={kind === 'add' ? 'tag jade' : 'tag amber'}>{kind === 'add' ? '新增' : '修改'}</span>{' '}
              <strong>{name}</strong> <span className="quiet number">第 {row} 行</span>
            </p>
            <ul>
              {changes.map(({ column, before, after }) => (
                <li key={column}>
                  <span className="quiet">{column}</span>{' '}
                  {kind === 'change' && (
                    <>
                      <del>{before || '（空）'}</del> <span aria-hidden="true">→</span>{' '}
                    </>
                  )}
                  <ins>{after || '（空）'}</ins>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="quiet">还有 {more} 行变化，未一一列出。</p>}
    </>
  );
}
