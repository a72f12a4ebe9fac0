import { Input } from 'antd';
import { type FocusEvent, useRef } from 'react';
import { writtenDay } from './written-day.ts';

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
            // Belongs to no form: only its calendar is wanted, not the browser's own complaints.
            form=""
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
