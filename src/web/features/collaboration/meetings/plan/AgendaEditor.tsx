import { Button, Input, InputNumber } from 'antd';
import type { AgendaItem } from '../answers.ts';

/** Says which item has no name; the contract alone could not say where. */
export async function checkAgenda(_: unknown, items: readonly AgendaItem[] | null | undefined): Promise<void> {
  const nameless = items?.findIndex(({ item }) => item.trim() === '') ?? -1;
  if (nameless >= 0) throw new Error(`议程 ${nameless + 1} 没有写事项，不需要的请删除`);
}

/** 议程 being written: one line an item, in the order they come up. */
export function AgendaEditor({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: readonly AgendaItem[];
  onChange?: (items: AgendaItem[]) => void;
}) {
  const items = value ?? [];
  const replace = (index: number, changes: Partial<AgendaItem>) =>
    onChange?.(items.map((item, at) => (at === index ? { ...item, ...changes } : item)));
  const total = items.reduce((minutes, item) => minutes + (Number(item.minutes) || 0), 0);
  return (
    <div id={id} className="coll-editor">
      {items.length > 0 && (
        <ol className="meet-agenda-lines">
          {items.map((item, index) => (
            <li key={index}>
              <Line
                number={index + 1}
                item={item}
                onChange={(changes) => replace(index, changes)}
                onRemove={() => onChange?.(items.filter((_, at) => at !== index))}
                onRise={index === 0 ? undefined : () => onChange?.(risen(items, index))}
              />
            </li>
          ))}
        </ol>
      )}
      <div className="coll-editor-acts">
        {items.length < 40 && (
          <Button onClick={() => onChange?.([...items, { item: '', minutes: null, speaker: null }])}>添加议程</Button>
        )}
        {total > 0 && <span className="quiet">共 {total} 分钟</span>}
      </div>
    </div>
  );
}

function Line({
  number,
  item,
  onChange,
  onRemove,
  onRise,
}: {
  number: number;
  item: AgendaItem;
  onChange: (changes: Partial<AgendaItem>) => void;
  onRemove: () => void;
  onRise: (() => void) | undefined;
}) {
  return (
    <>
      <Input
        aria-label={`议程 ${number} 的事项`}
        value={item.item}
        maxLength={100}
        placeholder="事项"
        onChange={(event) => onChange({ item: event.target.value })}
      />
      <div className="meet-agenda-more">
        <Input
          aria-label={`议程 ${number} 的汇报人`}
          value={item.speaker ?? ''}
          maxLength={40}
          placeholder="汇报人"
          onChange={(event) => onChange({ speaker: event.target.value || null })}
        />
        <InputNumber
          aria-label={`议程 ${number} 的分钟数`}
          value={item.minutes === null || item.minutes === undefined ? null : Number(item.minutes)}
          min={1}
          max={600}
          precision={0}
          placeholder="分钟"
          onChange={(minutes) => onChange({ minutes })}
        />
        <Button type="text" disabled={onRise === undefined} onClick={onRise} aria-label={`议程 ${number} 上移`}>
          上移
        </Button>
        <Button type="text" onClick={onRemove} aria-label={`删除议程 ${number}`}>
          删除
        </Button>
      </div>
    </>
  );
}

function risen(items: readonly AgendaItem[], index: number): AgendaItem[] {
  const order = items.slice();
  const [moved] = order.splice(index, 1);
  if (moved !== undefined) order.splice(index - 1, 0, moved);
  return order;
}
