import { useSuspenseQuery } from '@tanstack/react-query';
import { programmesRoutes } from '#contract/programmes.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Moment, Period } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Published } from './answers.ts';

/** 已发布的计划: every programme of the platform with its versions, participants and definition. */
export function PublishedPage() {
  const { data } = useSuspenseQuery(asking(programmesRoutes.published, {}));
  const publish = <Act kind="primary" label="发布计划" to={paths.publish()} disabledBecause={data.can.publish} />;

  return (
    <Page title="已发布的计划" lead="每份文件写成一份定义，目标、职责和阶段都由定义和平台记录算出" actions={publish}>
      <Rows
        label="已发布的计划"
        rows={data.programmes}
        rowKey={(programme) => programme.id}
        empty={
          <Empty title="还没有发布过计划" action={publish}>
            把文件写成定义后在此发布，不需要写程序。
          </Empty>
        }
        columns={[
          {
            head: '计划',
            cell: (programme) => (
              <>
                <Go to={paths.programme(programme.id)}>{programme.title}</Go>
                {programme.document !== null && <div className="quiet">{programme.document}</div>}
              </>
            ),
          },
          { head: '发文单位', cell: (programme) => programme.issuer },
          { head: '实施期', cell: ({ period }) => <Period from={period.from} to={period.to} />, tight: true },
          { head: '版本', cell: (programme) => <Latest programme={programme} />, tight: true },
          { head: '', cell: (programme) => <Ways programme={programme} />, align: 'end', tight: true },
        ]}
      />
    </Page>
  );
}

function Latest({ programme }: { programme: Published }) {
  const latest = programme.versions.find(({ version }) => version === programme.version);
  return (
    <>
      第 {programme.version} 版
      {latest !== undefined && (
        <div className="quiet">
          <Moment at={latest.publishedAt} /> {latest.publishedBy}
        </div>
      )}
    </>
  );
}

function Ways({ programme }: { programme: Published }) {
  const earlier = programme.versions.map(({ version }) => version).filter((version) => version < programme.version);
  return (
    <span className="inline-list">
      <Go to={paths.participants(programme.id)}>参加单位</Go>
      <Go to={paths.versions(programme.id)}>定义原文</Go>
      {earlier.length > 0 && <Go to={`${paths.versions(programme.id)}?against=${Math.max(...earlier)}`}>版本差异</Go>}
    </span>
  );
}
