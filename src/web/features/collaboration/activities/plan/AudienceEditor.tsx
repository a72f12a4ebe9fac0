import { Button, Select } from 'antd';
import { useId } from 'react';
import { POST_KINDS, type PostKind } from '#core/identity/post.ts';
import { useRegions } from '#web/features/organisations/regions.ts';
import { OrganisationChoice } from '../../pick/OrganisationChoice.tsx';
import { schoolPosts } from '../../pick/PostAt.tsx';
import type { AudienceDraft, Way } from './plan-draft.ts';

const WAYS = {
  'member-posts': '各成员校的人员',
  post: '某单位的人员',
  'district-posts': '全区的人员',
} as const satisfies Record<Way, string>;
const wayOptions = (Object.keys(WAYS) as Way[]).map((value) => ({ value, label: WAYS[value] }));
const ANYBODY = 'anybody';
const anybody = { value: ANYBODY, label: '全体人员' } as const;
const posts = (Object.keys(POST_KINDS) as PostKind[])
  .slice(3)
  .toReversed()
  .map((value) => ({ value, label: POST_KINDS[value].name }));

/** Whom an activity is for: posts, whoever holds them when signing up. */
export function AudienceEditor({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: readonly AudienceDraft[];
  onChange?: (drafts: AudienceDraft[]) => void;
}) {
  const drafts = value ?? [];
  return (
    <div id={id} className="coll-editor">
      {drafts.map((draft, index) => (
        <AudienceFields
          key={index}
          about={`对象 ${index + 1}`}
          draft={draft}
          onChange={(next) => onChange?.(drafts.map((each, at) => (at === index ? next : each)))}
          onRemove={drafts.length > 1 ? () => onChange?.(drafts.filter((_, at) => at !== index)) : undefined}
        />
      ))}
      {drafts.length < 40 && (
        <Button onClick={() => onChange?.([...drafts, { way: 'post', post: 'teacher' }])}>再加一类</Button>
      )}
    </div>
  );
}

function AudienceFields({
  about,
  draft,
  onChange,
  onRemove,
}: {
  about: string;
  draft: AudienceDraft;
  onChange: (draft: AudienceDraft) => void;
  onRemove: (() => void) | undefined;
}) {
  const id = useId();
  const { all } = useRegions();
  const { way } = draft;
  return (
    <fieldset>
      <legend>{about}</legend>
      <div className="coll-editor-acts">
        <Select
          className="coll-grow"
          aria-label={`${about}的范围`}
          value={way}
          options={wayOptions}
          onChange={(next: Way) => onChange({ way: next, post: draft.post })}
        />
        {onRemove !== undefined && (
          <Button type="text" onClick={onRemove} aria-label={`删除${about}`}>
            删除
          </Button>
        )}
      </div>
      <div className="coll-pair">
        <div>
          <label htmlFor={`${id}at`}>{way === 'member-posts' ? '联盟' : way === 'post' ? '单位' : '地区'}</label>
          {way === 'district-posts' ? (
            <Select
              id={`${id}at`}
              aria-label={`${about}的地区`}
              value={draft.region ?? null}
              options={all}
              placeholder="请选择"
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(region: string) => onChange({ ...draft, region })}
            />
          ) : (
            <OrganisationChoice
              id={`${id}at`}
              label={`${about}的${way === 'post' ? '单位' : '联盟'}`}
              kinds={way === 'post' ? ['school', 'alliance', 'academy', 'bureau', 'commission'] : ['alliance']}
              value={draft.organisationId}
              onChange={(organisationId) => onChange({ ...draft, organisationId })}
            />
          )}
        </div>
        <div>
          <label htmlFor={`${id}post`}>岗位</label>
          <Select
            id={`${id}post`}
            aria-label={`${about}的岗位`}
            value={draft.post ?? ANYBODY}
            options={[anybody, ...(way === 'member-posts' ? schoolPosts : posts)]}
            listHeight={440}
            onChange={(post: PostKind | typeof ANYBODY) =>
              onChange({ ...draft, post: post === ANYBODY ? null : post, office: null })
            }
          />
        </div>
      </div>
    </fieldset>
  );
}
