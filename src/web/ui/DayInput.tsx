import { Input } from 'antd';

type DayInputProps = {
  id?: string;
  value?: string | null;
  onChange?: (day: string) => void;
  min?: string;
  max?: string;
  required?: boolean;
  'aria-label'?: string;
};

/** A day, by the browser's own picker: works by keyboard, on phones, and costs nothing. */
export function DayInput({ value, onChange, ...rest }: DayInputProps) {
  return (
    <Input
      {...rest}
      type="date"
      className="day-input"
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}
