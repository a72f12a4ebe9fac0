import { Input } from 'antd';
import { useId } from 'react';
import type { Unified } from '../answers.ts';
import { UNIFIED } from './unified.ts';

const blank: Unified = { leadership: '', plan: '', curriculum: '', assessment: '', training: '' };

/** 五统一 being written: five statements. */
export function UnifiedEditor({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: Unified | null;
  onChange?: (unified: Unified) => void;
}) {
  const own = useId();
  const statements = value ?? blank;
  return (
    <div id={id} className="org-editor">
      {UNIFIED.map(({ key, name, hint }) => (
        <div key={key}>
          <label htmlFor={own + key}>{name}</label>
          <Input.TextArea
            id={own + key}
            value={statements[key]}
            maxLength={500}
            placeholder={hint}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={(event) => onChange?.({ ...statements, [key]: event.target.value })}
          />
        </div>
      ))}
    </div>
  );
}
