import { Input } from 'antd';
import { useState } from 'react';
import { projectsRoutes } from '#contract/projects.ts';
import { useDo } from '#web/client.ts';
import { type ChosenPerson, PersonChoice } from '#web/features/collaboration/pick/PersonChoice.tsx';
import { DayInput } from '#web/ui/DayInput.tsx';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';
import { FieldsInput } from './FieldsInput.tsx';

/** 聘请专家. */
export function EngageExpert({ known, onClose }: { known: readonly string[]; onClose: () => void }) {
  const engage = useDo(projectsRoutes.engageExpert);
  const { today } = useDay();
  const [person, choose] = useState<ChosenPerson | null>(null);
  return (
    <FormShell
      title="聘请专家"
      lead="可聘请的是任专家或教研员岗位的人员，或持有称号的人员。"
      open
      onClose={onClose}
      schema={projectsRoutes.engageExpert.input}
      initial={{
        fields: [],
        note: '',
        from: today,
        ...(person === null ? {} : { region: person.region, id: person.personId }),
      }}
      submitLabel="聘请"
      draftKey={false}
      onSubmit={async (values) => {
        await engage(values);
        tell('已聘请');
      }}
    >
      <Field name="id" label="人员">
        <PersonOnly onChoose={choose} />
      </Field>
      <Field name="fields" label="擅长领域" hint="与征集指南所列领域用词一致，抽取时优先匹配">
        <FieldsInput known={known} />
      </Field>
      <Field name="from" label="聘期自">
        <DayInput />
      </Field>
      <Field name="note" label="备注">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Field>
    </FormShell>
  );
}

/** The field holds the person's id; in which district the person is kept goes along. */
function PersonOnly({
  id,
  value,
  onChange,
  onChoose,
}: {
  id?: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
  onChoose: (person: ChosenPerson | null) => void;
}) {
  const [chosen, setChosen] = useState<ChosenPerson | null>(null);
  return (
    <PersonChoice
      {...(id === undefined ? {} : { id })}
      value={value === undefined ? null : chosen}
      onChange={(person) => {
        setChosen(person);
        onChoose(person);
        onChange?.(person?.personId);
      }}
    />
  );
}
