import { Form, Input, InputNumber, Select } from 'antd';
import { useProgrammes } from '#web/features/organisations/programmes.ts';
import { Field } from '#web/ui/FormShell.tsx';
import { PersonChoice } from '../../pick/PersonChoice.tsx';
import { TimeInput } from '../../when/TimeInput.tsx';
import type { Convener } from '../answers.ts';
import { AgendaEditor, checkAgenda } from './AgendaEditor.tsx';
import { InvitationsEditor } from './InvitationsEditor.tsx';
import { checkInvitations } from './invitation-drafts.ts';
import { KindField } from './KindField.tsx';

/** Kind and title. */
export function WhatFields() {
  return (
    <>
      <KindField />
      <Field name="title" label="会议名称">
        <Input maxLength={60} placeholder="如 十月工作例会" />
      </Field>
    </>
  );
}

/** When it begins and ends; where. */
export function TimeAndPlaceFields() {
  return (
    <>
      <div className="coll-pair">
        <Field name="begins" label="开始">
          <TimeInput />
        </Field>
        <Field name="ends" label="结束">
          <TimeInput />
        </Field>
      </div>
      <Field name="place" label="地点">
        <Input maxLength={60} placeholder="如 友谊校区一号会议室" />
      </Field>
    </>
  );
}

/** Agenda, invitations, who keeps the minutes, and when it counts: the same when planned and when revised. */
export function PlanFields({ holder }: { holder: Convener | undefined }) {
  const { options } = useProgrammes();
  return (
    <>
      <Form.Item name="agenda" label="议程" rules={[{ validator: checkAgenda }]}>
        <AgendaEditor />
      </Form.Item>
      <Form.Item
        name="invitations"
        label="邀请"
        required
        extra="岗位按会议当天在任的人认定；换了人，邀请随岗位走"
        rules={[{ validator: checkInvitations }]}
      >
        <InvitationsEditor holder={holder} />
      </Form.Item>
      <Field name="secretary" label="记录人" hint="登记到会、写纪要；不指定的由召集单位办理">
        <PersonChoice />
      </Field>
      <Field name="quorum" label="到会比例" hint="到会的出席人数达到应到的这一比例，会议才计入">
        <InputNumber min={1} max={100} precision={0} suffix="%" />
      </Field>
      <Field name="programmeId" label="行动计划" hint="为落实某项计划召开的填写">
        <Select options={options} allowClear placeholder="不填" showSearch={{ optionFilterProp: 'label' }} />
      </Field>
    </>
  );
}
