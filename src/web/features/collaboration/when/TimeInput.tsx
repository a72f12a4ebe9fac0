import { Input } from 'antd';
import type { FocusEvent } from 'react';
import { writtenTime } from './written-time.ts';

/** A time of day written `14:00`, whatever the browser's language. */
export function TimeInput({
  id,
  value,
  onChange,
  onBlur,
  'aria-label': label,
}: {
  id?: string;
  value?: string | null;
  onChange?: (time: string) => void;
  onBlur?: (event: FocusEvent<HTMLElement>) => void;
  /** For those who hear it, where no label stands beside it. */
  'aria-label'?: string;
}) {
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      inputMode="numeric"
      autoComplete="off"
      placeholder="14:00"
      maxLength={8}
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value)}
      onBlur={(event) => {
        const time = writtenTime(event.target.value);
        if (time !== event.target.value) onChange?.(time);
        onBlur?.(event);
      }}
    />
  );
}
