import { Input } from 'antd';
import { visitRoutes } from '#contract/collaboration/visits.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Point, Visit } from '../answers.ts';

/** 办结一条, or send it back with a word on what is missing. */
export function SettlePoint({
  visit: { region, id },
  point,
  act,
  about,
  onClose,
}: {
  visit: Visit;
  point: Point;
  act: string;
  about: string;
  onClose: () => void;
}) {
  const settle = useDo(visitRoutes.settlePoint);
  const settled = act === 'settle';
  const title = settled ? `办结${about}` : `${point.state === 'settled' ? '重新打开' : '退回再办'}：${about}`;
  return (
    <FormShell
      title={title}
      lead={point.body}
      open
      onClose={onClose}
      schema={visitRoutes.settlePoint.input}
      initial={{ region, id, number: point.number, settled }}
      submitLabel={settled ? '办结' : '退回'}
      draftKey={`${id} ${act}`}
      onSubmit={async (values) => {
        await settle(values);
        tell(settled ? '已办结' : '已退回');
      }}
    >
      <Field name="note" label={settled ? '办结说明' : '还差什么'} hint={settled ? '可以不写' : '对方按这里写的再办'}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={500} />
      </Field>
    </FormShell>
  );
}
