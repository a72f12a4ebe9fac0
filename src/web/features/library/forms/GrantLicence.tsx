import { Input, Radio } from 'antd';
import { libraryRoutes } from '#contract/library.ts';
import { SCOPES, type Scope } from '#core/library/licence.ts';
import { useDo } from '#web/client.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Entry } from '../answers.ts';

const WHO: Readonly<Record<Scope, string>> = {
  本区: '本区：在本区单位任职的人员可以阅读',
  全市: '全市：登录平台的人员都可以阅读',
};

/** 授权公开: how far the organisation lets its entry be read. */
export function GrantLicence({ of, onClose }: { of: Entry; onClose: () => void }) {
  const grant = useDo(libraryRoutes.grantLicence);
  const { region, id, version, granted } = of;
  return (
    <FormShell
      title="授权公开"
      lead="授权后由教研部门在这个范围内公开。授权可以随时收回，收回后外单位立即不能阅读。"
      open
      onClose={onClose}
      schema={libraryRoutes.grantLicence.input}
      initial={{ region, id, version, scope: granted === '全市' ? '本区' : '全市', note: '' }}
      submitLabel="授权"
      draftKey={id}
      onSubmit={async (values) => {
        await grant(values);
        tell(`已授权公开到${values.scope}`);
      }}
    >
      <Field name="scope" label="公开范围">
        <Radio.Group
          className="lib-scopes"
          options={SCOPES.map((scope) => ({ value: scope, label: WHO[scope], disabled: scope === granted }))}
        />
      </Field>
      <Field name="note" label="说明" hint="可以不填，如转载须署名">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Field>
    </FormShell>
  );
}
