import { useQuery } from '@tanstack/react-query';
import { libraryRoutes } from '#contract/library.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';

/** 依据案例 of an activity that was made from entries of the library; nothing for any other. */
export function CourseSource({ region, id }: { region: string; id: string }) {
  const { data = [] } = useQuery(asking(libraryRoutes.entriesOfActivity, { region, id }));
  if (data.length === 0) return null;
  return (
    <p>
      依据案例：
      {data.map((entry, at) => (
        <span key={entry.id}>
          {at > 0 && '、'}
          <Go to={paths.entry(entry.region, entry.id)}>{entry.title}</Go>（{entry.organisationName}）
        </span>
      ))}
    </p>
  );
}
