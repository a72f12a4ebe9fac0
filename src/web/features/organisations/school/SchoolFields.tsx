import { Input, Select } from 'antd';
import { OWNERSHIPS, SCHOOL_TYPES } from '#core/programmes/vocabulary.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field } from '#web/ui/FormShell.tsx';
import { optionsOf } from '#web/ui/filters.tsx';

/** What stands in the registry of every school, asked for when it is opened and when it is corrected. */
export function SchoolFields() {
  return (
    <>
      <Field name="name" label="学校全称">
        <Input maxLength={60} />
      </Field>
      <Field name="type" label="学校类型" hint="类型决定学段，从而决定计入哪些目标">
        <Select options={optionsOf(SCHOOL_TYPES)} placeholder="请选择" />
      </Field>
      <Field name="ownership" label="办别">
        <Select options={optionsOf(OWNERSHIPS)} placeholder="请选择" />
      </Field>
      <Field name="town" label="街镇" hint="如 罗店镇、友谊路街道">
        <Input maxLength={20} />
      </Field>
      <Field name="openedOn" label="建校日期">
        <DayInput />
      </Field>
    </>
  );
}
