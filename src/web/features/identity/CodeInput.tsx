import { Input } from 'antd';
import { useId } from 'react';

/** The six digits of a second factor; phones offer them by themselves. */
export function CodeInput({
  value,
  onChange,
  label,
}: {
  value: string;
  onChange: (code: string) => void;
  label: string;
}) {
  const id = useId();
  return (
    <div className="sign-in-field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        size="large"
        className="code-input"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9]{6}"
        title="6 位数字"
        maxLength={6}
        required
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the step consists of this one field
        autoFocus
        value={value}
        onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, ''))}
      />
    </div>
  );
}
