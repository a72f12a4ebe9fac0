import { Select, Switch } from 'antd';
import type { Quiet } from '#core/workspace/preference.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => {
  const value = `${String(hour).padStart(2, '0')}:00`;
  return { value, label: value };
});
const NIGHT: Quiet = { from: '21:00', to: '07:00' };

/** 免打扰时段, or none. */
export function QuietInput({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: Quiet | null;
  onChange?: (quiet: Quiet | null) => void;
}) {
  const quiet = value ?? null;
  return (
    <div className="quiet-input">
      <Switch
        {...(id === undefined ? {} : { id })}
        aria-label="设置免打扰时段"
        checked={quiet !== null}
        onChange={(isOn) => onChange?.(isOn ? NIGHT : null)}
      />
      {quiet !== null && (
        <>
          <Select
            aria-label="免打扰开始"
            value={quiet.from}
            options={HOURS}
            virtual={false}
            onChange={(from) => onChange?.({ ...quiet, from })}
          />
          至
          <Select
            aria-label="免打扰结束"
            value={quiet.to}
            options={HOURS}
            virtual={false}
            onChange={(to) => onChange?.({ ...quiet, to })}
          />
        </>
      )}
    </div>
  );
}
