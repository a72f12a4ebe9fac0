import { Button, Input } from 'antd';
import { useId } from 'react';
import type { Responsibility } from '../answers.ts';

const blank: Responsibility = { matter: '', bureau: '', alliance: '', school: '' };
const SIDES = [
  { key: 'bureau', name: '区教育局' },
  { key: 'alliance', name: '联盟' },
  { key: 'school', name: '学校' },
] as const;

/** Says which matter has no name; the contract alone could not say where. */
export async function checkResponsibilities(_: unknown, rows: Responsibility[] | null | undefined): Promise<void> {
  const nameless = rows?.findIndex(({ matter }) => matter.trim() === '') ?? -1;
  if (nameless >= 0) throw new Error(`事项 ${nameless + 1} 没有写是什么事项`);
  if (!rows?.length) throw new Error('请至少写一个事项');
}

/** 权责清单 being written: one block a matter. */
export function ResponsibilitiesEditor({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: Responsibility[] | null;
  onChange?: (rows: Responsibility[]) => void;
}) {
  const rows = value ?? [];
  const replace = (index: number, changes: Partial<Responsibility>) =>
    onChange?.(rows.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  return (
    <div id={id} className="org-editor">
      {rows.map((row, index) => (
        <Matter
          key={index}
          number={index + 1}
          row={row}
          onChange={(changes) => replace(index, changes)}
          onRemove={() => onChange?.(rows.filter((_, at) => at !== index))}
        />
      ))}
      {rows.length < 60 && <Button onClick={() => onChange?.([...rows, blank])}>添加事项</Button>}
    </div>
  );
}

function Matter({
  number,
  row,
  onChange,
  onRemove,
}: {
  number: number;
  row: Responsibility;
  onChange: (changes: Partial<Responsibility>) => void;
  onRemove: () => void;
}) {
  const id = useId();
  return (
    <fieldset>
      <legend>事项 {number}</legend>
      <label htmlFor={`${id}matter`}>事项</label>
      <div className="org-editor-acts">
        <Input
          id={`${id}matter`}
          value={row.matter}
          maxLength={40}
          placeholder="如 教师流动"
          onChange={(event) => onChange({ matter: event.target.value })}
        />
        <Button type="text" onClick={onRemove} aria-label={`删除事项 ${number}`}>
          删除
        </Button>
      </div>
      <div className="org-sides">
        {SIDES.map(({ key, name }) => (
          <div key={key}>
            <label htmlFor={id + key}>{name}</label>
            <Input.TextArea
              id={id + key}
              value={row[key]}
              maxLength={200}
              autoSize={{ minRows: 2, maxRows: 6 }}
              onChange={(event) => onChange({ [key]: event.target.value })}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
