import { useSuspenseQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { projectsRoutes } from '#contract/projects.ts';
import { asking, useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Procedure } from '../answers.ts';
import { CallFields } from './CallFields.tsx';

const keyOf = ({ programmeId, procedureId }: Procedure) => `${programmeId}/${procedureId}`;

/** 起草征集: first which procedure, then what is announced. */
export function PrepareCall({ onClose }: { onClose: () => void }) {
  const { data: procedures } = useSuspenseQuery(asking(projectsRoutes.procedures, {}));
  const [chosen, choose] = useState(procedures[0]);
  const prepare = useDo(projectsRoutes.prepareCall);
  const navigate = useNavigate();
  if (chosen === undefined) return null;
  return (
    <FormShell
      key={keyOf(chosen)}
      title="起草征集"
      lead="先存为草稿，只有本单位看得到；核对无误后再发布。"
      open
      onClose={onClose}
      schema={projectsRoutes.prepareCall.input}
      initial={{
        programmeId: chosen.programmeId,
        procedureId: chosen.procedureId,
        guide: '',
        fields: chosen.fields.map((name) => ({ name, quota: null })),
        quotas: {},
        closes: null,
      }}
      submitLabel="存为草稿"
      draftKey={keyOf(chosen)}
      onSubmit={async (values) => {
        const { id } = await prepare(values);
        tell(`已存为草稿：${values.title}`);
        void navigate(paths.call(id));
      }}
    >
      <Form.Item label="办理程序" htmlFor="call-procedure">
        <Select
          id="call-procedure"
          value={keyOf(chosen)}
          options={procedures.map((each) => ({
            value: keyOf(each),
            label: `${each.name}（${each.programmeTitle}）`,
          }))}
          onChange={(next) => choose(procedures.find((each) => keyOf(each) === next))}
        />
        <p className="project-steps-said">{chosen.steps.map(({ name }) => name).join(' → ')}</p>
      </Form.Item>
      <CallFields hasQuotas={chosen.hasQuotas} published={false} />
    </FormShell>
  );
}
