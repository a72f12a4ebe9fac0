/** The time somebody meant: `9:30`, `14：00`, `1400` and `14点` become `09:30`, `14:00`; anything else stays as it is. */
export function writtenTime(text: string): string {
  const match = /^\s*(\d{1,2})\s*(?:[:：.点时]\s*(\d{2})?\s*分?|(\d{2}))?\s*$/.exec(text);
  if (match === null) return text;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? match[3] ?? 0)];
  return hour > 23 || minute > 59 ? text : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
