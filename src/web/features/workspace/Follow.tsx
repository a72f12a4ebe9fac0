import { useQuery } from '@tanstack/react-query';
import { workspaceRoutes } from '#contract/workspace.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { tell } from '#web/ui/notices.tsx';
import { followed } from './answers.ts';

type Thing = { readonly organisationId: string } | { readonly programmeId: string };

/** 关注, or no longer: what happens to the thing shows in one's workspace. */
export function Follow({ of, name }: { of: Thing; name: string }) {
  const { data } = useQuery(followed);
  const follow = useDo(workspaceRoutes.follow);
  const unfollow = useDo(workspaceRoutes.unfollow);
  const known = data?.find((each) =>
    'organisationId' in of ? each.organisationId === of.organisationId : each.programmeId === of.programmeId,
  );
  // Two acts, not one that changes: what is pending of the one must not swallow a click on the other.
  if (known === undefined)
    return (
      <Act
        key="follow"
        label="关注"
        describes={`关注${name}`}
        onClick={async () => {
          await follow(of);
          tell('已关注，新动态会出现在工作台');
        }}
      />
    );
  return (
    <Act
      key="unfollow"
      label="已关注"
      describes={`取消关注${name}`}
      onClick={async () => {
        await unfollow({ id: known.id });
        tell('已取消关注');
      }}
    />
  );
}
