import { InputNumber } from 'antd';
import { useRegions } from '#web/features/organisations/regions.ts';

/** 各区推荐名额; a district without a number recommends as many as it likes. */
export function Quotas({
  value = {},
  onChange,
}: {
  value?: Readonly<Record<string, number>>;
  onChange?: (value: Record<string, number>) => void;
}) {
  const { districts } = useRegions();
  return (
    <div className="project-quotas">
      {districts.map(({ value: code, label: name }) => (
        <label key={code}>
          <span>{name}</span>
          <InputNumber
            min={1}
            max={1000}
            precision={0}
            placeholder="不限"
            value={value[code] ?? null}
            onChange={(next) => {
              const { [code]: _before, ...others } = value;
              onChange?.(next === null ? others : { ...others, [code]: next });
            }}
          />
        </label>
      ))}
    </div>
  );
}
