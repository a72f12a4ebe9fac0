import { Select } from 'antd';
import { useNavigate } from 'react-router';
import { organisationsRoutes } from '#contract/organisations.ts';
import { ALLIANCE_KINDS } from '#core/programmes/vocabulary.ts';
import { useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { optionsOf } from '#web/ui/filters.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';
import { useRegions } from '../regions.ts';
import { AllianceFields } from './AllianceFields.tsx';

/** 成立联盟. */
export function FoundAlliance({ region, onClose }: { region: string | undefined; onClose: () => void }) {
  const found = useDo(organisationsRoutes.foundAlliance);
  const { all } = useRegions();
  const { today } = useDay();
  const navigate = useNavigate();
  return (
    <FormShell
      title="成立联盟"
      lead="成立后再吸收成员校、通过章程与权责清单、建立理事会。"
      open
      onClose={onClose}
      schema={organisationsRoutes.foundAlliance.input}
      initial={{
        ...(region === undefined ? {} : { region }),
        form: null,
        field: null,
        purpose: null,
        foundedOn: today,
      }}
      submitLabel="成立"
      onSubmit={async (values) => {
        const { id } = await found(values);
        tell(`已成立：${values.name}`);
        void navigate(paths.alliance(id));
      }}
    >
      <Field name="kind" label="类别" hint="成立后不能更改">
        <Select options={optionsOf(ALLIANCE_KINDS)} placeholder="请选择" />
      </Field>
      <Field name="region" label="所属" hint="跨区的联盟选上海市">
        <Select options={all} showSearch={{ optionFilterProp: 'label' }} placeholder="请选择" />
      </Field>
      <AllianceFields />
      <Field name="foundedOn" label="成立日期">
        <DayInput />
      </Field>
    </FormShell>
  );
}
