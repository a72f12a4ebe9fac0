import { Form, Input } from 'antd';
import { organisationsRoutes } from '#contract/organisations.ts';
import { Refused } from '#web/ask.ts';
import { useDo } from '#web/client.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { Alliance, DocumentKind } from '../answers.ts';
import { AttachmentInput } from './AttachmentInput.tsx';
import { checkResponsibilities, ResponsibilitiesEditor } from './ResponsibilitiesEditor.tsx';
import { UnifiedEditor } from './UnifiedEditor.tsx';

/** 通过一份治理文件的新版; it starts from the version it replaces. */
export function AdoptDocument({
  alliance,
  kind,
  onClose,
}: {
  alliance: Alliance;
  kind: DocumentKind;
  onClose: () => void;
}) {
  const adopt = useDo(organisationsRoutes.adoptDocument);
  const { today } = useDay();
  const before = alliance.documents
    .filter((document) => document.kind === kind)
    .toSorted((a, b) => b.from.localeCompare(a.from))[0];
  return (
    <FormShell
      title={before === undefined ? `录入${kind}` : `通过新版${kind}`}
      lead={before === undefined ? alliance.name : `在现行“${before.title}”基础上修改；新版生效之日起接替旧版。`}
      open
      onClose={onClose}
      schema={organisationsRoutes.adoptDocument.input}
      initial={{
        id: alliance.id,
        kind,
        title: before?.title ?? `${alliance.name}${kind}`,
        body: before?.body ?? '',
        responsibilities: before?.responsibilities ?? null,
        unified: before?.unified ?? null,
        from: today,
        fileId: null,
      }}
      submitLabel="通过"
      draftKey={`${alliance.id}:${kind}`}
      onSubmit={async (values) => {
        if (!values.body && !values.fileId && !values.responsibilities?.length && !values.unified) {
          throw new Refused(0, 'web.empty-document', '文件还是空的：请填写内容，或上传附件');
        }
        await adopt(values);
        tell(`已通过：${values.title}`);
      }}
    >
      <Field name="title" label="文件名称">
        <Input maxLength={80} />
      </Field>
      <Field name="from" label="生效日期">
        <DayInput />
      </Field>
      {kind === '权责清单' && (
        <Form.Item name="responsibilities" label="逐项权责" required rules={[{ validator: checkResponsibilities }]}>
          <ResponsibilitiesEditor />
        </Form.Item>
      )}
      {kind === '五统一' && (
        <Form.Item name="unified" label="五个方面" required>
          <UnifiedEditor />
        </Form.Item>
      )}
      {/* Not a `Field`: the text may stay empty where an attachment carries it. */}
      <Form.Item name="body" label={kind === '权责清单' || kind === '五统一' ? '说明' : '正文'}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 24 }} maxLength={20_000} showCount />
      </Form.Item>
      <Field name="fileId" label="附件" hint="可上传盖章原件，不超过 20 MB">
        <AttachmentInput region={alliance.region} />
      </Field>
    </FormShell>
  );
}
