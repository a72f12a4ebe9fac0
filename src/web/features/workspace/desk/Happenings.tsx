import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Days } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Happening } from '../answers.ts';

/** 我关注的: what happened to it, the latest first. */
export function Happenings({ followed, happenings }: { followed: number; happenings: readonly Happening[] }) {
  return (
    <Section
      title="我关注的"
      lead={followed === 0 ? undefined : `${followed} 个单位和计划`}
      actions={followed > 0 && <Act label="管理关注" size="small" to={`${paths.noticeSettings()}#followed`} />}
    >
      {followed === 0 && (
        <>
          <p className="quiet">在联盟、学校或行动计划的页面上点“关注”，它们的新动态就会出现在这里。</p>
          <p>
            <Act label="去联盟名录" to={paths.alliances()} />
          </p>
        </>
      )}
      {followed > 0 && happenings.length === 0 && <p className="quiet">关注的单位和计划还没有动态。</p>}
      <ol className="happenings">
        {happenings.map(({ key, kind, of, title, on, to }) => (
          <li key={key}>
            <p>
              <Go to={to}>{title}</Go>
            </p>
            <p className="quiet">
              <Days on={on} /> · {of} · {kind}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
