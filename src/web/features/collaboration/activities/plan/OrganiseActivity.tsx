import '../../collaboration.css';
import '../activity.css';
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { activityRoutes } from '#contract/collaboration/activities.ts';
import { collaborationRoutes } from '#contract/collaboration.ts';
import type { Output } from '#contract/route.ts';
import { Refused } from '#web/ask.ts';
import { asking, useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { draft, dropDraft, keepDraft } from '#web/ui/drafts.ts';
import { Field, FormShell } from '#web/ui/FormShell.tsx';
import { tell } from '#web/ui/notices.tsx';
import { useDay } from '#web/ui/standing.ts';
import { Found } from '../../pick/Found.tsx';
import { KnownNames } from '../../pick/known-names.ts';
import type { Plan } from '../answers.ts';
import { PlanFields } from './PlanFields.tsx';
import { asAudiences, blankPlan, suggestedAudience } from './plan-draft.ts';

type Holder = Output<typeof collaborationRoutes.conveners>[number];

type Drafted = { readonly region: string; readonly id: string };

type Props = {
  wanted: string | undefined;
  /** What it begins with where it is made from something else, by which its unsent draft is kept. */
  begun?: { readonly key: string; readonly plan: Partial<Plan> };
  /** Done with the draft before its page opens. */
  onDrafted?: (activity: Drafted) => Promise<unknown>;
  onClose: () => void;
};

/** 组织活动: a draft first, published from its page. Where one came from an organisation, that one runs it. */
export function OrganiseActivity({ wanted, begun, onDrafted, onClose }: Props) {
  const organise = useDo(activityRoutes.organiseActivity);
  const navigate = useNavigate();
  // Where what follows the draft fails, sending again goes on with the draft that was made, also after the form was closed.
  const making = `drafted/${begun?.key}`;
  const { today } = useDay();
  const { data } = useSuspenseQuery(asking(collaborationRoutes.conveners, { organisation: wanted }));
  const holder = data[0];
  const suggested = suggestedAudience(holder);

  async function follow(made: Drafted, then: NonNullable<Props['onDrafted']>): Promise<void> {
    keepDraft(making, made);
    try {
      await then(made);
    } catch (error) {
      // What was drafted may have been taken away since: then the next try drafts anew.
      if (error instanceof Refused && error.status === 404) dropDraft(making);
      throw error;
    }
    dropDraft(making);
  }

  return (
    <KnownNames value={Object.fromEntries(data.map((each) => [each.organisationId, each.organisationName]))}>
      <FormShell
        title="组织活动"
        lead="先存为草稿，只有主办单位看得到；核对无误后在活动页面发布。以前办过的活动也可以补录。"
        open
        onClose={onClose}
        schema={activityRoutes.organiseActivity.input}
        initial={{
          ...blankPlan(today),
          ...(holder === undefined ? {} : { organisationId: holder.organisationId }),
          audience: suggested.audience,
          audiences: asAudiences(suggested.audiences),
          ...begun?.plan,
        }}
        submitLabel="存为草稿"
        draftKey={begun?.key ?? wanted ?? ''}
        onSubmit={async (values) => {
          const made = onDrafted && (draft(making) as Drafted | null);
          const { region, id } = made ?? (await organise(values));
          if (onDrafted) await follow({ region, id }, onDrafted);
          tell(`已存为草稿：${values.title}`);
          void navigate(paths.activity(region, id));
        }}
      >
        <Field name="organisationId" label="主办单位">
          <HolderChoice known={holder} />
        </Field>
        <PlanFields />
      </FormShell>
    </KnownNames>
  );
}

/** Who runs it, of those one organises for. An untouched audience follows the choice. */
function HolderChoice({
  id,
  value,
  onChange,
  known,
}: {
  id?: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
  known: Holder | undefined;
}) {
  const form = Form.useFormInstance();
  const [chosen, setChosen] = useState(known);
  const [search, setSearch] = useState('');
  const { data = [], isFetching } = useQuery({
    ...asking(collaborationRoutes.conveners, { search: search || undefined }),
    placeholderData: keepPreviousData,
  });

  function choose(next: string | undefined): void {
    onChange?.(next);
    const holder = data.find(({ organisationId }) => organisationId === next);
    const { audience, audiences = [] } = form.getFieldsValue(['audience', 'audiences']) as Partial<
      ReturnType<typeof suggestedAudience>
    >;
    const before = suggestedAudience(chosen);
    const isUntouched = audience === before.audience && JSON.stringify(audiences) === JSON.stringify(before.audiences);
    if (isUntouched) form.setFieldsValue(suggestedAudience(holder));
    setChosen(holder);
  }

  return (
    <Found
      id={id}
      value={value}
      options={data.map(({ organisationId, organisationName }) => ({ value: organisationId, label: organisationName }))}
      busy={isFetching}
      search={search}
      onSearch={setSearch}
      placeholder="输入单位名称"
      none="没有找到您可以组织活动的单位"
      onChange={choose}
    />
  );
}
