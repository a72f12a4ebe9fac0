import { Form, Input } from 'antd';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field } from '#web/ui/FormShell.tsx';
import { useDay } from '#web/ui/standing.ts';
import { GuideFields } from './GuideFields.tsx';
import { Quotas } from './Quotas.tsx';

/** What a call announces. Of a published one only what applicants did not build on can change. */
export function CallFields({ hasQuotas, published }: { hasQuotas: boolean; published: boolean }) {
  const { today } = useDay();
  return (
    <>
      {!published && (
        <>
          <Field name="title" label="名称">
            <Input maxLength={100} placeholder="如 2026 年创新引领项目申报" />
          </Field>
          <Field name="guide" label="指南" hint="申报什么、有什么要求、怎样评审；申报单位填表时能随时看到">
            <Input.TextArea autoSize={{ minRows: 5, maxRows: 18 }} maxLength={20_000} />
          </Field>
          <Form.Item name="fields" label="领域和立项数">
            <GuideFields />
          </Form.Item>
          <Field name="opens" label="开始受理">
            <DayInput />
          </Field>
        </>
      )}
      <Field name="closes" label="截止日期" hint="不填，则一直受理到停止受理为止">
        <DayInput min={today} />
      </Field>
      {hasQuotas && (
        <Form.Item name="quotas" label="各区推荐名额">
          <Quotas />
        </Form.Item>
      )}
    </>
  );
}
