import { Select } from 'antd';

/** 擅长领域: those that are known, or new ones as they are typed. */
export function FieldsInput({
  id,
  value = [],
  onChange,
  known,
}: {
  id?: string;
  value?: readonly string[];
  onChange?: (fields: string[]) => void;
  known: readonly string[];
}) {
  return (
    <Select<string[]>
      {...(id === undefined ? {} : { id })}
      mode="tags"
      value={[...value]}
      options={known.map((field) => ({ value: field, label: field }))}
      placeholder="选择，或输入后按回车"
      tokenSeparators={['、', '，', ',']}
      onChange={(fields) => onChange?.(fields)}
    />
  );
}
