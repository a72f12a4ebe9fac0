import './targets.css';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Facts } from '#web/ui/Page.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { Figure } from '../answers.ts';
import { BulletChart } from './BulletChart.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { goalText, sinceAYear, valueText, whyNoFigure } from './figure-words.ts';
import { Here, nounOf } from './Here.tsx';
import { TrendChart } from './TrendChart.tsx';

/** A figure told to the end: what the document demands, how it was computed, and the records counted and lacking. */
export function FigureStory({ figure, at }: { figure: Figure; at: string }) {
  const { target, programme } = figure;
  const why = whyNoFigure(target);

  return (
    <div className="figure-story">
      <div>
        <h2>{target.statement}</h2>
        <p className="quiet figure-from">
          <Go to={paths.programme(programme.id)}>{programme.title}</Go> · 第 {programme.version} 版 · 条款{' '}
          {target.source.section}
          {programme.document === null ? '' : ` · ${programme.document}`}
        </p>
      </div>

      <div className="figure-now">
        <b className="figure-value">{valueText(target)}</b>
        <StatusMark status={target.status} />
        <span className="quiet">{sinceAYear(target)}</span>
        <BulletChart target={target} />
        <p>{why ?? target.gapWords}</p>
        <Here target={target} noun={nounOf(at)} />
      </div>

      <Facts
        items={[
          { head: '目标', cell: `${goalText(target)}，限 ${target.by}` },
          { head: '责任', cell: target.who ?? programme.issuer },
          ...(target.note === null ? [] : [{ head: '说明', cell: target.note }]),
          ...(target.act === null
            ? []
            : [{ head: '下一步', cell: <Act size="small" label={target.act.label} to={target.act.to} /> }]),
        ]}
      />

      <section aria-label="怎么算">
        <h3>怎么算</h3>
        <p>{figure.measure}</p>
        <p className="formula">{figure.formula}</p>
      </section>

      <section aria-label="近一年">
        <h3>近一年</h3>
        <TrendChart target={target} />
      </section>

      <EvidenceList title="已计入" set={figure.counted} none="没有计入的记录" />
      <EvidenceList title="尚缺" set={figure.lacking} none="没有所缺的记录" />
      {figure.hidden > 0 && (
        <p className="note">另有 {figure.hidden} 条涉及个人的记录已计入数字，但不在您的查看范围内，未列出。</p>
      )}
    </div>
  );
}
