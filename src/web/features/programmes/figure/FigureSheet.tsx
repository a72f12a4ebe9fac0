import './figure.css';
import { useQuery } from '@tanstack/react-query';
import { programmesRoutes } from '#contract/programmes.ts';
import { download } from '#web/ask.ts';
import { asking } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Sheet } from '#web/ui/Sheet.tsx';
import { Failed, Waiting } from '#web/ui/states.tsx';
import { FigureStory } from './FigureStory.tsx';

type FigureInput = { id: string; target: string; at: string; on?: string };

/** The drawer of one figure: its story, and the workbook to take away. */
export function FigureSheet({ input, onClose }: { input: FigureInput; onClose: () => void }) {
  const { data, error, refetch } = useQuery(asking(programmesRoutes.figure, input));
  return (
    <Sheet
      title="数字的依据"
      open
      onClose={onClose}
      width={760}
      actions={<Act label="导出 .xlsx" onClick={() => download(programmesRoutes.figureWorkbook, input)} />}
    >
      {error !== null && <Failed error={error} retry={() => void refetch()} />}
      {error === null && (data === undefined ? <Waiting lines={10} /> : <FigureStory figure={data} at={input.at} />)}
    </Sheet>
  );
}
