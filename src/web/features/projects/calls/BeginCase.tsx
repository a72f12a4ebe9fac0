import { Input, Radio, Select } from 'antd';
import { useNavigate } from 'react-router';
import { projectsRoutes } from '#contract/projects.ts';
import { useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Call } from '../answers.ts';

/** 开始申报. */
export function BeginCase({ call, onClose }: { call: Call; onClose: () => void }) {
  const begin = useDo(projectsRoutes.beginCase);
  const navigate = useNavigate();
  const { applying, kinds, fields } = call;
  const first = applying.find((each) => each.kinds.some(({ reasons }) => reasons.length === 0)) ?? applying[0];
  const open = first?.kinds.find(({ reasons }) => reasons.length === 0);
  return (
    <FormShell
      title="开始申报"
      lead="先定名称和领域，再填写申报书；填写内容随时保存，提交前只有本单位看得到。"
      open
      onClose={onClose}
      schema={projectsRoutes.beginCase.input}
      initial={{
        call: call.id,
        organisationId: first?.organisationId ?? '',
        kind: open?.kind ?? null,
        field: null,
      }}
      submitLabel="开始填写"
      draftKey={call.id}
      onSubmit={async (values) => {
        const { region, id } = await begin(values);
        tell(`已开始：${values.title}`);
        void navigate(paths.case(region, id));
      }}
    >
      {applying.length > 1 && (
        <Field name="organisationId" label="申报单位">
          <Select options={applying.map(({ organisationId, name }) => ({ value: organisationId, label: name }))} />
        </Field>
      )}
      {kinds.length > 0 && (
        <Field name="kind" label="申报类别">
          <Radio.Group
            options={kinds.map((kind) => {
              const reasons = first?.kinds.find((each) => each.kind === kind)?.reasons ?? [];
              return {
                value: kind,
                label: reasons.length === 0 ? kind : `${kind}（${reasons.join('；')}）`,
                disabled: reasons.length > 0,
              };
            })}
          />
        </Field>
      )}
      <Field name="title" label="名称" hint="写明要做的事，不要写单位名称：评审时可能不公开申报单位">
        <Input maxLength={100} />
      </Field>
      {fields.length > 0 && (
        <Field name="field" label="领域">
          <Select placeholder="选择领域" options={fields.map(({ name }) => ({ value: name, label: name }))} />
        </Field>
      )}
    </FormShell>
  );
}
