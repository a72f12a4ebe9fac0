import { Input, Radio } from 'antd';
import { visitRoutes } from '#contract/collaboration/visits.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Point, Visit } from '../answers.ts';

/** 决定是否采纳 what a liaison proposes for a programme. */
export function DecideProposal({
  visit: { region, id },
  point,
  about,
  onClose,
}: {
  visit: Visit;
  point: Point;
  about: string;
  onClose: () => void;
}) {
  const decide = useDo(visitRoutes.decideProposal);
  return (
    <FormShell
      title="决定是否采纳"
      lead={point.proposal?.proposes}
      open
      onClose={onClose}
      schema={visitRoutes.decideProposal.input}
      initial={{ region, id, number: point.number }}
      submitLabel="决定"
      draftKey={`${id} ${about}`}
      onSubmit={async (values) => {
        await decide(values);
        tell(values.adopted ? '已采纳，请另行修订并发布计划' : '已记为未采纳');
      }}
    >
      <Field name="adopted" label="决定">
        <Radio.Group
          options={[
            { value: true, label: '采纳' },
            { value: false, label: '不采纳' },
          ]}
        />
      </Field>
      <Field name="reason" label="理由" hint="联系人和被走访单位都能看到">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={500} />
      </Field>
    </FormShell>
  );
}
