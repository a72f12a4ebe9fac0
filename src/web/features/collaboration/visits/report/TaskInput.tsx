import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import type { visitRoutes } from '#contract/collaboration/visits.ts';
import { identityRoutes } from '#contract/identity.ts';
import { organisationsRoutes } from '#contract/organisations.ts';
import type { Input as Asked } from '#contract/route.ts';
import { asking } from '#web/client.ts';
import type { Visit } from '../answers.ts';

type Task = NonNullable<Asked<typeof visitRoutes.answerPoint>['task']>;
/** A task being written: its owner may not be chosen yet. */
type TaskDraft = { readonly title: string; readonly owner?: Task['owner'] };

/** Whether the answer becomes a task, of what name and whose; its due day is that of the answer. */
export function TaskInput({
  visit,
  suggestion,
  value,
  onChange,
}: {
  visit: Visit;
  /** What the point says, to begin the title with. */
  suggestion: string;
  value?: TaskDraft | null;
  onChange?: (task: TaskDraft | null) => void;
}) {
  const id = useId();
  const owners = useOwners(visit);
  const task = value ?? null;
  return (
    <div className="visit-fields">
      <Checkbox
        checked={task !== null}
        onChange={({ target }) => onChange?.(target.checked ? { title: suggestion.slice(0, 40) } : null)}
      >
        同时交办成任务
      </Checkbox>
      {task !== null && (
        <>
          <div className="wide">
            <label htmlFor={`${id}title`}>任务名称</label>
            <Input
              id={`${id}title`}
              value={task.title}
              maxLength={100}
              onChange={(event) => onChange?.({ ...task, title: event.target.value })}
            />
          </div>
          <div className="wide">
            <label htmlFor={`${id}owner`}>交给谁</label>
            <Select
              id={`${id}owner`}
              value={owners.find(({ owner }) => JSON.stringify(owner) === JSON.stringify(task.owner))?.value ?? null}
              options={owners.map(({ value: key, label }) => ({ value: key, label }))}
              placeholder="请选择"
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(key: string) => {
                const owner = owners.find((each) => each.value === key)?.owner;
                onChange?.(owner === undefined ? { title: task.title } : { ...task, owner });
              }}
            />
          </div>
        </>
      )}
    </div>
  );
}

/** A task that is wanted has a name and an owner. */
export async function checkTask(_: unknown, task: TaskDraft | null | undefined): Promise<void> {
  if (task == null) return;
  if (task.title.trim() === '') throw new Error('请写任务名称');
  if (task.owner === undefined) throw new Error('请选择任务交给谁');
}

type Owner = { readonly value: string; readonly label: string; readonly owner: Task['owner'] };

/** Who may owe the task: at a school its posts and people, in an alliance its lead and the principals of its members. */
function useOwners({ organisationId, organisationKind, organisationName }: Visit): Owner[] {
  const isSchool = organisationKind === 'school';
  const { data: people } = useQuery({
    ...asking(identityRoutes.people, { organisation: organisationId, size: 100 }),
    enabled: isSchool,
  });
  const { data: alliance } = useQuery({
    ...asking(organisationsRoutes.alliance, { id: organisationId }),
    enabled: !isSchool,
  });
  const holder = (at: string, post: 'principal' | 'school-admin' | 'alliance-lead', label: string): Owner => ({
    value: `${post}@${at}`,
    label,
    owner: { by: 'post', organisationId: at, post, office: null },
  });
  if (isSchool)
    return [
      holder(organisationId, 'principal', '校长'),
      holder(organisationId, 'school-admin', '学校管理员'),
      ...(people?.rows ?? []).map(({ region, id, name, posts }) => ({
        value: id,
        label: posts.length === 0 ? name : `${name}（${posts.join('、')}）`,
        owner: { by: 'person', region, personId: id } as const,
      })),
    ];
  const members = (alliance?.memberships ?? []).filter(({ to }) => to === null);
  return [
    holder(organisationId, 'alliance-lead', `${organisationName}负责人`),
    ...members.map(({ schoolId, schoolName }) => holder(schoolId, 'principal', `${schoolName}校长`)),
  ];
}
