import { Go } from '#web/ui/Go.tsx';
import type { StageTask } from '../answers.ts';
import { stagesOf, useStageTask } from './carried.ts';

/** The stage task of a programme, leading to the programme's stages. */
export function StageOrigin({ of }: { of: StageTask }) {
  const found = useStageTask(of);
  if (found === undefined) return <>阶段任务</>;
  return (
    <>
      <Go to={stagesOf(of.programmeId)}>{found.programme.title}</Go>
      <span className="work-below quiet">
        {found.stage.name} · {found.task.name}
      </span>
    </>
  );
}
