import { libraryRoutes } from '#contract/library.ts';
import { useDo } from '#web/client.ts';
import { OrganiseActivity } from '#web/features/collaboration/activities/plan/OrganiseActivity.tsx';
import { paths } from '#web/paths.ts';
import type { Entry } from '../answers.ts';

/** 转为培训课程: an activity of training, drafted from the entry, which stays noted beside it. */
export function MakeCourse({ of, onClose }: { of: Entry; onClose: () => void }) {
  const link = useDo(libraryRoutes.linkCourse);
  const { region, id, title, organisationName, programmeId } = of;
  const about = `依据案例《${title}》（${organisationName}）。\n案例全文：${window.location.origin}${paths.entry(region, id)}`;
  return (
    <OrganiseActivity
      wanted={undefined}
      begun={{
        key: `library/${id}`,
        plan: {
          kind: '培训',
          title: [...`${title}：案例培训`].slice(0, 60).join(''),
          about,
          programmeId,
        },
      }}
      onDrafted={(activity) => link({ region, id, activityRegion: activity.region, activityId: activity.id })}
      onClose={onClose}
    />
  );
}
