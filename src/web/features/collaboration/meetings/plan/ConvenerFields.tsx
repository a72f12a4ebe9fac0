import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { asking } from '#web/client.ts';
import { Field } from '#web/ui/FormShell.tsx';
import { Found } from '../../pick/Found.tsx';
import type { Convener } from '../answers.ts';
import { suggestedInvitations } from './invitation-drafts.ts';

/** The organisation chosen in the form, as one that may hold a meeting. */
export function useHolder(): Convener | undefined {
  const organisation = Form.useWatch<string | undefined>('organisationId');
  const { data } = useQuery({
    ...asking(collaborationRoutes.conveners, { organisation }),
    enabled: organisation !== undefined,
    staleTime: 300_000,
  });
  return data?.[0]?.organisationId === organisation ? data?.[0] : undefined;
}

/** 召集单位, and the body of it in whose name the meeting is held. Untouched invitations follow the choice. */
export function ConvenerFields() {
  const form = Form.useFormInstance();
  const holder = useHolder();
  const bodyId = Form.useWatch<string | null | undefined>('bodyId') ?? null;

  function follow(next: Convener | undefined, body: string | null): void {
    const before = JSON.stringify(form.getFieldValue('invitations') ?? []);
    if (before === '[]' || before === JSON.stringify(suggestedInvitations(holder, bodyId)))
      form.setFieldValue('invitations', suggestedInvitations(next, body));
  }

  return (
    <>
      <Field name="organisationId" label="召集单位">
        <HolderChoice
          onChosen={(next) => {
            form.setFieldValue('bodyId', null);
            follow(next, null);
          }}
        />
      </Field>
      {holder !== undefined && holder.bodies.length > 0 && (
        <Field name="bodyId" label="以哪个机构的名义" hint="文件要求某机构开的会，选定该机构才能认定">
          <Select
            allowClear
            placeholder="以单位自身的名义"
            options={holder.bodies.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(body: string | undefined) => follow(holder, body ?? null)}
          />
        </Field>
      )}
    </>
  );
}

function HolderChoice({
  id,
  value,
  onChange,
  onChosen,
}: {
  id?: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
  onChosen: (holder: Convener | undefined) => void;
}) {
  const [search, setSearch] = useState('');
  const { data = [], isFetching } = useQuery({
    ...asking(collaborationRoutes.conveners, { search: search || undefined }),
    placeholderData: keepPreviousData,
  });
  return (
    <Found
      id={id}
      value={value}
      options={data.map(({ organisationId, organisationName }) => ({ value: organisationId, label: organisationName }))}
      busy={isFetching}
      search={search}
      onSearch={setSearch}
      placeholder="输入单位或机构名称"
      none="没有找到您可以召集会议的单位"
      onChange={(next) => {
        onChange?.(next);
        onChosen(data.find(({ organisationId }) => organisationId === next));
      }}
    />
  );
}
