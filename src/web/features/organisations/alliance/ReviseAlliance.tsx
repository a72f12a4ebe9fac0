import { organisationsRoutes } from '#contract/organisations.ts';
import { ALLIANCE_FORMS, CLUSTER_FIELDS } from '#core/programmes/vocabulary.ts';
import { useDo } from '#web/client.ts';
import { FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Alliance } from '../answers.ts';
import { AllianceFields } from './AllianceFields.tsx';

/** 修改联盟信息. */
export function ReviseAlliance({ alliance, onClose }: { alliance: Alliance; onClose: () => void }) {
  const revise = useDo(organisationsRoutes.reviseAlliance);
  const { id, version, name, purpose } = alliance;
  const form = ALLIANCE_FORMS.find((known) => known === alliance.form) ?? null;
  const field = CLUSTER_FIELDS.find((known) => known === alliance.field) ?? null;
  return (
    <FormShell
      title="修改联盟信息"
      open
      onClose={onClose}
      schema={organisationsRoutes.reviseAlliance.input}
      initial={{ id, version, name, form, field, purpose }}
      submitLabel="保存"
      draftKey={`${id}:${version}`}
      onSubmit={async (values) => {
        await revise(values);
        tell('联盟信息已修改');
      }}
    >
      <AllianceFields />
    </FormShell>
  );
}
