import { Button } from 'antd';
import { DecisionFields } from './DecisionFields.tsx';
import { blankDecision, type DecisionDraft } from './decision-draft.ts';

/** 议定事项 being written, in the order of the minutes. */
export function DecisionsEditor({
  decisions,
  present,
  given,
  onChange,
}: {
  decisions: readonly DecisionDraft[];
  /** How many who may vote were there. */
  present: number;
  /** Tasks that were given already, as `matter\ntitle`: a correction does not give them twice. */
  given: ReadonlySet<string>;
  onChange: (decisions: readonly DecisionDraft[]) => void;
}) {
  const replace = (index: number, next: DecisionDraft) =>
    onChange(decisions.map((decision, at) => (at === index ? next : decision)));
  return (
    <div className="coll-editor">
      {decisions.map((decision, index) => (
        <DecisionFields
          key={index}
          number={index + 1}
          decision={decision}
          present={present}
          given={given}
          onChange={(next) => replace(index, next)}
          onRemove={() => onChange(decisions.filter((_, at) => at !== index))}
        />
      ))}
      {decisions.length < 40 && <Button onClick={() => onChange([...decisions, blankDecision])}>添加议定事项</Button>}
    </div>
  );
}
