import { Button, Input, InputNumber, Radio } from 'antd';
import { useId } from 'react';
import type { Campus } from '../answers.ts';

const blank: Campus = { name: '', address: '', longitude: null, latitude: null, main: false };

/** Says which campus lacks what; the contract alone could not say where. */
export async function checkCampuses(_: unknown, campuses: Campus[] | undefined): Promise<void> {
  for (const [index, { name, address, longitude, latitude }] of (campuses ?? []).entries()) {
    if (name.trim() === '') throw new Error(`校区 ${index + 1} 没有填写名称`);
    if (address.trim() === '') throw new Error(`校区 ${index + 1} 没有填写地址`);
    if ((longitude === null) !== (latitude === null))
      throw new Error(`校区 ${index + 1} 的经度和纬度要么都填，要么都不填`);
  }
}

/** Campuses of a school, each with an address and coordinates; one of them is the main one. */
export function CampusesEditor({
  id,
  value = [],
  onChange,
}: {
  id?: string;
  value?: Campus[];
  onChange?: (campuses: Campus[]) => void;
}) {
  const replace = (index: number, changes: Partial<Campus>) =>
    onChange?.(value.map((campus, at) => (at === index ? { ...campus, ...changes } : campus)));
  const choose = (main: number) => onChange?.(value.map((campus, at) => ({ ...campus, main: at === main })));
  const remove = (index: number) => {
    const left = value.filter((_, at) => at !== index);
    onChange?.(left.some(({ main }) => main) ? left : left.map((campus, at) => ({ ...campus, main: at === 0 })));
  };
  return (
    <div id={id} className="org-editor">
      {value.map((campus, index) => (
        <CampusFields
          key={index}
          number={index + 1}
          campus={campus}
          onChange={(changes) => replace(index, changes)}
          onMain={() => choose(index)}
          onRemove={() => remove(index)}
        />
      ))}
      {value.length < 12 && (
        <Button onClick={() => onChange?.([...value, { ...blank, main: value.length === 0 }])}>添加校区</Button>
      )}
    </div>
  );
}

function CampusFields({
  number,
  campus,
  onChange,
  onMain,
  onRemove,
}: {
  number: number;
  campus: Campus;
  onChange: (changes: Partial<Campus>) => void;
  onMain: () => void;
  onRemove: () => void;
}) {
  const id = useId();
  return (
    <fieldset>
      <legend>校区 {number}</legend>
      <label htmlFor={`${id}name`}>校区名称</label>
      <Input
        id={`${id}name`}
        value={campus.name}
        maxLength={40}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <label htmlFor={`${id}address`}>地址</label>
      <Input
        id={`${id}address`}
        value={campus.address}
        maxLength={100}
        onChange={(event) => onChange({ address: event.target.value })}
      />
      <div className="org-pair">
        <div>
          <label htmlFor={`${id}longitude`}>经度</label>
          <InputNumber
            id={`${id}longitude`}
            value={campus.longitude}
            min={120.8}
            max={122.3}
            step={0.0001}
            placeholder="120.8–122.3"
            onChange={(longitude) => onChange({ longitude })}
          />
        </div>
        <div>
          <label htmlFor={`${id}latitude`}>纬度</label>
          <InputNumber
            id={`${id}latitude`}
            value={campus.latitude}
            min={30.6}
            max={31.95}
            step={0.0001}
            placeholder="30.6–31.95"
            onChange={(latitude) => onChange({ latitude })}
          />
        </div>
      </div>
      <div className="org-editor-acts">
        <Radio checked={campus.main} onChange={onMain}>
          主校区
        </Radio>
        <Button type="text" size="small" onClick={onRemove} aria-label={`删除校区 ${number}`}>
          删除
        </Button>
      </div>
    </fieldset>
  );
}
