import { Checkbox, Form, InputNumber } from 'antd';
import { useId } from 'react';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field } from '#web/ui/FormShell.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { SignUpWindow } from '../answers.ts';
import { checkSignUp } from './plan-draft.ts';

/** 报名: whether and when one signs up, for how many places, and whether one may simply come. */
export function SignUpFields() {
  const form = Form.useFormInstance();
  const signUp = Form.useWatch<SignUpWindow | null | undefined>('signUp');
  const isOpen = signUp !== null && signUp !== undefined;
  return (
    <>
      <Form.Item name="signUp" label="报名" required rules={[{ validator: checkSignUp }]}>
        <WindowFields
          onSwitch={(on) => {
            // Where nobody signs up, there is no limit and one may simply come.
            if (!on) form.setFieldsValue({ capacity: null, walkIn: true });
          }}
        />
      </Form.Item>
      <Field name="capacity" label="人数上限" hint="报满后进入候补，有人退出依次递补；不填不限">
        <InputNumber className="act-number-input" min={1} max={100_000} precision={0} suffix="人" disabled={!isOpen} />
      </Field>
      <Form.Item
        name="walkIn"
        valuePropName="checked"
        rules={[
          {
            validator: async (_, value) => {
              if (!isOpen && value !== true) throw new Error('不设报名的活动，请允许现场直接签到');
            },
          },
        ]}
      >
        <Checkbox>参加对象没有报名的，也可以现场扫码签到</Checkbox>
      </Form.Item>
    </>
  );
}

function WindowFields({
  id,
  value,
  onChange,
  onSwitch,
}: {
  id?: string;
  value?: SignUpWindow | null;
  onChange?: (window: SignUpWindow | null) => void;
  onSwitch: (on: boolean) => void;
}) {
  const own = useId();
  const { today } = useDay();
  return (
    <div id={id} className="coll-editor">
      <Checkbox
        checked={value !== null && value !== undefined}
        onChange={(event) => {
          onChange?.(event.target.checked ? { from: today, until: '' } : null);
          onSwitch(event.target.checked);
        }}
      >
        需要报名
      </Checkbox>
      {value && (
        <div className="coll-pair">
          <div>
            <label htmlFor={`${own}from`}>报名开始</label>
            <DayInput id={`${own}from`} value={value.from} onChange={(from) => onChange?.({ ...value, from })} />
          </div>
          <div>
            <label htmlFor={`${own}until`}>报名截止（含当日）</label>
            <DayInput id={`${own}until`} value={value.until} onChange={(until) => onChange?.({ ...value, until })} />
          </div>
        </div>
      )}
    </div>
  );
}
