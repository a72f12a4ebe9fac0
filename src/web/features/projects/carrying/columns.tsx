import { paths } from '#web/paths.ts';
import { Days } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import type { Column } from '#web/ui/Rows.tsx';
import type { CarriedRow } from './answers.ts';
import { RiskMark } from './RiskMark.tsx';

/** The columns of projects that are carried out. */
export const carriedColumns: readonly Column<CarriedRow>[] = [
  {
    head: '项目',
    cell: ({ region, id, title, number, field, procedureName }) => (
      <div>
        <Go to={paths.case(region, id)}>{title}</Go>
        <span className="project-of">
          {[number, field ?? procedureName].filter((word) => word !== null).join(' · ')}
        </span>
      </div>
    ),
  },
  {
    head: '承担单位',
    cell: ({ organisationName, regionName }) => (
      <div>
        {organisationName}
        <span className="project-of">{regionName}</span>
      </div>
    ),
  },
  {
    head: '下一节点',
    cell: ({ next, done, of, late }) =>
      next === null ? (
        <span className="quiet">{of === 0 ? '没有节点' : '节点已全部完成'}</span>
      ) : (
        <div>
          <span className={late > 0 ? 'project-late' : ''}>
            <Days on={next.due} />
          </span>{' '}
          <span className="carrying-next">{next.title}</span>
          <span className="project-of">
            已完成 {done} / {of}
          </span>
        </div>
      ),
  },
  {
    head: '逾期',
    cell: ({ late }) => (late === 0 ? '–' : <span className="project-late">{late} 个</span>),
    tight: true,
    align: 'end',
  },
  {
    head: '最近记录',
    cell: ({ lastRecord }) => (lastRecord === null ? <span className="quiet">没有</span> : <Days on={lastRecord} />),
    tight: true,
  },
  {
    head: '风险',
    cell: ({ risk }) => (
      <div>
        <RiskMark level={risk.level} />
        {risk.reasons.map((reason) => (
          <span key={reason} className="project-of">
            {reason}
          </span>
        ))}
      </div>
    ),
  },
];
