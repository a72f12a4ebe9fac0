import './library.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { libraryRoutes } from '#contract/library.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Days } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Entitled } from './answers.ts';

const TakeIn = lazy(async () => ({ default: (await import('./forms/TakeIn.tsx')).TakeIn }));

/** 收入案例: cases that have come far enough and are not in the library yet. */
export function EntitledPage() {
  const { data } = useSuspenseQuery(asking(libraryRoutes.entitled, {}));
  const [taking, take] = useState<Entitled | null>(null);
  return (
    <Page
      title="收入案例"
      breadcrumbs={[{ label: '案例库', to: paths.library() }]}
      lead="按程序已经可以入库的申报。收入后只有学校和主管部门看得到，由学校决定是否授权公开"
    >
      <Rows
        label="可以收入的申报"
        rows={data}
        rowKey={({ id }) => id}
        columns={[
          {
            head: '名称',
            cell: ({ region, id, title, kind, field }) => (
              <>
                <Go to={paths.case(region, id)}>{title}</Go>
                <span className="lib-of">{[kind, field].filter((word) => word !== null).join(' · ')}</span>
              </>
            ),
          },
          { head: '单位', cell: ({ organisationName }) => organisationName },
          { head: '征集', cell: ({ callTitle }) => callTitle },
          { head: '可以收入自', cell: ({ since }) => <Days on={since} />, tight: true },
          {
            head: '',
            tight: true,
            cell: (row) => (
              <Act label="收入" describes={`收入 ${row.title}`} disabledBecause={row.may} onClick={() => take(row)} />
            ),
          },
        ]}
        empty={
          <Empty title="没有等待收入的申报" action={<Act label="回到案例库" to={paths.library()} />}>
            入选的申报走到行动计划写明的环节后，会列在这里。
          </Empty>
        }
      />
      <Suspense>{taking !== null && <TakeIn of={taking} onClose={() => take(null)} />}</Suspense>
    </Page>
  );
}
