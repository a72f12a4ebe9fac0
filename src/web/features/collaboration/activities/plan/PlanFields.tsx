import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { activityRoutes } from '#contract/collaboration/activities.ts';
import { AUDIENCES, type Audience } from '#core/collaboration/activity.ts';
import { LEVELS } from '#core/programmes/vocabulary.ts';
import { asking } from '#web/client.ts';
import { useProgrammes } from '#web/features/organisations/programmes.ts';
import { Field } from '#web/ui/FormShell.tsx';
import { OrganisationChoice } from '../../pick/OrganisationChoice.tsx';
import { AudienceEditor } from './AudienceEditor.tsx';
import { KindField } from './KindField.tsx';
import { PartnersEditor } from './PartnersEditor.tsx';
import { checkAudiences, checkPartners, checkSessions } from './plan-draft.ts';
import { SessionsEditor } from './SessionsEditor.tsx';
import { SignUpFields } from './SignUpFields.tsx';

const audienceOptions = (Object.keys(AUDIENCES) as Audience[]).map((value) => ({ value, label: AUDIENCES[value] }));
const HINTS: Readonly<Record<Audience, string>> = {
  posts: '只有这些岗位的人看得到、可以报名',
  district: '在本区任职的人都看得到、可以报名',
  public: '平台上所有人都看得到、可以报名',
};

/** Everything one says of an activity but who runs it: the same when organised and when revised. */
export function PlanFields({ isHeld = false }: { isHeld?: boolean }) {
  const { options } = useProgrammes();
  const { data } = useQuery(asking(activityRoutes.activities, { size: 1 }));
  const cityLevel = data?.can.cityLevel ?? '';
  const audience = Form.useWatch<Audience | undefined>('audience') ?? 'district';
  const level = Form.useWatch<string | undefined>('level');
  return (
    <>
      <Field name="title" label="活动名称">
        <Input maxLength={60} placeholder="如 单元整体教学展示" />
      </Field>
      <KindField />
      <Field name="level" label="级别" hint={cityLevel === true || level === '市级' ? undefined : cityLevel}>
        <Radio.Group
          optionType="button"
          options={LEVELS.map((value) => ({
            value,
            label: value,
            disabled: value === '市级' && cityLevel !== true && level !== '市级',
          }))}
        />
      </Field>
      <Form.Item
        name="partners"
        label="联合主办"
        extra="活动同时计入每个主办单位；由第一主办单位办理"
        rules={[{ validator: checkPartners }]}
      >
        <PartnersEditor />
      </Form.Item>
      <Form.Item name="sessions" label="时间" required rules={[{ validator: checkSessions }]}>
        <SessionsEditor />
      </Form.Item>
      <Field name="place" label="地点">
        <Input maxLength={60} placeholder="如 友谊校区报告厅" />
      </Field>
      <Field name="hostId" label="承办学校" hint="在某所学校举办的填写">
        <OrganisationChoice kinds={['school']} />
      </Field>
      <Field name="about" label="内容介绍">
        <Input.TextArea maxLength={5000} autoSize={{ minRows: 3, maxRows: 12 }} />
      </Field>
      <Field name="audience" label="参加对象" hint={HINTS[audience]}>
        <Radio.Group optionType="button" options={audienceOptions} />
      </Field>
      {audience === 'posts' && (
        <Form.Item name="audiences" rules={[{ validator: checkAudiences }]}>
          <AudienceEditor />
        </Form.Item>
      )}
      <SignUpFields />
      <Field name="hours" label="学时" hint="计学时的活动，到场的人可以下载参加证书">
        <InputNumber className="act-number-input" min={0.5} max={999} step={0.5} suffix="学时" />
      </Field>
      <Field name="programmeId" label="行动计划" hint="为落实某项计划举办的填写，才能认定为该计划的活动">
        <Select options={options} allowClear placeholder="不填" showSearch={{ optionFilterProp: 'label' }} />
      </Field>
      {!isHeld && (
        <Field name="criteria" label="评价项目" hint="到场的人逐项打 1–5 分；可以增减">
          <Select mode="tags" open={false} suffixIcon={null} maxCount={8} />
        </Field>
      )}
    </>
  );
}
