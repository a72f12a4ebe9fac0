import { useSuspenseQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { projectsRoutes } from '#contract/projects.ts';
import { ask } from '#web/ask.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Sheet } from '#web/ui/Sheet.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Call } from '../answers.ts';

/** 推荐次序: the district's submitted cases in the order it puts them. */
export function RankCases({ call, region, onClose }: { call: Call; region: string; onClose: () => void }) {
  const rank = useDo(projectsRoutes.rankCases);
  const { data: known } = useSuspenseQuery({
    queryKey: [projectsRoutes.cases.path, 'to rank', call.id, region],
    queryFn: ({ signal }) => submittedIn(call.id, region, signal),
  });
  const [order, setOrder] = useState(known);
  const move = (from: number, to: number) => {
    const place = Math.min(Math.max(to, 0), order.length - 1);
    setOrder(order.toSpliced(from, 1).toSpliced(place, 0, order[from]!));
  };
  const save = async () => {
    await rank({ id: call.id, region, cases: order.map(({ id }) => id) });
    tell('推荐次序已保存');
    onClose();
  };
  return (
    <Sheet
      title="排定推荐次序"
      open
      onClose={onClose}
      actions={order.length > 0 && <Act label="保存次序" kind="primary" onClick={save} />}
    >
      {order.length === 0 ? (
        <Empty title="还没有提交的申报">本区单位提交申报后，在这里排出推荐的先后。</Empty>
      ) : (
        <ol className="project-ranks">
          {order.map(({ id, title, organisationName }, index) => (
            <li key={id}>
              <span>
                {title}
                <span className="project-of">{organisationName}</span>
              </span>
              <Place key={index} of={title} place={index + 1} onMove={(place) => move(index, place - 1)} />
              <Button aria-label={`上移 ${title}`} disabled={index === 0} onClick={() => move(index, index - 1)}>
                上移
              </Button>
              <Button
                aria-label={`下移 ${title}`}
                disabled={index === order.length - 1}
                onClick={() => move(index, index + 1)}
              >
                下移
              </Button>
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  );
}

/** The place as a number: a case far down is moved by writing where it belongs. */
function Place({ of, place, onMove }: { of: string; place: number; onMove: (place: number) => void }) {
  const [typed, type] = useState(String(place));
  const settle = () => {
    const to = Number(typed);
    if (Number.isInteger(to) && to >= 1 && to !== place) onMove(to);
    else type(String(place));
  };
  return (
    <Input
      className="project-place"
      aria-label={`“${of}”的次序`}
      inputMode="numeric"
      maxLength={4}
      prefix="第"
      suffix="位"
      value={typed}
      onChange={({ target }) => type(target.value)}
      onBlur={settle}
      onPressEnter={settle}
    />
  );
}

/** Every submitted case of the district, in the order kept so far; what was not ranked comes last. */
async function submittedIn(call: string, region: string, signal: AbortSignal) {
  const rows = [];
  for (let page = 1; ; page += 1) {
    const part = await ask(projectsRoutes.cases, { call, region, page, size: PAGE }, { signal });
    rows.push(...part.rows);
    if (page * PAGE >= part.total) break;
  }
  return rows
    .filter(({ submitted, outcome }) => submitted && outcome === null)
    .toSorted((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER));
}

const PAGE = 100;
