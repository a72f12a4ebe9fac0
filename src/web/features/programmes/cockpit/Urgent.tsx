import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Section } from '#web/ui/Page.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { CockpitProgramme, Target } from '../answers.ts';
import { useFigureLink } from '../figure/figure-address.ts';
import { goalText, valueText } from '../figure/figure-words.ts';
import { Here, nounOf } from '../figure/Here.tsx';
import { owersText } from './LateDuties.tsx';
import { type UrgentItem, urgentOf } from './urgent.ts';

const AT_FIRST = 6;

/** 需要办理: what is red across all programmes, why, and who must act — read first thing in the morning. */
export function Urgent({ programmes, at, on }: { programmes: readonly CockpitProgramme[]; at: string; on: string }) {
  const [all, setAll] = useState(false);
  const { running, items, targets, duties } = urgentOf(programmes, at, on);

  if (running === 0) return <p className="note">{on} 没有实施中的计划；已到期的计划列在下方，可回到期满之日查看。</p>;
  if (items.length === 0) return <p className="note good">实施中的 {running} 项计划没有需要办理的事项。</p>;
  return (
    <Section title="需要办理" lead={summary(targets, duties, at)}>
      <ol className="urgent">
        {(all ? items : items.slice(0, AT_FIRST)).map((item) =>
          'target' in item ? (
            <TargetItem key={`${item.programme.id}/${item.target.id}`} at={at} {...item} />
          ) : (
            <DutyItem key={`${item.programme.id}/${item.duty}`} {...item} />
          ),
        )}
      </ol>
      {items.length > AT_FIRST && (
        <button type="button" className="plain-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? '只看最急的' : `显示全部 ${items.length} 项`}
        </button>
      )}
    </Section>
  );
}

function summary(targets: number, duties: number, at: string): string {
  const first = at.includes(':') ? `${targets} 个目标${nounOf(at)}尚未计入或未达到` : `${targets} 个目标未达成或有风险`;
  return duties === 0 ? first : `${first}，${duties} 项职责逾期或未办`;
}

function TargetItem({ programme, target, at }: Extract<UrgentItem, { target: Target }> & { at: string }) {
  const open = useFigureLink()({ programme: programme.id, target: target.id });
  return (
    <li>
      <span className="urgent-mark">
        {!at.includes(':') ? <StatusMark status={target.status} /> : <Here target={target} noun={nounOf(at)} />}
      </span>
      <span className="urgent-what">
        <Link {...open}>{target.statement}</Link>
        <small>{programme.title}</small>
      </span>
      <span className="urgent-why">
        <b>{target.gapWords ?? `现值 ${valueText(target)}`}</b>
        <small>
          {valueText(target)}，目标 {goalText(target)}，限 {target.by}
        </small>
      </span>
      <span className="urgent-who">
        {target.who ?? programme.issuer}
        {target.act !== null && (
          <Act
            kind="link"
            size="small"
            label={target.act.label}
            describes={`${target.act.label}：${target.statement}`}
            to={target.act.to}
          />
        )}
      </span>
    </li>
  );
}

function DutyItem({ programme, duty, owers }: Extract<UrgentItem, { duty: string }>) {
  const { missed = 0, late = 0 } = programme.dutyCounts;
  return (
    <li>
      <span className="urgent-mark">
        <StatusMark status={missed > 0 ? 'missed' : 'late'} label="逾期未办" />
      </span>
      <span className="urgent-what">
        <Go to={`${paths.programme(programme.id)}?tab=duties`}>{duty}</Go>
        <small>{programme.title}</small>
      </span>
      <span className="urgent-why">
        <b>最近：{owers[0]?.windows[0]}</b>
        <small>
          本计划各项职责共逾期 {late} 期、未办 {missed} 期
        </small>
      </span>
      <span className="urgent-who">{owersText(owers, 3)}</span>
    </li>
  );
}
