import { Button, Input, Radio } from 'antd';
import { POINT_KINDS } from '#core/collaboration/visit.ts';
import { optionsOf } from '#web/ui/filters.tsx';
import type { PointDraft, Visit } from '../answers.ts';
import { PhotosInput } from './PhotosInput.tsx';
import { ProposalFields } from './ProposalFields.tsx';

/** One point being written: a problem or a suggestion, its words, its pictures, and what it proposes. */
export function PointFields({
  visit,
  point,
  position,
  programmeId,
  save,
  onChange,
  onRemove,
}: {
  visit: Visit;
  point: PointDraft;
  position: number;
  programmeId: string | null;
  save: () => Promise<boolean>;
  onChange: (changes: Partial<PointDraft>) => void;
  onRemove: () => void;
}) {
  const about = `第 ${position} 条`;
  return (
    <div className="visit-point-fields" role="group" aria-label={about}>
      <div className="visit-point-head">
        <b>{about}</b>
        <Radio.Group
          aria-label={`${about}是问题还是建议`}
          optionType="button"
          options={optionsOf(POINT_KINDS)}
          value={point.kind}
          onChange={(event) => onChange({ kind: event.target.value as PointDraft['kind'] })}
        />
        <Button type="text" onClick={onRemove} aria-label={`删去${about}`}>
          删去
        </Button>
      </div>
      <Input.TextArea
        aria-label={`${about}内容`}
        autoSize={{ minRows: 3, maxRows: 12 }}
        maxLength={1000}
        placeholder={point.kind === '问题' ? '发现了什么问题' : '建议怎么做'}
        value={point.body}
        onChange={(event) => onChange({ body: event.target.value })}
      />
      <PhotosInput visit={visit} number={point.number} about={about} save={save} />
      <ProposalFields
        about={about}
        proposal={point.proposal}
        programmeId={programmeId}
        onChange={(proposal) => onChange({ proposal })}
      />
    </div>
  );
}
