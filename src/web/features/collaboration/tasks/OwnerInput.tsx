import '../collaboration.css';
import { Radio } from 'antd';
import { TaskOwner as Owner } from '#contract/collaboration/terms.ts';
import type { PostKind } from '#core/identity/post.ts';
import { PersonChoice } from '../pick/PersonChoice.tsx';
import { PostAt } from '../pick/PostAt.tsx';

/** Who shall owe a task, while it is being chosen. */
export type OwnerDraft =
  | {
      readonly by: 'post';
      readonly post?: PostKind | undefined;
      readonly organisationId?: string | undefined;
      readonly office?: string | null | undefined;
    }
  | { readonly by: 'person'; readonly region?: string | undefined; readonly personId?: string | undefined };

const BY = [
  { value: 'post', label: '交给岗位' },
  { value: 'person', label: '交给个人' },
] as const;

/** 承办: a post at an organisation, whoever holds it, or one person. */
export function OwnerInput({
  value = { by: 'post' },
  onChange,
}: {
  value?: OwnerDraft;
  onChange?: (owner: OwnerDraft) => void;
}) {
  return (
    <div className="coll-editor work-owner">
      <Radio.Group
        aria-label="承办"
        optionType="button"
        options={[...BY]}
        value={value.by}
        onChange={({ target }) => onChange?.({ by: target.value as OwnerDraft['by'] })}
      />
      {value.by === 'post' ? (
        <PostAt about="承办" value={value} onChange={(post) => onChange?.({ by: 'post', ...post })} />
      ) : (
        <PersonChoice
          label="承办人"
          value={
            value.region === undefined || value.personId === undefined
              ? null
              : { region: value.region, personId: value.personId }
          }
          onChange={(person) => onChange?.({ by: 'person', region: person?.region, personId: person?.personId })}
        />
      )}
    </div>
  );
}

/** An owner is chosen whole or not at all. */
export async function checkOwner(_: unknown, owner: OwnerDraft | undefined): Promise<void> {
  if (Owner.safeParse(owner).success) return;
  throw new Error(owner?.by === 'person' ? '请选择承办人' : '请选择承办的岗位和单位');
}
