import { Button, Input, Radio } from 'antd';
import { useId } from 'react';
import { DayInput } from '#web/ui/DayInput.tsx';
import { PersonChoice } from '../../pick/PersonChoice.tsx';
import { PostAt } from '../../pick/PostAt.tsx';
import type { OwnerDraft, TaskDraft } from './decision-draft.ts';

const blank: TaskDraft = { title: '', owner: { by: 'post' }, due: '' };

/** 任务 that come of a decision: what, who, until when. */
export function TasksEditor({
  about,
  matter,
  tasks,
  given,
  onChange,
}: {
  about: string;
  matter: string;
  tasks: readonly TaskDraft[];
  given: ReadonlySet<string>;
  onChange: (tasks: readonly TaskDraft[]) => void;
}) {
  const replace = (index: number, changes: Partial<TaskDraft>) =>
    onChange(tasks.map((task, at) => (at === index ? { ...task, ...changes } : task)));
  return (
    <div className="minutes-lines">
      {tasks.map((task, index) => (
        <TaskFields
          key={index}
          about={`${about}任务 ${index + 1}`}
          number={index + 1}
          task={task}
          isGiven={given.has(`${matter}\n${task.title}`)}
          onChange={(changes) => replace(index, changes)}
          onRemove={() => onChange(tasks.filter((_, at) => at !== index))}
        />
      ))}
      {tasks.length < 20 && (
        <Button size="small" onClick={() => onChange([...tasks, blank])} aria-label={`给${about}布置任务`}>
          布置任务
        </Button>
      )}
    </div>
  );
}

function TaskFields({
  about,
  number,
  task,
  isGiven,
  onChange,
  onRemove,
}: {
  about: string;
  number: number;
  task: TaskDraft;
  isGiven: boolean;
  onChange: (changes: Partial<TaskDraft>) => void;
  onRemove: () => void;
}) {
  const id = useId();
  return (
    <div className="minutes-task" role="group" aria-label={about}>
      <div className="coll-editor-acts">
        <b>任务 {number}</b>
        {isGiven && <span className="tag jade">已下达，更正时不重复下达</span>}
        <Button type="text" onClick={onRemove} aria-label={`删除${about}`}>
          删除
        </Button>
      </div>
      <div className="minutes-task-what">
        <div>
          <label htmlFor={`${id}title`}>做什么</label>
          <Input
            id={`${id}title`}
            aria-label={`${about}做什么`}
            value={task.title}
            maxLength={100}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        </div>
        <div>
          <label htmlFor={`${id}due`}>完成期限</label>
          <DayInput
            id={`${id}due`}
            aria-label={`${about}的完成期限`}
            value={task.due}
            onChange={(due) => onChange({ due })}
          />
        </div>
      </div>
      <Owner about={about} owner={task.owner} onChange={(owner) => onChange({ owner })} />
    </div>
  );
}

const BY = [
  { value: 'post', label: '交给岗位' },
  { value: 'person', label: '交给个人' },
] as const;

function Owner({
  about,
  owner,
  onChange,
}: {
  about: string;
  owner: OwnerDraft;
  onChange: (owner: OwnerDraft) => void;
}) {
  return (
    <>
      <Radio.Group
        aria-label={`${about}的承办`}
        optionType="button"
        size="small"
        options={[...BY]}
        value={owner.by}
        onChange={(event) => onChange({ by: event.target.value as OwnerDraft['by'] })}
      />
      {owner.by === 'post' ? (
        <PostAt about={about} value={owner} onChange={(post) => onChange({ by: 'post', ...post })} />
      ) : (
        <PersonChoice
          label={`${about}的承办人`}
          value={
            owner.region === undefined || owner.personId === undefined
              ? null
              : { region: owner.region, personId: owner.personId }
          }
          onChange={(person) => onChange({ by: 'person', region: person?.region, personId: person?.personId })}
        />
      )}
    </>
  );
}
