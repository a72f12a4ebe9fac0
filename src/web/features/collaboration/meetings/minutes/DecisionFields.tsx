import { Button, Input, Radio } from 'antd';
import { useId } from 'react';
import { DECIDED_BY, DECISION_RESULTS } from '#core/collaboration/minutes.ts';
import { optionsOf } from '#web/ui/filters.tsx';
import { type DecisionDraft, faultsOf } from './decision-draft.ts';
import { OptionsEditor } from './OptionsEditor.tsx';
import { TasksEditor } from './TasksEditor.tsx';
import { VotesFields } from './VotesFields.tsx';

/** One decision: the matter, how it was decided, what, and who does what until when. */
export function DecisionFields({
  number,
  decision,
  present,
  given,
  onChange,
  onRemove,
}: {
  number: number;
  decision: DecisionDraft;
  present: number;
  given: ReadonlySet<string>;
  onChange: (decision: DecisionDraft) => void;
  onRemove: () => void;
}) {
  const id = useId();
  const about = `议定事项 ${number}`;
  const change = (changes: Partial<DecisionDraft>) => onChange({ ...decision, ...changes });
  const faults = faultsOf(decision, present);
  return (
    <fieldset className="minutes-decision" aria-describedby={`${id}faults`}>
      <legend>{about}</legend>
      <label htmlFor={`${id}matter`}>事项</label>
      <div className="coll-editor-acts">
        <Input
          id={`${id}matter`}
          aria-label={`${about}的事项`}
          className="coll-grow"
          value={decision.matter}
          maxLength={100}
          placeholder="如 共享课程的开设"
          onChange={(event) => change({ matter: event.target.value })}
        />
        <Button type="text" onClick={onRemove} aria-label={`删除${about}`}>
          删除
        </Button>
      </div>
      <div className="minutes-how">
        <Radio.Group
          aria-label={`${about}的议定方式`}
          optionType="button"
          options={optionsOf(DECIDED_BY)}
          value={decision.way}
          onChange={(event) => change(decidedBy(event.target.value as DecisionDraft['way'], decision))}
        />
        <Radio.Group
          aria-label={`${about}的结果`}
          optionType="button"
          options={optionsOf(DECISION_RESULTS)}
          value={decision.result}
          onChange={(event) => change({ result: event.target.value as DecisionDraft['result'] })}
        />
      </div>
      {decision.votes !== null && (
        <VotesFields about={about} votes={decision.votes} present={present} onChange={(votes) => change({ votes })} />
      )}
      <OptionsEditor about={about} options={decision.options} chosen={decision.chosen} onChange={change} />
      <label htmlFor={`${id}resolution`}>决议内容</label>
      <Input.TextArea
        id={`${id}resolution`}
        aria-label={`${about}的决议内容`}
        value={decision.resolution}
        maxLength={1000}
        autoSize={{ minRows: 2, maxRows: 10 }}
        onChange={(event) => change({ resolution: event.target.value })}
      />
      <TasksEditor
        about={about}
        matter={decision.matter}
        tasks={decision.tasks}
        given={given}
        onChange={(tasks) => change({ tasks })}
      />
      <ul id={`${id}faults`} className="minutes-faults" aria-live="polite" aria-label={`${about}还要改的`}>
        {faults.map((fault) => (
          <li key={fault}>
            <span aria-hidden="true">▲ </span>
            {fault}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** Votes belong to a vote. */
function decidedBy(way: DecisionDraft['way'], { votes }: DecisionDraft): Partial<DecisionDraft> {
  return { way, votes: way === '表决' ? (votes ?? { for: 0, against: 0, abstain: 0 }) : null };
}
