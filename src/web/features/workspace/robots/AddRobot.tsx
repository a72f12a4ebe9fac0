import { Input, Select } from 'antd';
import { useState } from 'react';
import { workspaceRoutes } from '#contract/workspace.ts';
import { NOTICE_KINDS } from '#core/workspace/notice.ts';
import { VENDORS, type Vendor } from '#core/workspace/robot.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Robots } from '../answers.ts';
import { chargeName } from './charge-name.ts';
import { RobotFields } from './RobotFields.tsx';

type Charge = Robots['charges'][number];

const VENDOR_OPTIONS = Object.entries(VENDORS).map(([value, { name }]) => ({ value: value as Vendor, label: name }));

/** 设置群机器人 for one of the places the person leads. */
export function AddRobot({ charges, onClose }: { charges: readonly Charge[]; onClose: () => void }) {
  const add = useDo(workspaceRoutes.addRobot);
  const [at, setAt] = useState(0);
  const charge = charges[at] ?? charges[0];
  if (charge === undefined) return null;
  const { organisationId, office } = charge;
  return (
    <FormShell
      key={at}
      title="设置群机器人"
      lead={
        <>
          在企业微信或钉钉的群设置里添加机器人，复制它的 Webhook 地址到这里。发到：
          {charges.length === 1 ? (
            <strong>{chargeName(charge)}</strong>
          ) : (
            <Select
              aria-label="谁的群"
              value={at}
              options={charges.map((each, index) => ({ value: index, label: chargeName(each) }))}
              popupMatchSelectWidth={false}
              onChange={setAt}
            />
          )}
        </>
      }
      open
      onClose={onClose}
      schema={workspaceRoutes.addRobot.input}
      initial={{ organisationId, office, vendor: 'wecom', secret: null, kinds: [...NOTICE_KINDS] }}
      submitLabel="保存"
      draftKey={false}
      onSubmit={async (values) => {
        await add(values);
        tell('已保存，可以发一条试验消息');
      }}
    >
      <Field name="vendor" label="厂商">
        <Select options={VENDOR_OPTIONS} />
      </Field>
      <Field name="address" label="Webhook 地址" hint="等同密码：保存后不再显示，请勿外传">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={500} autoComplete="off" spellCheck={false} />
      </Field>
      <Field name="secret" label="加签密钥" hint="钉钉机器人选了“加签”的才填，SEC 开头">
        <Input maxLength={200} autoComplete="off" spellCheck={false} />
      </Field>
      <RobotFields />
    </FormShell>
  );
}
