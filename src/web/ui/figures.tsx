/** `2026-09-01`. */
export function Days({ on }: { on: string | null }) {
  if (on === null) return <span className="quiet">未填</span>;
  return (
    <time className="number" dateTime={on}>
      {on.slice(0, 10)}
    </time>
  );
}

/** `2026-09-01 至今`, or `2015-09-01 至 2017-12-31`. */
export function Period({ from, to }: { from: string | null; to: string | null }) {
  return (
    <span className="number nowrap">
      {from ?? '起始不详'} {to === null ? '至今' : `至 ${to}`}
    </span>
  );
}

/** A number in groups of three: `12,345`. */
export function Whole({ value }: { value: number | null }) {
  return <span className="number">{whole(value)}</span>;
}

export function whole(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('zh-CN', { maximumFractionDigits: 2 });
}

/** A moment as `2026-09-01 14:05`. */
export function Moment({ at }: { at: string }) {
  return (
    <time className="number nowrap" dateTime={at}>
      {inShanghai.format(new Date(at)).replace(',', '')}
    </time>
  );
}

/** The platform tells Shanghai's time, wherever its reader sits; sv-SE writes 2026-09-01 08:30. */
const inShanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});
