import { collaborationRoutes } from '#contract/collaboration.ts';
import { useDo } from '#web/client.ts';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import { Empty } from '#web/ui/states.tsx';
import { AttachAct, FileLink } from '../pick/Attached.tsx';
import type { Task } from './answers.ts';

/** 佐证材料: what shows that it was done, to who asked. */
export function Evidence({ task }: { task: Task }) {
  const report = useDo(collaborationRoutes.reportTask);
  const { region, id, progress, evidence, can } = task;
  return (
    <Section
      title="佐证材料"
      actions={
        <AttachAct
          label="上传佐证"
          region={region}
          disabledBecause={can.report}
          onAttached={async (file) => {
            const files = [{ region: file.region, id: file.id }];
            await report({ region, id, progress, note: `上传佐证：${file.name}`, files });
            tell(`已上传：${file.name}`);
          }}
        />
      }
    >
      {evidence.length === 0 ? (
        <Empty title="还没有佐证材料">
          {can.report === true ? '上传文件、照片或表格，交办人据此确认。' : '由承办人报告进展或完成时上传。'}
        </Empty>
      ) : (
        <ul className="work-files">
          {evidence.map(({ id: attachment, file }) => (
            <li key={attachment}>
              <FileLink file={file} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
