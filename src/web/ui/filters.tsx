import './filters.css';
import { Input, Select } from 'antd';
import { type ReactNode, useId, useRef, useState } from 'react';

/** Labelled filters above a list. */
export function Filters({ children }: { children: ReactNode }) {
  return (
    <search className="filters" aria-label="筛选">
      {children}
    </search>
  );
}

/** A search that follows typing, but waits for a character being composed to be finished. */
export function SearchBox({
  label,
  value,
  onChange,
  placeholder,
}: {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  placeholder?: string;
}) {
  const id = useId();
  const [typed, setTyped] = useState(value ?? '');
  const [known, setKnown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const composing = useRef(false);
  if (known !== value) {
    setKnown(value);
    if ((value ?? '') !== typed.trim()) setTyped(value ?? '');
  }

  function soon(text: string): void {
    setTyped(text);
    clearTimeout(timer.current);
    if (!composing.current) timer.current = setTimeout(() => onChange(text.trim() || undefined), 300);
  }

  return (
    <div className="filter wide">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="search"
        autoComplete="off"
        maxLength={50}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => soon(event.target.value)}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={(event) => {
          composing.current = false;
          soon(event.currentTarget.value);
        }}
      />
    </div>
  );
}

export type Option<T extends string> = { readonly value: T; readonly label: string };

/** Words that are their own labels. */
export function optionsOf<const T extends string>(words: readonly T[]): Option<T>[] {
  return words.map((value) => ({ value, label: value }));
}

type Common<T extends string> = { label: string; options: readonly Option<T>[]; placeholder?: string };

/** One of several, or all of them. */
export function Choice<T extends string>({
  label,
  options,
  value,
  onChange,
  placeholder = '全部',
  required = false,
}: Common<T> & { value: T | undefined; onChange: (value: T | undefined) => void; required?: boolean }) {
  const id = useId();
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <Select<T>
        id={id}
        value={value ?? null}
        options={[...options]}
        placeholder={placeholder}
        allowClear={!required}
        showSearch={options.length > 8 && { optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        listHeight={400}
        onChange={(next) => onChange(next ?? undefined)}
      />
    </div>
  );
}

/** Any number of several. */
export function Choices<T extends string>({
  label,
  options,
  value,
  onChange,
  placeholder = '全部',
}: Common<T> & { value: readonly T[]; onChange: (value: T[]) => void }) {
  const id = useId();
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <Select<T[]>
        id={id}
        mode="multiple"
        value={[...value]}
        options={[...options]}
        placeholder={placeholder}
        allowClear
        maxTagCount="responsive"
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        listHeight={400}
        onChange={onChange}
      />
    </div>
  );
}
