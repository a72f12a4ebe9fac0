import { useQuery } from '@tanstack/react-query';
import { programmesRoutes } from '#contract/programmes.ts';
import { asking } from '#web/client.ts';

/** The programmes in force, to choose from and to name. */
export function useProgrammes(): { options: { value: string; label: string }[]; titleOf: (id: string) => string } {
  const { data } = useQuery({ ...asking(programmesRoutes.published, {}), staleTime: 300_000 });
  const programmes = data?.programmes ?? [];
  return {
    options: programmes.map(({ id, title }) => ({ value: id, label: title })),
    titleOf: (id) => programmes.find((programme) => programme.id === id)?.title ?? id,
  };
}
