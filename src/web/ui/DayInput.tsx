import { Input } from 'antd';
import { type FocusEvent, useRef } from 'react';

type DayInputProps = {
  id?: string;
  value?: string | null;
  onChange?: (day: string) => void;
  onBlur?: (event: FocusEvent<HTMLElement>) => void;
  min?: string;
  max?: string;
  required?: boolean;
  'aria-label'?: string;
};

/** A day written `2026-09-01` whatever the browser's language; the browser's own calendar opens beside it. */
export function DayInput({ value, onChange, onBlur, min, max, ...rest }: DayInputProps) {
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <Input
      {...rest}
      className="day-input"
      inputMode="numeric"
      autoComplete="off"
      placeholder="2026-09-01"
      maxLength={12}
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value)}
      onBlur={(event) => {
        const day = writtenDay(event.target.value);
        if (day !== event.target.value) onChange?.(day);
        onBlur?.(event);
      }}
      suffix={
        <span className="day-calendar">
          <button type="button" aria-label="打开日历" onClick={() => calendar.current?.showPicker()}>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor">
              <path d="M2 3.5h12v10H2zM2 6.5h12M5 1.5v3M11 1.5v3" />
            </svg>
          </button>
          <input
            ref={calendar}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            value={/^\d{4}-\d{2}-\d{2}$/.test(value ?? '') ? (value ?? '') : ''}
            min={min}
            max={max}
            onChange={(event) => onChange?.(event.target.value)}
          />
        </span>
      }
    />
  );
}

/** `20260901`, `2026/9/1` and `2026年9月1日` as `2026-09-01`; anything else as it is, for the form to refuse. */
export function writtenDay(text: string): string {
  const parts = /^\s*(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?\s*$/.exec(text);
  if (parts === null) return text;
  const [, year, month, date] = parts;
  return `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`;
}
