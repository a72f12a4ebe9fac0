import { Input, Select } from 'antd';
import { useNavigate } from 'react-router';
import { organisationsRoutes } from '#contract/organisations.ts';
import { useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useRegions } from '../regions.ts';
import { SchoolFields } from './SchoolFields.tsx';

/** 登记学校. */
export function OpenSchool({ region, onClose }: { region: string | undefined; onClose: () => void }) {
  const open = useDo(organisationsRoutes.openSchool);
  const { districts } = useRegions();
  const navigate = useNavigate();
  return (
    <FormShell
      title="登记学校"
      lead="登记后即可加入联盟、接受达标认定，并计入各项行动计划的基数。"
      open
      onClose={onClose}
      schema={organisationsRoutes.openSchool.input}
      initial={{ ...(region === undefined ? {} : { region }), ownership: '公办', town: null }}
      submitLabel="登记"
      onSubmit={async (values) => {
        const { id } = await open(values);
        tell(`已登记：${values.name}`);
        void navigate(paths.school(id));
      }}
    >
      <Field name="code" label="学校标识码" hint="10 位数字，如 2131001234；终身不变，不重复使用">
        <Input inputMode="numeric" maxLength={10} autoComplete="off" />
      </Field>
      <Field name="region" label="所在区">
        <Select options={districts} showSearch={{ optionFilterProp: 'label' }} placeholder="请选择" />
      </Field>
      <SchoolFields />
    </FormShell>
  );
}
