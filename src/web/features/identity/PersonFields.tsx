import { Input, Select } from 'antd';
import { STAGES } from '#core/programmes/vocabulary.ts';
import { Field } from '#web/ui/FormShell.tsx';
import { optionsOf } from '#web/ui/filters.tsx';

/** What is registered about a person, apart from posts and titles. */
export function PersonFields() {
  return (
    <>
      <Field name="name" label="姓名">
        <Input autoComplete="off" maxLength={40} />
      </Field>
      <Field name="staffNo" label="工号" hint="4–20 位字母或数字；不要填身份证号">
        <Input autoComplete="off" maxLength={20} />
      </Field>
      <Field name="stage" label="任教学段">
        <Select options={optionsOf(STAGES)} placeholder="不任教的留空" allowClear />
      </Field>
      <Field name="subject" label="任教学科">
        <Input autoComplete="off" maxLength={20} placeholder="如 语文" />
      </Field>
      <Field name="phone" label="工作电话" hint="只有办理人事的岗位看得到">
        <Input autoComplete="off" inputMode="tel" maxLength={20} />
      </Field>
      <Field name="email" label="工作邮箱">
        <Input autoComplete="off" inputMode="email" maxLength={100} />
      </Field>
    </>
  );
}
