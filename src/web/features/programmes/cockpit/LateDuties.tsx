import { Go } from '#web/ui/Go.tsx';
import { paths } from '#web/paths.ts';
import type { CockpitProgramme } from '../answers.ts';

const SHOWN = 4;

/** 逾期与未办: which duty is late, and who owes it for which window. */
export function LateDuties({ late, programme }: { late: CockpitProgramme['late']; programme: string }) {
  const duties = groupLate(late);
  if (duties.length === 0) return null;
  return (
    <div className="late-duties">
      <h3>逾期与未办的职责</h3>
      <ul>
        {duties.map(({ duty, owers }) => (
          <li key={duty}>
            <b>{duty}</b>
            <span>{owersText(owers)}</span>
          </li>
        ))}
      </ul>
      <Go to={`${paths.programme(programme)}?tab=duties`}>逐期查看</Go>
    </div>
  );
}

export type Owing = { readonly who: string; readonly windows: readonly string[] };

/** Late obligations by duty, and within it by who owes them; who owes most comes first. */
export function groupLate(late: CockpitProgramme['late']): { duty: string; owers: Owing[] }[] {
  const duties = Map.groupBy(late, ({ duty }) => duty);
  return [...duties].map(([duty, items]) => ({
    duty,
    owers: [...Map.groupBy(items, ({ who }) => who)]
      .map(([who, windows]) => ({ who, windows: windows.map(({ window }) => window) }))
      .toSorted((a, b) => b.windows.length - a.windows.length),
  }));
}

/** `吴淞学区 2 期（2017年3月、2017年4月）；罗店教育集团 …；另有 6 个单位`. */
export function owersText(owers: readonly Owing[]): string {
  const named = owers.slice(0, SHOWN).map(({ who, windows }) => {
    const latest = windows.slice(-2).join('、');
    return windows.length <= 2 ? `${who}（${latest}）` : `${who}（${latest} 等 ${windows.length} 期）`;
  });
  return [...named, ...(owers.length > SHOWN ? [`另有 ${owers.length - SHOWN} 个单位`] : [])].join('；');
}
