import { activityRoutes } from '#contract/collaboration/activities.ts';
import { useDo } from '#web/client.ts';
import { complain } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import { AttachAct, FileLink } from '../../pick/Attached.tsx';
import type { Activity } from '../answers.ts';

/** 资料: whoever sees the activity may open them. */
export function Materials({ activity }: { activity: Activity }) {
  const attach = useDo(activityRoutes.attachMaterial);
  const remove = useDo(activityRoutes.removeMaterial);
  const { region, id, materials, can } = activity;
  if (materials.length === 0 && can.attach !== true) return null;
  return (
    <Section
      title="资料"
      actions={
        <AttachAct
          label="添加资料"
          region={region}
          disabledBecause={can.attach}
          onAttached={(file) => attach({ region, id, part: '资料', fileRegion: file.region, fileId: file.id })}
        />
      }
    >
      {materials.length === 0 ? (
        <p className="quiet">
          还没有资料。日程、讲义、课件放在这里，参加的人都能打开（PDF、Word、Excel、PPT 或图片）。
        </p>
      ) : (
        <ul className="meet-papers">
          {materials.map(({ id: materialId, file }) => (
            <li key={materialId}>
              <FileLink file={file} />
              {can.attach === true && (
                <button
                  type="button"
                  className="plain-button"
                  aria-label={`移除 ${file.name}`}
                  onClick={() => void remove({ region, id, materialId }).catch(complain)}
                >
                  移除
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
