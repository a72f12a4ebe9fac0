import { workspaceRoutes } from '#contract/workspace.ts';
import { DELIVERY_STATES } from '#core/workspace/trying.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Moment } from '#web/ui/figures.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import type { Delivery } from './answers.ts';

/** What is on its way, out, or did not get through; what failed can be tried once more. */
export function Deliveries({
  label,
  deliveries,
  empty,
}: {
  label: string;
  deliveries: readonly Delivery[];
  empty: string;
}) {
  const sendAgain = useDo(workspaceRoutes.sendAgain);
  return (
    <Rows
      label={label}
      rows={deliveries}
      rowKey={(delivery) => delivery.id}
      empty={empty}
      columns={[
        { head: '时间', cell: (delivery) => <Moment at={delivery.at} />, tight: true },
        { head: '通知', cell: (delivery) => delivery.title },
        {
          head: '状态',
          cell: ({ state, reason, tries, next }) => (
            <>
              {(state === 'failed' || state === 'given-up') && <span aria-hidden="true">▲ </span>}
              {DELIVERY_STATES[state]}
              {reason !== null && (
                <>
                  <br />
                  <span className="quiet">
                    {reason}（试了 {tries} 次）
                  </span>
                </>
              )}
              {state === 'failed' && next !== null && (
                <>
                  <br />
                  <span className="quiet">
                    下次 <Moment at={next} />
                  </span>
                </>
              )}
            </>
          ),
        },
        {
          head: '',
          cell: ({ region, id, title, can, state }) =>
            (state === 'failed' || state === 'given-up') && (
              <Act
                label="再试"
                describes={`再试：${title}`}
                size="small"
                disabledBecause={can.again}
                onClick={async () => {
                  await sendAgain({ region, id });
                  tell('已重新排队，稍候刷新看结果');
                }}
              />
            ),
          tight: true,
          align: 'end',
        },
      ]}
    />
  );
}
