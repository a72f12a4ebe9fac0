import { GROWTH, type Growth } from '#core/library/growth.ts';

/** 发展阶段: how far of the four, in word and shape. */
export function GrowthMark({ growth }: { growth: Growth }) {
  const at = GROWTH.indexOf(growth) + 1;
  return (
    <span className="lib-growth">
      <span className="lib-growth-shape" aria-hidden="true">
        {GROWTH.map((stage, index) => (
          <i key={stage} className={index < at ? 'on' : ''} />
        ))}
      </span>
      {growth}
    </span>
  );
}
