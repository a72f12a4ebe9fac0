import './figure.css';
import { programmesRoutes } from '#contract/programmes.ts';
import { download } from '#web/ask.ts';
import { asking } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Sheet } from '#web/ui/Sheet.tsx';
import { useDay, usePlace } from '#web/ui/standing.ts';
import { Failed, Waiting } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useOpenFigure } from './figure-address.ts';
import { FigureStory } from './FigureStory.tsx';

/** 数字背后: whatever figure `?figure=` names, opened over the page with its clause, formula and records. */
export function FigureDrawer({ programme }: { programme?: string }) {
  const { open, close } = useOpenFigure(programme);
  const { on } = useDay();
  const { at } = usePlace();
  const input = { id: open?.programme ?? '', target: open?.target ?? '', at, ...(on === undefined ? {} : { on }) };

  return (
    <Sheet
      title="数字的依据"
      open={open !== null}
      onClose={close}
      width={760}
      actions={<Act label="导出 .xlsx" onClick={() => download(programmesRoutes.figureWorkbook, input)} />}
    >
      {open !== null && <Story input={input} at={at} />}
    </Sheet>
  );
}

type FigureInput = { id: string; target: string; at: string; on?: string };

function Story({ input, at }: { input: FigureInput; at: string }) {
  const { data, error, refetch } = useQuery(asking(programmesRoutes.figure, input));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  return data === undefined ? <Waiting lines={10} /> : <FigureStory figure={data} at={at} />;
}
