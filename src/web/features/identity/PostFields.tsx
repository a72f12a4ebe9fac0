import { Form, Select } from 'antd';
import { OFFICES, POST_KINDS, type PostKind } from '#core/identity/post.ts';
import { PickOrganisation } from '#web/features/organisations/PickOrganisation.tsx';
import { Field } from '#web/ui/FormShell.tsx';
import { optionsOf } from '#web/ui/filters.tsx';
import { postOptions } from './people.ts';

/** A post, an organisation it can be held at, and the office where there are offices. */
export function PostFields({
  name,
  region,
  known,
}: {
  /** What the contract calls the kind of post here. */
  name: 'post' | 'kind';
  region: string | undefined;
  known?: { id: string; name: string };
}) {
  const form = Form.useFormInstance();
  const kind = Form.useWatch<PostKind | undefined>(name, form);
  const kinds = kind === undefined ? [] : [...POST_KINDS[kind].at];
  const hasOffices = kinds.includes('bureau') || kinds.includes('commission');
  return (
    <>
      <Field name={name} label="岗位">
        <Select
          options={postOptions}
          placeholder="请选择"
          listHeight={440}
          onChange={() => form.setFieldsValue({ office: undefined })}
        />
      </Field>
      <Field
        name="organisationId"
        label="单位"
        hint={kind && `${POST_KINDS[kind].name}设在${kinds.map((at) => AT[at]).join('、')}`}
      >
        <PickOrganisation
          kinds={kinds.length > 0 ? kinds : ['school', 'alliance', 'academy', 'bureau', 'commission']}
          region={region}
          known={known}
        />
      </Field>
      {hasOffices && (
        <Field name="office" label="科室">
          <Select options={optionsOf(OFFICES)} placeholder="不属科室的留空" allowClear />
        </Field>
      )}
    </>
  );
}

const AT = {
  commission: '市教委',
  bureau: '区教育局',
  academy: '教育学院或研究机构',
  alliance: '联盟',
  school: '学校',
} as const;
