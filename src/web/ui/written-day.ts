const FORMS = [
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
];

/** `20260901`, `2026/9/1` and `2026年9月1日` as `2026-09-01`; anything else as it is, for the form to refuse. */
export function writtenDay(text: string): string {
  const parts = FORMS.map((form) => form.exec(text.trim())).find((match) => match !== null);
  if (parts === undefined) return text;
  const [, year = '', month = '', date = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}
