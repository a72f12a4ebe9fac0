import { Input } from 'antd';
import { libraryRoutes } from '#contract/library.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Entry } from '../answers.ts';

type Props = { of: Entry; onClose: () => void };

/** 收回授权, by the organisation. */
export function RevokeLicence(props: Props) {
  const revoke = useDo(libraryRoutes.revokeLicence);
  return (
    <TakeBack
      {...props}
      title="收回授权"
      lead="收回后案例立即停止公开，外单位不能再阅读；以往的授权仍留有记录，需要时可以重新授权。"
      act={revoke}
    />
  );
}

/** 不授权, by the organisation: nothing was granted so far. */
export function DeclineLicence(props: Props) {
  const decline = useDo(libraryRoutes.revokeLicence);
  return (
    <TakeBack
      {...props}
      title="不授权"
      lead="案例留在案例库，只有本单位和主管部门可以阅读；以后需要时仍可授权。"
      done="已决定不授权"
      act={decline}
    />
  );
}

/** 停止公开, by who publishes. */
export function WithdrawEntry(props: Props) {
  const withdraw = useDo(libraryRoutes.withdrawEntry);
  return (
    <TakeBack
      {...props}
      title="停止公开"
      lead="停止后外单位不能再阅读；学校的授权不变，可以再次公开。"
      act={withdraw}
    />
  );
}

type Input = { region: string; id: string; version: number; note: string };

function TakeBack({
  of: { region, id, version },
  onClose,
  title,
  lead,
  done = `已${title}`,
  act,
}: Props & { title: string; lead: string; done?: string; act: (values: Input) => Promise<unknown> }) {
  return (
    <FormShell
      title={title}
      lead={lead}
      open
      onClose={onClose}
      schema={libraryRoutes.revokeLicence.input}
      initial={{ region, id, version, note: '' }}
      submitLabel={title}
      draftKey={`${id}/${title}`}
      onSubmit={async (values) => {
        await act(values);
        tell(done);
      }}
    >
      <Field name="note" label="原因">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} />
      </Field>
    </FormShell>
  );
}
