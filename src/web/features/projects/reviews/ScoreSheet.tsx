import { Input, InputNumber } from 'antd';
import { useId } from 'react';
import { projectsRoutes } from '#contract/projects.ts';
import { type Item, totalOf } from '#core/projects/scoring.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Moment } from '#web/ui/figures.tsx';
import { tell } from '#web/ui/notices.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Review } from './answers.ts';
import { useSheet } from './use-sheet.ts';
import { figure } from './words.ts';

/** 评分表: saved as it is filled, submitted once. */
export function ScoreSheet({ review }: { review: Review }) {
  const submit = useDo(projectsRoutes.submitReview);
  const sheet = useSheet(review);
  const total = totalOf(review.items, sheet.marks);
  const open = review.items.filter(({ key }) => sheet.marks[key] === undefined);
  const writable = review.roundState === 'open' && !review.submitted;
  const comment = useId();
  return (
    <Section title={review.instrumentName} lead={<Saved review={review} sheet={sheet} />}>
      <div className="sheet">
        {[...Map.groupBy(review.items, ({ dimension }) => dimension)].map(([dimension, items]) => (
          <fieldset key={dimension}>
            {/* A dimension that is marked as a whole bears the name of its one item. */}
            <legend className={items.length === 1 && items[0]?.name === dimension ? 'unseen' : undefined}>
              {dimension}
            </legend>
            {items.map((item) => (
              <Mark
                key={item.key}
                item={item}
                value={sheet.marks[item.key]}
                readOnly={!writable}
                onChange={(mark) => sheet.write({ marks: withMark(sheet.marks, item.key, mark) })}
              />
            ))}
          </fieldset>
        ))}
        <div className="sheet-total" aria-live="polite">
          <span>总分（百分制）</span>
          <strong className="number">{figure(total)}</strong>
        </div>
        <div className="sheet-comment">
          <label htmlFor={comment}>评审意见</label>
          <Input.TextArea
            id={comment}
            value={sheet.comment}
            readOnly={!writable}
            maxLength={5000}
            autoSize={{ minRows: 4, maxRows: 14 }}
            placeholder="优点、不足和建议"
            onChange={({ target }) => sheet.write({ comment: target.value })}
          />
        </div>
        {sheet.refused !== null && (
          <p className="sheet-refused" role="alert">
            {sheet.refused}
          </p>
        )}
        {writable && (
          <Act
            label="提交评审"
            kind="primary"
            size="large"
            disabledBecause={
              open.length === 0 || `还有 ${open.length} 项没有打分：${open.map(({ name }) => name).join('、')}`
            }
            confirm={{
              title: `提交评审，总分 ${figure(total)}？`,
              body: '提交后不能修改，也不能收回。',
              ok: '提交',
            }}
            onClick={async () => {
              const revision = await sheet.settled();
              if (revision === null) return;
              await submit({ id: review.round, case: review.id, revision });
              tell('已提交');
            }}
          />
        )}
      </div>
    </Section>
  );
}

function Saved({ review, sheet }: { review: Review; sheet: ReturnType<typeof useSheet> }) {
  if (review.submittedAt !== null)
    return (
      <>
        已于 <Moment at={review.submittedAt} /> 提交，不能修改
      </>
    );
  if (review.roundState !== 'open') return <>评审已经截止，不能再修改或提交</>;
  if (sheet.saving === 'failed') return <>没有保存</>;
  if (sheet.saving !== 'saved') return <>正在保存…</>;
  return sheet.savedAt === null ? (
    <>打分后自动保存，提交前只有您自己看得到</>
  ) : (
    <>
      已保存 <Moment at={sheet.savedAt} />
    </>
  );
}

function Mark({
  item: { name, points },
  value,
  readOnly,
  onChange,
}: {
  item: Item;
  value: number | undefined;
  readOnly: boolean;
  onChange: (mark: number | undefined) => void;
}) {
  const id = useId();
  return (
    <div className="sheet-item">
      <label htmlFor={id}>{name}</label>
      <span>
        <InputNumber
          id={id}
          value={value ?? null}
          min={0}
          max={points}
          step={0.5}
          readOnly={readOnly}
          inputMode="decimal"
          onChange={(mark) => onChange(mark === null ? undefined : Math.round(mark * 2) / 2)}
        />
        <span className="quiet number"> / {points}</span>
      </span>
    </div>
  );
}

function withMark(marks: Readonly<Record<string, number>>, key: string, mark: number | undefined) {
  const { [key]: _was, ...others } = marks;
  return mark === undefined ? others : { ...others, [key]: mark };
}
