import { NOTICE_KINDS, type NoticeKind } from './notice.ts';

/** 邮件方式, for a kind of notice. */
export const MAIL_WAYS = { none: '不发邮件', 'at-once': '即时', digest: '每日汇总' } as const;
export type MailWay = keyof typeof MAIL_WAYS;

/** 免打扰时段 of every day, Shanghai time: from `21:00` to `07:00` is a night. */
export type Quiet = { readonly from: string; readonly to: string };

/** 接收方式：how what a person is told reaches them beside the list in the platform, which holds everything. */
export type Preference = {
  readonly mail: Readonly<Record<NoticeKind, MailWay>>;
  /** The hour at which the day's digest goes out, 0 to 23. */
  readonly digestHour: number;
  readonly quiet: Quiet | null;
};

/** For whoever has not chosen: one letter each morning, and nothing at night. */
export const AT_FIRST: Preference = {
  mail: Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, 'digest'])) as Record<NoticeKind, MailWay>,
  digestHour: 8,
  quiet: { from: '21:00', to: '07:00' },
};

const SHANGHAI = 'Asia/Shanghai';

/** When a letter about a notice told at `now` is due; `null` when none is wanted. */
export function dueAt(now: Temporal.Instant, { mail, digestHour, quiet }: Preference, kind: NoticeKind) {
  const way = mail[kind];
  if (way === 'none') return null;
  return afterQuiet(way === 'at-once' ? now : next(now, `${String(digestHour).padStart(2, '0')}:00`), quiet);
}

/** The moment itself, or the end of the quiet hours it lies in. */
export function afterQuiet(at: Temporal.Instant, quiet: Quiet | null): Temporal.Instant {
  if (quiet === null) return at;
  const time = at.toZonedDateTimeISO(SHANGHAI).toPlainTime().toString({ smallestUnit: 'minute' });
  const isQuiet = quiet.from < quiet.to ? quiet.from <= time && time < quiet.to : quiet.from <= time || time < quiet.to;
  return isQuiet ? next(at, quiet.to) : at;
}

/** The next moment after `at` that the clock in Shanghai shows the time. */
function next(at: Temporal.Instant, time: string): Temporal.Instant {
  const local = at.toZonedDateTimeISO(SHANGHAI);
  const today = local.withPlainTime(Temporal.PlainTime.from(time));
  const isPast = Temporal.ZonedDateTime.compare(today, local) <= 0;
  return (isPast ? today.add({ days: 1 }) : today).toInstant();
}
