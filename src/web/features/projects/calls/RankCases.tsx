import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { projectsRoutes } from '#contract/projects.ts';
import { asking, useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Sheet } from '#web/ui/Sheet.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Call } from '../answers.ts';

/** 推荐次序: the district's submitted cases in the order it puts them. */
export function RankCases({ call, region, onClose }: { call: Call; region: string; onClose: () => void }) {
  const rank = useDo(projectsRoutes.rankCases);
  const { data } = useSuspenseQuery(asking(projectsRoutes.cases, { call: call.id, region, size: 100 }));
  const known = data.rows
    .filter(({ submitted, outcome }) => submitted && outcome === null)
    .toSorted((a, b) => (a.rank ?? 1000) - (b.rank ?? 1000));
  const [order, setOrder] = useState(known);
  const swap = (at: number, to: number) =>
    setOrder(order.map((each, index) => (index === at ? order[to]! : index === to ? order[at]! : each)));
  return (
    <Sheet title="排定推荐次序" open onClose={onClose}>
      {order.length === 0 ? (
        <Empty title="还没有提交的申报">本区单位提交申报后，在这里排出推荐的先后。</Empty>
      ) : (
        <>
          <ol className="project-ranks">
            {order.map(({ id, title, organisationName }, index) => (
              <li key={id}>
                <span>
                  {title}
                  <span className="project-of">{organisationName}</span>
                </span>
                <Button aria-label={`上移 ${title}`} disabled={index === 0} onClick={() => swap(index, index - 1)}>
                  上移
                </Button>
                <Button
                  aria-label={`下移 ${title}`}
                  disabled={index === order.length - 1}
                  onClick={() => swap(index, index + 1)}
                >
                  下移
                </Button>
              </li>
            ))}
          </ol>
          <Act
            label="保存次序"
            kind="primary"
            onClick={async () => {
              await rank({ id: call.id, region, cases: order.map(({ id }) => id) });
              tell('推荐次序已保存');
              onClose();
            }}
          />
        </>
      )}
    </Sheet>
  );
}
