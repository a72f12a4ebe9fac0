import { Button, Input, Radio } from 'antd';
import type { DecisionDraft } from './decision-draft.ts';

/** 方案: what was discussed, and which of it was chosen. */
export function OptionsEditor({
  about,
  options,
  chosen,
  onChange,
}: {
  about: string;
  options: readonly string[];
  chosen: string | null;
  onChange: (changes: Pick<DecisionDraft, 'options' | 'chosen'>) => void;
}) {
  const rename = (index: number, text: string) =>
    onChange({
      options: options.map((option, at) => (at === index ? text : option)),
      chosen: chosen !== null && chosen === options[index] ? text : chosen,
    });
  const drop = (index: number) =>
    onChange({
      options: options.filter((_, at) => at !== index),
      chosen: chosen === options[index] ? null : chosen,
    });
  return (
    <div className="minutes-lines">
      {options.map((option, index) => (
        <div key={index} className="coll-editor-acts">
          <Radio
            checked={chosen !== null && option === chosen}
            disabled={option.trim() === ''}
            aria-label={`${about}采用方案 ${index + 1}`}
            onChange={() => onChange({ options, chosen: option })}
          >
            采用
          </Radio>
          <Input
            className="coll-grow"
            aria-label={`${about}的方案 ${index + 1}`}
            value={option}
            maxLength={100}
            placeholder={`方案 ${index + 1}`}
            onChange={(event) => rename(index, event.target.value)}
          />
          <Button type="text" onClick={() => drop(index)} aria-label={`删除${about}的方案 ${index + 1}`}>
            删除
          </Button>
        </div>
      ))}
      {options.length < 10 && (
        <Button size="small" onClick={() => onChange({ options: [...options, ''], chosen })}>
          {options.length === 0 ? '讨论了几个方案' : '添加方案'}
        </Button>
      )}
    </div>
  );
}
