import { useSuspenseQuery } from '@tanstack/react-query';
import { workspaceRoutes } from '#contract/workspace.ts';
import { ORGANISATION_KINDS } from '#core/identity/post.ts';
import { useDo } from '#web/client.ts';
import { organisationPath, paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Go } from '#web/ui/Go.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { Empty } from '#web/ui/states.tsx';
import { type Followed, followed } from '../answers.ts';

/** 我关注的单位与行动计划. */
export function FollowedThings() {
  const { data } = useSuspenseQuery(followed);
  const unfollow = useDo(workspaceRoutes.unfollow);
  return (
    <div id="followed">
      <Section title="我关注的" lead="它们的新动态出现在工作台">
        <Rows
          label="我关注的"
          rows={data}
          rowKey={(each) => each.id}
          empty={
            <Empty title="还没有关注" action={<Act label="去联盟名录" to={paths.alliances()} />}>
              在联盟、学校或行动计划的页面上点“关注”。
            </Empty>
          }
          columns={[
            { head: '名称', cell: (each) => <Name of={each} /> },
            { head: '类别', cell: ({ kind }) => (kind === null ? '行动计划' : ORGANISATION_KINDS[kind]) },
            {
              head: '',
              cell: ({ id, name }) => (
                <Act
                  label="取消关注"
                  describes={`取消关注${name}`}
                  size="small"
                  onClick={async () => {
                    await unfollow({ id });
                    tell('已取消关注');
                  }}
                />
              ),
              align: 'end',
            },
          ]}
        />
      </Section>
    </div>
  );
}

function Name({ of: { organisationId, programmeId, kind, name } }: { of: Followed }) {
  const to =
    organisationId === null ? paths.programme(programmeId ?? '') : organisationPath(kind ?? '', organisationId);
  return to === null ? name : <Go to={to}>{name}</Go>;
}
