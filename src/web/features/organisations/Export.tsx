import { exchangeRoutes } from '#contract/exchange.ts';
import { useQuery } from '@tanstack/react-query';
import { download } from '#web/ask.ts';
import { asking } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { usePlace } from '#web/ui/standing.ts';

/** Downloads sheets of the exchange workbook, filled with what the person may see. Absent where nothing may be exchanged. */
export function Export({ sheets, region }: { sheets: readonly string[]; region?: string | undefined }) {
  const place = usePlace();
  const { data } = useQuery({ ...asking(exchangeRoutes.templates, {}), staleTime: 300_000 });
  const keys = data?.sheets.filter(({ key }) => sheets.includes(key)).map(({ key }) => key) ?? [];
  if (data === undefined || keys.length === 0) return null;
  return (
    <Act
      label="导出 .xlsx"
      disabledBecause={data.can.export}
      onClick={() => download(exchangeRoutes.workbook, { filled: 'yes', sheet: keys, region: region ?? place.region })}
    />
  );
}
