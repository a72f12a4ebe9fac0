import { Button, Checkbox, Input, Select } from 'antd';
import { addColumn } from '#core/forms/edit.ts';
import type { Column } from '#core/forms/question.ts';
import { LinesField } from './fields.tsx';

const KINDS = [
  { value: 'text', label: '文字' },
  { value: 'number', label: '数字' },
  { value: 'date', label: '日期' },
  { value: 'comment', label: '多行文字' },
  { value: 'dropdown', label: '下拉选择' },
  { value: 'boolean', label: '是否' },
  { value: 'expression', label: '自动计算' },
] as const;
type Kind = (typeof KINDS)[number]['value'];

const kindOf = (column: Column): Kind => {
  if (column.cellType !== 'text') return column.cellType;
  return column.inputType === 'number' || column.inputType === 'date' ? column.inputType : 'text';
};

/** The columns of a table: what each is called, holds and adds up to. */
export function ColumnsFields({
  columns,
  onChange,
}: {
  columns: readonly Column[];
  onChange: (columns: Column[]) => void;
}) {
  const replace = (at: number, next: Column) =>
    onChange(columns.map((column, other) => (other === at ? next : column)));
  const move = (at: number, by: number) => {
    const next = [...columns];
    const [column] = next.splice(at, 1);
    if (column !== undefined) next.splice(at + by, 0, column);
    onChange(next);
  };
  return (
    <fieldset className="editor-columns wide">
      <legend>各列</legend>
      {columns.map((column, at) => {
        const title = column.title ?? column.name;
        const sums = 'totalType' in column && column.totalType === 'sum';
        return (
          <div key={column.name} className="editor-column">
            <Input
              aria-label={`第 ${at + 1} 列的标题`}
              value={column.title ?? ''}
              maxLength={100}
              onChange={(event) => replace(at, { ...column, title: event.target.value })}
            />
            <Select
              aria-label={`“${title}”列填什么`}
              value={kindOf(column)}
              options={[...KINDS]}
              onChange={(kind: Kind) => replace(at, ofKind(column, kind))}
            />
            <Checkbox
              checked={column.isRequired === true}
              onChange={(event) => replace(at, required(column, event.target.checked))}
            >
              必填
            </Checkbox>
            {(kindOf(column) === 'number' || column.cellType === 'expression') && (
              <Checkbox checked={sums} onChange={(event) => replace(at, summed(column, event.target.checked))}>
                合计
              </Checkbox>
            )}
            <span className="editor-moves">
              <Button
                type="text"
                size="small"
                disabled={at === 0}
                aria-label={`上移“${title}”列`}
                onClick={() => move(at, -1)}
              >
                ↑
              </Button>
              <Button
                type="text"
                size="small"
                disabled={at === columns.length - 1}
                aria-label={`下移“${title}”列`}
                onClick={() => move(at, 1)}
              >
                ↓
              </Button>
              <Button
                type="text"
                size="small"
                danger
                disabled={columns.length === 1}
                aria-label={`删除“${title}”列`}
                onClick={() => onChange(columns.filter((_, other) => other !== at))}
              >
                删除
              </Button>
            </span>
            {column.cellType === 'dropdown' && (
              <LinesField
                label={`“${title}”的选项（每行一个）`}
                choices={column.choices}
                onChange={(choices) => replace(at, { ...column, choices })}
              />
            )}
            {column.cellType === 'expression' && (
              <Input
                aria-label={`“${title}”的计算式`}
                value={column.expression}
                placeholder="{row.count} * {row.price}"
                onChange={(event) => replace(at, { ...column, expression: event.target.value })}
              />
            )}
            {column.cellType === 'expression' || <span className="quiet editor-code">代号 {column.name}</span>}
          </div>
        );
      })}
      <div>
        <Button size="small" onClick={() => onChange(addColumn(columns))}>
          添加一列
        </Button>
      </div>
    </fieldset>
  );
}

/** Another kind keeps name, title and width: what the former one allowed has no meaning for it. */
function ofKind(column: Column, kind: Kind): Column {
  const { name, title, isRequired, width } = column;
  const kept = Object.fromEntries(
    Object.entries({ title, isRequired, width }).filter(([, value]) => value !== undefined),
  );
  if (kind === 'number' || kind === 'date') return { ...kept, name, cellType: 'text', inputType: kind };
  if (kind === 'dropdown') return { ...kept, name, cellType: kind, choices: ['选项一', '选项二'] };
  if (kind === 'expression') return { ...kept, name, cellType: kind, expression: '0' };
  return { ...kept, name, cellType: kind };
}

function required({ isRequired: _, ...column }: Column, on: boolean): Column {
  return on ? { ...column, isRequired: true } : column;
}

function summed(column: Column, on: boolean): Column {
  if (column.cellType !== 'text' && column.cellType !== 'expression') return column;
  const { totalType: _, ...others } = column;
  return on ? { ...others, totalType: 'sum' } : others;
}
