import { Empty } from '#web/ui/states.tsx';
import type { Programme } from '../answers.ts';
import { TargetList } from './TargetList.tsx';

/** 目标: the programme's targets in the document's order. */
export function TargetsTab({ programme }: { programme: Programme }) {
  if (programme.targets.length === 0) return <Empty title="文件没有提出可计量的目标" />;
  return (
    <div className="paper">
      <TargetList targets={programme.targets} programme={programme.id} at={programme.at} label="目标" />
    </div>
  );
}
