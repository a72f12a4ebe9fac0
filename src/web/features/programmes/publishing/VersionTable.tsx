import { Link, useSearchParams } from 'react-router';
import { withChanges } from '#web/ui/address.ts';
import { Moment } from '#web/ui/figures.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import type { Published } from '../answers.ts';

/** The versions of a programme, the latest first. */
export function VersionTable({ versions, chosen }: { versions: Published['versions']; chosen: number }) {
  const [params] = useSearchParams();
  const to = (version: number, against?: number) => `?${withChanges(params, { version, against })}`;
  return (
    <Rows
      label="版本"
      rows={versions}
      rowKey={({ version }) => `${version}`}
      empty="还没有发布过版本"
      columns={[
        {
          head: '版本',
          tight: true,
          cell: ({ version }) => (
            <Link to={to(version)} className="go" aria-current={version === chosen ? 'true' : undefined}>
              第 {version} 版
            </Link>
          ),
        },
        { head: '发布时间', cell: ({ publishedAt }) => <Moment at={publishedAt} />, tight: true },
        { head: '发布人', cell: ({ publishedBy }) => publishedBy },
        {
          head: '',
          align: 'end',
          tight: true,
          cell: ({ version }) => {
            const earlier = versions.find((item) => item.version < version);
            if (earlier === undefined) return <span className="quiet">最初版本</span>;
            return (
              <Link to={to(version, earlier.version)} className="go">
                与第 {earlier.version} 版比较
              </Link>
            );
          },
        },
      ]}
    />
  );
}
