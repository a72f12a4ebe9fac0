import { Button } from 'antd';
import type { Kept } from './writing.ts';

const WORDS = {
  saved: '已保存',
  saving: '正在保存…',
  unsaved: '正在写，稍停即存',
  elsewhere: '还没有保存，请先选用哪一份',
  unreachable: '连接不上，写下的都在这台设备上，联网后自动保存',
} as const;

/** Asks which one is meant when the draft was written on in two places. */
export function WrittenElsewhere({ onTake, onKeep }: { onTake: () => void; onKeep: () => void }) {
  return (
    <div className="visit-elsewhere" role="alert">
      <p>这份草稿在另一台设备上改过，这台设备上还有没保存的内容。用哪一份？</p>
      <div className="actions">
        <Button onClick={onTake}>用另一台设备的</Button>
        <Button type="primary" onClick={onKeep}>
          用这台设备的
        </Button>
      </div>
    </div>
  );
}

/** Says all the time where the draft lies. */
export function SaveState({ kept }: { kept: Kept }) {
  if (kept.name === 'refused')
    return (
      <p className="visit-kept bad" role="alert">
        ▲ {kept.why}
      </p>
    );
  return (
    <p className={kept.name === 'unreachable' ? 'visit-kept bad' : 'visit-kept'} role="status">
      {WORDS[kept.name]}
    </p>
  );
}
