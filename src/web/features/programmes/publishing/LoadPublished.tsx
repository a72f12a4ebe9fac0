import { useSuspenseQuery } from '@tanstack/react-query';
import { programmesRoutes } from '#contract/programmes.ts';
import { ask } from '#web/ask.ts';
import { asking } from '#web/client.ts';
import { Choice } from '#web/ui/filters.tsx';
import { complain } from '#web/ui/notices.tsx';

/** Begins a revision from the version in force. */
export function LoadPublished({ onLoad }: { onLoad: (yaml: string) => void }) {
  const { data } = useSuspenseQuery(asking(programmesRoutes.published, {}));

  async function load(id: string): Promise<void> {
    const programme = data.programmes.find((item) => item.id === id);
    if (programme === undefined) return;
    try {
      onLoad((await ask(programmesRoutes.definition, { id, version: programme.version })).yaml);
    } catch (error) {
      complain(error);
    }
  }

  return (
    <Choice
      label="修订已发布的计划"
      placeholder="选择后载入现行版本"
      options={data.programmes.map(({ id, title }) => ({ value: id, label: title }))}
      value={undefined}
      onChange={(id) => id !== undefined && void load(id)}
    />
  );
}
