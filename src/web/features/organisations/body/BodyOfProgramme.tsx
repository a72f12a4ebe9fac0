import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { programmesRoutes } from '#contract/programmes.ts';
import { asking } from '#web/client.ts';
import { Field } from '#web/ui/FormShell.tsx';
import { useProgrammes } from '../programmes.ts';

/** Which programme a body serves and which of the bodies its document demands it is; its duties hang on this. */
export function BodyOfProgramme() {
  const { options } = useProgrammes();
  const form = Form.useFormInstance();
  const programme = Form.useWatch<string | null | undefined>('programmeId', form);
  const { data } = useQuery({
    ...asking(programmesRoutes.programme, { id: programme ?? '' }),
    enabled: typeof programme === 'string',
  });
  const demanded = data?.bodies.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <>
      <Field name="programmeId" label="所属行动计划" hint="为某项计划建立的机构填写；常设机构不填">
        <Select
          options={options}
          allowClear
          placeholder="不填"
          showSearch={{ optionFilterProp: 'label' }}
          onChange={() => form.setFieldValue('bodyKey', null)}
        />
      </Field>
      {typeof programme === 'string' && (
        <Field name="bodyKey" label="对应文件中的机构" hint="选定后，文件对该机构的会议等要求由它履行">
          <Select
            options={demanded}
            allowClear
            placeholder={demanded.length === 0 ? '这项计划没有列出机构' : '不对应'}
          />
        </Field>
      )}
    </>
  );
}
