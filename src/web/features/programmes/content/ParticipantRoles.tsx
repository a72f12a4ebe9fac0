import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Section } from '#web/ui/Page.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Programme } from '../answers.ts';

/** 参加单位: the roles the document knows, how one enters and leaves, and how many take part. */
export function ParticipantRoles({ programme }: { programme: Programme }) {
  const list = (role: string) => `${paths.participants(programme.id)}?role=${encodeURIComponent(role)}`;
  return (
    <Section
      title="参加单位"
      lead={`截至 ${programme.on}`}
      actions={<Act label="参加单位名单" to={paths.participants(programme.id)} />}
    >
      {programme.participants.length === 0 ? (
        <Empty title="文件没有规定参与身份" />
      ) : (
        <ul className="roles">
          {programme.participants.map((part) => (
            <li key={part.role}>
              <Go to={list(part.role)} className="roles-count">
                <b className="number">{part.count}</b> 个
              </Go>
              <div>
                <h3>{part.role}</h3>
                <p className="quiet">
                  {part.name} · 条款 {part.source.section}
                </p>
                {part.enters !== null && <p>进入：{part.enters}</p>}
                {part.leaves !== null && <p>退出：{part.leaves}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
