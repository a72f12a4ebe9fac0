import { Button, Input, InputNumber } from 'antd';

type GuideField = { readonly name: string; readonly quota: number | null };

/** 领域, each with how many may be established. */
export function GuideFields({
  value = [],
  onChange,
}: {
  value?: readonly GuideField[];
  onChange?: (value: GuideField[]) => void;
}) {
  const change = (index: number, changes: Partial<GuideField>) =>
    onChange?.(value.map((each, at) => (at === index ? { ...each, ...changes } : each)));
  return (
    <div className="project-fields">
      {value.map(({ name, quota }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- fields have no other identity while they are written
        <div key={index} className="project-field">
          <Input
            aria-label={`第 ${index + 1} 个领域`}
            maxLength={40}
            placeholder="领域名称"
            value={name}
            onChange={({ target }) => change(index, { name: target.value })}
          />
          <InputNumber
            aria-label={`${name || `第 ${index + 1} 个领域`}最多立项`}
            min={1}
            max={1000}
            precision={0}
            placeholder="不限项数"
            value={quota}
            onChange={(next) => change(index, { quota: next })}
          />
          <Button
            type="text"
            aria-label={`去掉${name || `第 ${index + 1} 个领域`}`}
            onClick={() => onChange?.(value.filter((_, at) => at !== index))}
          >
            去掉
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange?.([...value, { name: '', quota: null }])}>添加领域</Button>
    </div>
  );
}
