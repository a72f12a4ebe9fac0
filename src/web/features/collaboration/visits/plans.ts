import { useQuery } from '@tanstack/react-query';
import { programmesRoutes } from '#contract/programmes.ts';
import { asking } from '#web/client.ts';

/** The stage tasks of a programme, to choose from and to name: 阶段 and 任务 as the programme's page has them. */
export function useStageTasks(programmeId: string | undefined): {
  options: { label: string; options: { value: string; label: string }[] }[];
  nameOf: (stage: string, task: string) => string;
} {
  const { data } = useQuery({
    ...asking(programmesRoutes.programme, { id: programmeId ?? '' }),
    enabled: programmeId !== undefined,
    staleTime: 300_000,
  });
  const stages = data?.stages ?? [];
  return {
    options: stages
      .filter(({ tasks }) => tasks.length > 0)
      .map(({ id, name, tasks }) => ({
        label: name,
        options: tasks.map((task) => ({ value: `${id}/${task.id}`, label: task.name })),
      })),
    nameOf: (stage, task) => {
      if (data === undefined) return '阶段任务';
      const found = stages.find(({ id }) => id === stage);
      return `${found?.name ?? stage} · ${found?.tasks.find(({ id }) => id === task)?.name ?? task}`;
    },
  };
}
