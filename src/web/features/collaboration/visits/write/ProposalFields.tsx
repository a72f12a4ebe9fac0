import { Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import { useProgrammes } from '#web/features/organisations/programmes.ts';
import type { ProposalDraft } from '../answers.ts';
import { useStageTasks } from '../plans.ts';

/** 对计划的建议: which stage task should be adjusted, and how. */
export function ProposalFields({
  about,
  proposal,
  programmeId,
  onChange,
}: {
  about: string;
  proposal: ProposalDraft | null;
  /** The programme of the visit, to begin with. */
  programmeId: string | null;
  onChange: (proposal: ProposalDraft | null) => void;
}) {
  const id = useId();
  const { options } = useProgrammes();
  const chosen = proposal === null || proposal.programmeId === '' ? undefined : proposal.programmeId;
  const tasks = useStageTasks(chosen);
  const blank: ProposalDraft = { programmeId: programmeId ?? '', stage: '', task: '', proposes: '' };
  return (
    <div className="visit-proposal-fields">
      <Checkbox checked={proposal !== null} onChange={({ target }) => onChange(target.checked ? blank : null)}>
        建议调整行动计划的阶段任务
      </Checkbox>
      {proposal !== null && (
        <>
          <label htmlFor={`${id}plan`}>行动计划</label>
          <Select
            id={`${id}plan`}
            aria-label={`${about}建议调整的行动计划`}
            value={chosen ?? null}
            options={options}
            placeholder="请选择"
            onChange={(next: string) => onChange({ ...proposal, programmeId: next, stage: '', task: '' })}
          />
          <label htmlFor={`${id}task`}>阶段任务</label>
          <Select
            id={`${id}task`}
            aria-label={`${about}建议调整的阶段任务`}
            value={proposal.task === '' ? null : `${proposal.stage}/${proposal.task}`}
            options={tasks.options}
            placeholder={chosen === undefined ? '先选行动计划' : '请选择'}
            disabled={chosen === undefined}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(next: string) => {
              const [stage = '', task = ''] = next.split('/');
              onChange({ ...proposal, stage, task });
            }}
          />
          <label htmlFor={`${id}what`}>怎样调整</label>
          <Input.TextArea
            id={`${id}what`}
            aria-label={`${about}建议怎样调整`}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={500}
            placeholder="例如：课时核算未理顺前，本项推迟一个学期"
            value={proposal.proposes}
            onChange={(event) => onChange({ ...proposal, proposes: event.target.value })}
          />
        </>
      )}
    </div>
  );
}
