import { useQuery } from '@tanstack/react-query';
import { programmesRoutes } from '#contract/programmes.ts';
import type { Output } from '#contract/route.ts';
import { asking } from '#web/client.ts';
import type { StageTask } from '../answers.ts';

type Programme = Output<typeof programmesRoutes.programme>;
export type CarriedStage = {
  readonly programme: Programme;
  readonly stage: Programme['stages'][number];
  readonly task: Programme['stages'][number]['tasks'][number];
};

/** The stage task that a task carries out, as its programme has it today. */
export function useStageTask(of: StageTask | null): CarriedStage | undefined {
  const { data: programme } = useQuery({
    ...asking(programmesRoutes.programme, { id: of?.programmeId ?? '' }),
    enabled: of !== null,
  });
  const stage = programme?.stages.find(({ id }) => id === of?.stage);
  const task = stage?.tasks.find(({ id }) => id === of?.task);
  return programme === undefined || stage === undefined || task === undefined ? undefined : { programme, stage, task };
}

export const stagesOf = (programmeId: string): string => `/cockpit/${programmeId}?tab=stages`;
