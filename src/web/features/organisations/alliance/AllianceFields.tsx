import { Input, Select } from 'antd';
import { ALLIANCE_FORMS, CLUSTER_FIELDS } from '#core/programmes/vocabulary.ts';
import { Field } from '#web/ui/FormShell.tsx';
import { optionsOf } from '#web/ui/filters.tsx';

/** What is known of every alliance, asked for when it is founded and when it is revised. */
export function AllianceFields() {
  return (
    <>
      <Field name="name" label="联盟名称">
        <Input maxLength={60} />
      </Field>
      <Field name="form" label="办学形式" hint="紧密型、松散型、托管等；集群可不填">
        <Select options={optionsOf(ALLIANCE_FORMS)} allowClear placeholder="不填" />
      </Field>
      <Field name="field" label="集群领域" hint="仅新优质集群按共同研究的问题填写">
        <Select options={optionsOf(CLUSTER_FIELDS)} allowClear placeholder="不填" />
      </Field>
      <Field name="purpose" label="宗旨">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
      </Field>
    </>
  );
}
