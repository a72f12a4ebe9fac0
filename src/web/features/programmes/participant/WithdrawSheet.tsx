import { programmesRoutes } from '#contract/programmes.ts';
import { useDo } from '#web/client.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { Participant } from '../answers.ts';

/** 退出: the day from which an organisation takes part no longer; what it did until then stays counted. */
export function WithdrawSheet({ participant, onClose }: { participant: Participant; onClose: () => void }) {
  const withdraw = useDo(programmesRoutes.withdraw);
  const { today } = useDay();
  return (
    <FormShell
      title="退出计划"
      open
      onClose={onClose}
      schema={programmesRoutes.withdraw.input}
      initial={{ id: participant.id, to: today }}
      draftKey={false}
      submitLabel="确认退出"
      lead={`${participant.organisationName}（${participant.role}）自退出之日起不再计入本计划；此前的记录保留。`}
      onSubmit={async (values) => {
        await withdraw(values);
        tell('已退出');
      }}
    >
      <Field name="to" label="退出日期" hint={`参加日期 ${participant.from}`}>
        <DayInput min={participant.from} />
      </Field>
    </FormShell>
  );
}
