import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { AllianceMapped } from '../answers.ts';
import { markOf } from './scatter.ts';

/** The map's key: each alliance with its mark and its schools, as links. */
export function AllianceKey({ data: { alliances, schools } }: { data: AllianceMapped }) {
  return (
    <Section title="图例与学校" plain>
      <ul className="org-cards">
        {alliances.map(({ id, name, kind }, index) => {
          const members = schools.filter((school) => school.alliances.includes(id));
          const { color, glyph } = markOf(index);
          return (
            <li key={id} className="org-card">
              <h3>
                <span aria-hidden="true" style={{ color }}>
                  {glyph}{' '}
                </span>
                <Go to={paths.alliance(id)}>{name}</Go>
              </h3>
              <p className="quiet">
                {kind} · 图上 {members.length} 所
              </p>
              <ul className="org-inline">
                {members.map((school) => (
                  <li key={school.id}>
                    <Go to={paths.school(school.id)}>{school.name}</Go>
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
