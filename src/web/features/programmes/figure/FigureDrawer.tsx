import { lazy, Suspense } from 'react';
import { useDay, usePlace } from '#web/ui/standing.ts';
import { useOpenFigure } from './figure-address.ts';

const FigureSheet = lazy(async () => ({ default: (await import('./FigureSheet.tsx')).FigureSheet }));

/** 数字背后: whatever figure `?figure=` names, opened over the page; fetched when the first figure is opened. */
export function FigureDrawer({ programme }: { programme?: string }) {
  const { open, close } = useOpenFigure(programme);
  const { on } = useDay();
  const { at } = usePlace();
  if (open === null) return null;
  const input = { id: open.programme, target: open.target, at, ...(on === undefined ? {} : { on }) };
  return (
    <Suspense fallback={null}>
      <FigureSheet input={input} onClose={close} />
    </Suspense>
  );
}
