import { Button, Form, Radio, Select } from 'antd';
import { useId } from 'react';
import { ATTENDS } from '#core/collaboration/meeting.ts';
import type { PostKind } from '#core/identity/post.ts';
import { optionsOf } from '#web/ui/filters.tsx';
import { BodyChoice } from '../../pick/BodyChoice.tsx';
import { OrganisationChoice } from '../../pick/OrganisationChoice.tsx';
import { PersonChoice } from '../../pick/PersonChoice.tsx';
import { PostAt, schoolPosts } from '../../pick/PostAt.tsx';
import type { Convener } from '../answers.ts';
import { blankInvitation, type InvitationDraft, type Way } from './invitation-drafts.ts';

const WAYS = {
  'member-posts': '各成员校的岗位',
  seats: '机构全体成员',
  post: '某单位的岗位',
  person: '个人',
} as const satisfies Record<Way, string>;
const wayOptions = (Object.keys(WAYS) as Way[]).map((value) => ({ value, label: WAYS[value] }));

/** Who is asked to come: posts and seats, whoever holds them on the day, or people by name. */
export function InvitationsEditor({
  id,
  value,
  onChange,
  holder,
}: {
  id?: string;
  value?: readonly InvitationDraft[];
  onChange?: (drafts: InvitationDraft[]) => void;
  holder: Convener | undefined;
}) {
  const bodyId = Form.useWatch<string | null | undefined>('bodyId') ?? null;
  const drafts = value ?? [];
  const replace = (index: number, next: InvitationDraft) =>
    onChange?.(drafts.map((draft, at) => (at === index ? next : draft)));
  return (
    <div id={id} className="coll-editor">
      {drafts.map((draft, index) => (
        <InvitationFields
          key={index}
          about={`邀请 ${index + 1}`}
          draft={draft}
          blank={(way) => ({ ...blankInvitation(way, holder, bodyId), attends: draft.attends })}
          onChange={(next) => replace(index, next)}
          onRemove={() => onChange?.(drafts.filter((_, at) => at !== index))}
        />
      ))}
      {drafts.length < 40 && (
        <Button onClick={() => onChange?.([...drafts, blankInvitation('post', holder, bodyId)])}>再邀请一方</Button>
      )}
    </div>
  );
}

function InvitationFields({
  about,
  draft,
  blank,
  onChange,
  onRemove,
}: {
  about: string;
  draft: InvitationDraft;
  blank: (way: Way) => InvitationDraft;
  onChange: (draft: InvitationDraft) => void;
  onRemove: () => void;
}) {
  return (
    <fieldset>
      <legend>{about}</legend>
      <div className="coll-editor-acts">
        <Select
          className="coll-grow"
          aria-label={`${about}的方式`}
          value={draft.way}
          options={wayOptions}
          onChange={(way: Way) => onChange(blank(way))}
        />
        <Radio.Group
          aria-label={`${about}出席还是列席`}
          optionType="button"
          options={optionsOf(ATTENDS)}
          value={draft.attends ?? '出席'}
          onChange={(event) => onChange({ ...draft, attends: event.target.value as (typeof ATTENDS)[number] })}
        />
        <Button type="text" onClick={onRemove} aria-label={`删除${about}`}>
          删除
        </Button>
      </div>
      <Whom about={about} draft={draft} onChange={onChange} />
    </fieldset>
  );
}

function Whom({
  about,
  draft,
  onChange,
}: {
  about: string;
  draft: InvitationDraft;
  onChange: (draft: InvitationDraft) => void;
}) {
  const id = useId();
  switch (draft.way) {
    case 'seats':
      return (
        <>
          <label htmlFor={id}>机构</label>
          <BodyChoice
            id={id}
            label={`${about}的机构`}
            value={draft.bodyId}
            onChange={(bodyId) => onChange({ ...draft, bodyId })}
          />
        </>
      );
    case 'post':
      return <PostAt about={about} value={draft} onChange={(post) => onChange({ ...draft, ...post })} />;
    case 'member-posts':
      return (
        <div className="coll-pair">
          <div>
            <label htmlFor={`${id}of`}>联盟</label>
            <OrganisationChoice
              id={`${id}of`}
              label={`${about}的联盟`}
              kinds={['alliance']}
              value={draft.organisationId}
              onChange={(organisationId) => onChange({ ...draft, organisationId })}
            />
          </div>
          <div>
            <label htmlFor={`${id}post`}>岗位</label>
            <Select
              id={`${id}post`}
              aria-label={`${about}的岗位`}
              value={draft.post ?? null}
              options={schoolPosts}
              onChange={(post: PostKind) => onChange({ ...draft, post })}
            />
          </div>
        </div>
      );
    case 'person':
      return (
        <>
          <label htmlFor={id}>姓名</label>
          <PersonChoice
            id={id}
            label={`${about}的姓名`}
            value={
              draft.personId === undefined || draft.personRegion === undefined
                ? null
                : { region: draft.personRegion, personId: draft.personId }
            }
            onChange={(person) => onChange({ ...draft, personRegion: person?.region, personId: person?.personId })}
          />
        </>
      );
  }
}
