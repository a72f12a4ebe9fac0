import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { projectsRoutes } from '#contract/projects.ts';
import { asking, useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Round, RoundCase } from './answers.ts';

/** 更换一位专家 before the panel is confirmed; who has to keep away is shown with the reason. */
export function ExchangeForm({
  round,
  of,
  from,
  onClose,
}: {
  round: Round;
  of: RoundCase;
  from: RoundCase['seats'][number];
  onClose: () => void;
}) {
  const exchange = useDo(projectsRoutes.exchangeExpert);
  const { data = [] } = useQuery(asking(projectsRoutes.roundCandidates, { id: round.id, case: of.id }));
  return (
    <FormShell
      title={`更换 ${from.expertName}`}
      lead={of.title}
      open
      onClose={onClose}
      schema={projectsRoutes.exchangeExpert.input}
      initial={{ id: round.id, case: of.id, from: from.expertId }}
      submitLabel="更换"
      draftKey={false}
      onSubmit={async (values) => {
        await exchange(values);
        tell('已更换');
      }}
    >
      <Field name="to" label="换为">
        <Select
          placeholder="选择专家"
          showSearch={{ optionFilterProp: 'label' }}
          options={data.map(({ id, name, organisationName, fits, cases, barred }) => ({
            value: id,
            label:
              barred === null
                ? `${name}（${organisationName}，已安排 ${cases} 件${fits ? '' : '，领域不符'}）`
                : `${name}（${barred}）`,
            disabled: barred !== null,
          }))}
        />
      </Field>
      <Field name="reason" label="理由">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} placeholder="如 评审期间出访" />
      </Field>
    </FormShell>
  );
}
