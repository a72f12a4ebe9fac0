import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import type { CockpitProgramme } from '../answers.ts';

type Late = CockpitProgramme['late'];

/** 最近逾期与未办: which duty is late, and who owes it for which window. */
export function LateDuties({ late, programme }: { late: Late; programme: string }) {
  const duties = groupLate(late.rows);
  if (duties.length === 0) return null;
  return (
    <div className="late-duties">
      <h3>最近逾期与未办的职责</h3>
      <ul>
        {duties.map(({ duty, owers }) => (
          <li key={duty}>
            <b>{duty}</b>
            <span>{owersText(owers)}</span>
          </li>
        ))}
      </ul>
      <Go to={`${paths.programme(programme)}?tab=duties`}>
        {late.total > late.rows.length ? `近一年共 ${late.total} 期，看全部` : '看全部'}
      </Go>
    </div>
  );
}

export type Owing = { readonly who: string; readonly windows: readonly string[] };

/** Late obligations by duty, and within it by who owes them; who owes most comes first. */
export function groupLate(late: Late['rows']): { duty: string; owers: Owing[] }[] {
  const duties = Map.groupBy(late, ({ duty }) => duty);
  return [...duties].map(([duty, items]) => ({
    duty,
    owers: [...Map.groupBy(items, ({ who }) => who)]
      .map(([who, windows]) => ({ who, windows: windows.map(({ window }) => window) }))
      .toSorted((a, b) => b.windows.length - a.windows.length),
  }));
}

/** `小教月浦学区（2017年3月、2017年2月）；罗店教育集团（2017年3月）等`. Lists, never counts: only the latest are sent. */
export function owersText(owers: readonly Owing[], most = 4): string {
  const named = owers.slice(0, most).map(({ who, windows }) => `${who}（${windows.join('、')}）`);
  return `${named.join('；')}${owers.length > most ? '等' : ''}`;
}
