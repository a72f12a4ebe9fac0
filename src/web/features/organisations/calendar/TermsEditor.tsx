import 'temporal-polyfill/global';
import { useId } from 'react';
import { isDay } from '#core/kernel/day.ts';
import { weeksOf } from '#core/kernel/school-year.ts';
import { DayInput } from '#web/ui/DayInput.tsx';

type TermDraft = { number: 1 | 2; from: string; to: string };
const NAMES = { 1: '第一学期', 2: '第二学期' } as const;

/** First and last teaching day of both terms; says how many weeks that makes. */
export function TermsEditor({
  id,
  value = [],
  onChange,
}: {
  id?: string;
  value?: TermDraft[];
  onChange?: (terms: TermDraft[]) => void;
}) {
  const replace = (number: 1 | 2, changes: Partial<TermDraft>) =>
    onChange?.(value.map((term) => (term.number === number ? { ...term, ...changes } : term)));
  return (
    <div id={id} className="org-editor">
      {value.map((term) => (
        <TermFields key={term.number} term={term} onChange={(changes) => replace(term.number, changes)} />
      ))}
    </div>
  );
}

function TermFields({ term, onChange }: { term: TermDraft; onChange: (changes: Partial<TermDraft>) => void }) {
  const id = useId();
  return (
    <fieldset>
      <legend>{NAMES[term.number]}</legend>
      <div className="org-pair">
        <div>
          <label htmlFor={`${id}from`}>开学</label>
          <DayInput id={`${id}from`} value={term.from} onChange={(from) => onChange({ from })} />
        </div>
        <div>
          <label htmlFor={`${id}to`}>结束</label>
          <DayInput id={`${id}to`} value={term.to} onChange={(to) => onChange({ to })} />
        </div>
      </div>
      <p className="quiet" aria-live="polite">
        {weeksWords(term)}
      </p>
    </fieldset>
  );
}

function weeksWords({ number, from, to }: TermDraft): string {
  if (!isDay(from) || !isDay(to)) return '填好首尾两天后显示周数';
  if (to < from) return '结束日期早于开学日期，请检查';
  return `共 ${weeksOf({ number, from, to })} 周`;
}
