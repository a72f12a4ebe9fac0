import './targets.css';
import { Link } from 'react-router';
import { Act } from '#web/ui/Act.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { Target } from '../answers.ts';
import { BulletChart } from './BulletChart.tsx';
import { useFigureLink } from './figure-address.ts';
import { goalText, partsText, sinceAYear, valueText, whyNoFigure } from './figure-words.ts';
import { Here, nounOf } from './Here.tsx';
import { Sparkline } from './Sparkline.tsx';

/** `programme` is absent for a definition that is not published yet: its figures open nothing. */
type Of = { programme: string | null; at: string };

/** 目标: one line each — how it stands, the figure against the goal, the year behind, what is missing and who can close it. */
export function TargetList({ targets, label, ...of }: Of & { targets: readonly Target[]; label: string }) {
  return (
    <ul className="targets" aria-label={label}>
      {targets.map((target) => (
        <TargetRow key={target.id} target={target} {...of} />
      ))}
    </ul>
  );
}

function TargetRow({ target, programme, at }: Of & { target: Target }) {
  const link = useFigureLink();
  const change = sinceAYear(target);

  return (
    <li className={`target is-${target.status}`}>
      <div className="target-name">
        <Here target={target} noun={nounOf(at)} />
        {programme === null ? (
          <span className="target-link">{target.statement}</span>
        ) : (
          <Link {...link({ programme, target: target.id })} className="target-link">
            {target.statement}
          </Link>
        )}
        <small>
          条款 {target.source.section} · 限 {target.by}
        </small>
      </div>
      <div className="target-status">
        <StatusMark status={target.status} />
      </div>
      <div className="target-figure">
        <b>{valueText(target)}</b>
        <small>
          {target.parts && !target.parts.all && `${partsText(target.parts)}，`}目标 {goalText(target)}
        </small>
      </div>
      <div className="target-bullet">
        <BulletChart target={target} />
      </div>
      <div className="target-year">
        <Sparkline target={target} />
        {change !== null && <small>{change}</small>}
      </div>
      <Gap target={target} />
    </li>
  );
}

/** What is missing, in words one can act on, and whose act it is. */
function Gap({ target }: { target: Target }) {
  const why = whyNoFigure(target);
  const words = why ?? target.gapWords;
  return (
    <div className="target-gap">
      {words !== null && <span className={why === null ? 'gap-words' : 'gap-why'}>{words}</span>}
      {target.who !== null && why === null && target.status !== 'met' && <small>责任：{target.who}</small>}
      {target.act !== null && (
        <Act
          kind="link"
          size="small"
          label={target.act.label}
          describes={`${target.act.label}：${target.statement}`}
          to={target.act.to}
        />
      )}
    </div>
  );
}
