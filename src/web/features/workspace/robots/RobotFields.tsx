import { Checkbox, Input } from 'antd';
import { NOTICE_KINDS, type NoticeKind } from '#core/workspace/notice.ts';
import { Field } from '#web/ui/FormShell.tsx';
import { optionsOf } from '#web/ui/filters.tsx';

/** What a robot is called, and which notices its group hears. */
export function RobotFields() {
  return (
    <>
      <Field name="name" label="群名称" hint="方便自己辨认，如 学区校长群">
        <Input maxLength={30} autoComplete="off" />
      </Field>
      <Field name="kinds" label="发到群里的通知" hint="发给本单位岗位的通知；点名发给个人的不发到群里">
        <Kinds />
      </Field>
    </>
  );
}

/** The boxes as a named group; the form's hint that one is required would stand on no control of its own. */
function Kinds({ value, onChange }: { value?: NoticeKind[]; onChange?: (kinds: NoticeKind[]) => void }) {
  return (
    <Checkbox.Group<NoticeKind>
      role="group"
      options={optionsOf(NOTICE_KINDS)}
      {...(value === undefined ? {} : { value })}
      {...(onChange === undefined ? {} : { onChange })}
    />
  );
}
