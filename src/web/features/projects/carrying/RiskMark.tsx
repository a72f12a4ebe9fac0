import { RISK_LEVELS, type RiskLevel } from '#core/projects/carrying/risk.ts';

const SHAPES = { calm: ['●', 'good'], watch: ['◐', 'risk'], hard: ['▲', 'bad'] } as const;

/** 风险: a shape, a word and a colour. */
export function RiskMark({ level }: { level: RiskLevel }) {
  const [shape, tone] = SHAPES[level];
  return (
    <span className={`status ${tone}`}>
      <span aria-hidden="true" className="status-shape">
        {shape}
      </span>
      {RISK_LEVELS[level]}
    </span>
  );
}
