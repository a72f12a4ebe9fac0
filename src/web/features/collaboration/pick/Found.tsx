import { Select } from 'antd';
import { rememberName, useKnownName } from './known-names.ts';

export type FoundOption = {
  readonly value: string;
  /** What is read in the list. */
  readonly label: string;
  /** What the chosen one is called; the label when absent. */
  readonly name?: string;
};

/** A list that is searched on the server. The chosen one keeps its name when the search moves on. */
export function Found({
  id,
  label,
  value,
  options,
  busy,
  search,
  onSearch,
  onChange,
  placeholder,
  none,
}: {
  id?: string | undefined;
  /** For those who hear it, where no label stands beside the list. */
  label?: string | undefined;
  value: string | null | undefined;
  options: readonly FoundOption[];
  busy: boolean;
  search: string;
  onSearch: (text: string) => void;
  onChange: (value: string | undefined) => void;
  placeholder: string;
  none: string;
}) {
  const nameOf = useKnownName();
  const listed = options.some((option) => option.value === value);
  const chosen = value && !listed ? [{ value, label: nameOf(value) ?? '已选（名称在保存后显示）' }] : [];
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      value={value || null}
      options={[
        ...(search === '' ? chosen : []),
        ...options.map((option) => ({ value: option.value, label: option.label })),
      ]}
      // A chosen one outside the search would else show as its number.
      labelRender={({ value: shown, label: text }) => text ?? nameOf(String(shown)) ?? ''}
      showSearch={{ filterOption: false, onSearch }}
      allowClear
      loading={busy}
      placeholder={placeholder}
      notFoundContent={busy ? '正在查找…' : none}
      popupMatchSelectWidth={false}
      onChange={(next: string | null) => {
        const option = options.find((each) => each.value === next);
        if (option !== undefined) rememberName(option.value, option.name ?? option.label);
        onChange(next ?? undefined);
      }}
    />
  );
}
