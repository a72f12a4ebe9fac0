import { collaborationRoutes } from '#contract/collaboration.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import { Empty } from '#web/ui/states.tsx';
import { AttachAct, FileLink } from '../../pick/Attached.tsx';
import type { Meeting, Paper } from '../answers.ts';

/** 议程与材料: what comes up in which order, with the papers of each item. */
export function Agenda({ meeting }: { meeting: Meeting }) {
  const { agenda, papers } = meeting;
  const items = new Set(agenda.map(({ item }) => item));
  const general = papers.filter(({ part }) => !items.has(part));
  const total = agenda.reduce((minutes, item) => minutes + (item.minutes ?? 0), 0);
  return (
    <Section
      title="议程与材料"
      lead={total > 0 ? `共 ${agenda.length} 项，${total} 分钟` : undefined}
      actions={<Attach meeting={meeting} part={null} label="添加会议材料" />}
    >
      {agenda.length === 0 && general.length === 0 && (
        <Empty title="还没有议程和材料">用“修改安排”写议程；材料由召集单位或记录人上传，受邀的人都能下载。</Empty>
      )}
      {agenda.length > 0 && (
        <ol className="meet-agenda">
          {agenda.map(({ item, speaker, minutes }, at) => (
            <li key={`${at} ${item}`}>
              <div className="meet-agenda-head">
                <span>
                  {item}
                  <span className="quiet meet-agenda-about">
                    {[speaker, minutes === null ? null : `${minutes} 分钟`].filter((word) => word !== null).join(' · ')}
                  </span>
                </span>
                <Attach meeting={meeting} part={item} label="添加材料" />
              </div>
              <Papers meeting={meeting} papers={papers.filter(({ part }) => part === item)} />
            </li>
          ))}
        </ol>
      )}
      {general.length > 0 && (
        <div>
          {agenda.length > 0 && <h3>其他材料</h3>}
          <Papers meeting={meeting} papers={general} />
        </div>
      )}
    </Section>
  );
}

function Papers({ meeting, papers }: { meeting: Meeting; papers: readonly Paper[] }) {
  const remove = useDo(collaborationRoutes.removePaper);
  if (papers.length === 0) return null;
  return (
    <ul className="meet-papers">
      {papers.map(({ id, file }) => (
        <li key={id}>
          <FileLink file={file} />
          {meeting.can.attach === true && (
            <Act
              label="移除"
              describes={`移除 ${file.name}`}
              kind="text"
              size="small"
              confirm={{ title: `移除“${file.name}”？`, body: '受邀的人将不能再下载这份材料。' }}
              onClick={() => remove({ region: meeting.region, id: meeting.id, paperId: id })}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Attach({ meeting, part, label }: { meeting: Meeting; part: string | null; label: string }) {
  const attach = useDo(collaborationRoutes.attachPaper);
  const { region, id, can } = meeting;
  return (
    <AttachAct
      label={label}
      describes={part === null ? label : `${label}：${part}`}
      region={region}
      disabledBecause={can.attach}
      onAttached={async (file) => {
        await attach({ region, id, part, fileRegion: file.region, fileId: file.id });
        tell(`已添加：${file.name}`);
      }}
    />
  );
}
