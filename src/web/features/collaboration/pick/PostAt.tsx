import { Select } from 'antd';
import { useId } from 'react';
import { OFFICES, POST_KINDS, type PostKind } from '#core/identity/post.ts';
import { optionsOf } from '#web/ui/filters.tsx';
import { OrganisationChoice } from './OrganisationChoice.tsx';

export type ChosenPost = {
  readonly post?: PostKind | undefined;
  readonly organisationId?: string | undefined;
  readonly office?: string | null | undefined;
};

const ALL = Object.keys(POST_KINDS) as PostKind[];
/** Posts of the working life first: who administers the platform is seldom meant. */
const OFFERED = [...ALL.slice(3).toReversed(), ...ALL.slice(0, 3)];
const options = OFFERED.map((value) => ({ value, label: POST_KINDS[value].name }));
export const schoolPosts = options.filter(({ value }) =>
  (POST_KINDS[value].at as readonly string[]).includes('school'),
);

/** A post at an organisation, whoever holds it: first which post, then where such a post can be. */
export function PostAt({
  value,
  onChange,
  about,
}: {
  value: ChosenPost;
  onChange: (post: ChosenPost) => void;
  /** Tells fields of the same name apart, e.g. “邀请 2”. */
  about: string;
}) {
  const id = useId();
  const kinds = value.post === undefined ? undefined : POST_KINDS[value.post].at;
  const hasOffices = kinds?.some((kind) => kind === 'bureau' || kind === 'commission') === true;
  return (
    <div className="coll-pair">
      <div>
        <label htmlFor={`${id}post`}>岗位</label>
        <Select
          id={`${id}post`}
          aria-label={`${about}的岗位`}
          value={value.post ?? null}
          options={options}
          placeholder="请选择"
          listHeight={440}
          popupMatchSelectWidth={false}
          onChange={(post: PostKind) => onChange({ post, organisationId: keptAt(value, post), office: null })}
        />
      </div>
      <div>
        <label htmlFor={`${id}at`}>单位</label>
        <OrganisationChoice
          id={`${id}at`}
          label={`${about}的单位`}
          kinds={kinds ?? ['school', 'alliance', 'academy', 'bureau', 'commission']}
          value={value.organisationId}
          onChange={(organisationId) => onChange({ ...value, organisationId })}
        />
      </div>
      {hasOffices && (
        <div>
          <label htmlFor={`${id}office`}>科室</label>
          <Select
            id={`${id}office`}
            aria-label={`${about}的科室`}
            value={value.office ?? null}
            options={optionsOf(OFFICES)}
            placeholder="不限科室"
            allowClear
            onChange={(office: string | undefined) => onChange({ ...value, office: office ?? null })}
          />
        </div>
      )}
    </div>
  );
}

/** The organisation stays chosen while the new post can be there as well. */
function keptAt({ post, organisationId }: ChosenPost, next: PostKind): string | undefined {
  if (post === undefined) return organisationId;
  const [before, after] = [POST_KINDS[post].at.join(' '), POST_KINDS[next].at.join(' ')];
  return before === after ? organisationId : undefined;
}
