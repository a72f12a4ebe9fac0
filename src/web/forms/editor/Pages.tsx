import { Button, Checkbox, Input, Select } from 'antd';
import { useId, useState } from 'react';
import {
  addPage,
  addQuestion,
  changePage,
  moveElement,
  movePage,
  removeElement,
  removePage,
} from '#core/forms/edit.ts';
import { type Form, type FormElement, type FormPage, isPanel } from '#core/forms/form.ts';
import { QUESTION_TYPES, type QuestionType } from '#core/forms/question.ts';
import { Act } from '#web/ui/Act.tsx';
import { ElementFields } from './ElementFields.tsx';

type Editing = { readonly form: Form; readonly onChange: (form: Form) => void };

/** Pages with their questions; the one that is chosen opens for editing. */
export function Pages({
  form,
  onChange,
  chosen,
  onChoose,
}: Editing & { chosen: string | null; onChoose: (name: string | null) => void }) {
  const id = useId();
  return (
    <div className="editor-pages">
      <div className="editor-field">
        <label htmlFor={`${id}title`}>表单名称</label>
        <Input
          id={`${id}title`}
          value={form.title}
          maxLength={100}
          onChange={(event) => onChange({ ...form, title: event.target.value })}
        />
      </div>
      <div className="editor-field">
        <label htmlFor={`${id}description`}>填写说明</label>
        <Input.TextArea
          id={`${id}description`}
          value={form.description ?? ''}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={(event) => onChange(described(form, event.target.value))}
        />
      </div>
      {form.pages.map((page, at) => (
        <PageCard
          key={page.name}
          form={form}
          onChange={onChange}
          page={page}
          at={at}
          chosen={chosen}
          onChoose={(name) => onChoose(name === chosen ? null : name)}
          onAdded={onChoose}
        />
      ))}
      <div>
        <Button onClick={() => onChange(addPage(form))}>添加一页</Button>
      </div>
    </div>
  );
}

function described({ description: _, ...form }: Form, text: string): Form {
  return text === '' ? form : { ...form, description: text };
}

type Choosing = { readonly chosen: string | null; readonly onChoose: (name: string) => void };

function PageCard({
  form,
  onChange,
  page,
  at,
  chosen,
  onChoose,
  onAdded,
}: Editing & Choosing & { page: FormPage; at: number; onAdded: (name: string) => void }) {
  const id = useId();
  const [type, setType] = useState<QuestionType>('text');
  const title = page.title ?? `第 ${at + 1} 页`;
  return (
    <section className="editor-page" aria-label={`编辑第 ${at + 1} 页 ${title}`}>
      <div className="editor-page-head">
        <Input
          id={`${id}title`}
          aria-label={`第 ${at + 1} 页的标题`}
          value={page.title ?? ''}
          maxLength={100}
          onChange={(event) => onChange(changePage(form, page.name, { title: event.target.value }))}
        />
        <Moves
          about={title}
          first={at === 0}
          last={at === form.pages.length - 1}
          onMove={(direction) => onChange(movePage(form, page.name, direction))}
        />
        <Act
          label="删除"
          kind="text"
          danger
          size="small"
          describes={`删除 ${title}`}
          disabledBecause={form.pages.length === 1 ? '表单至少要有一页' : true}
          confirm={{ title: `删除“${title}”？`, body: `这一页的 ${page.elements.length} 项内容一并删除。`, ok: '删除' }}
          onClick={() => onChange(removePage(form, page.name))}
        />
      </div>
      <Checkbox
        checked={page.revealsApplicant === true}
        onChange={(event) =>
          onChange(changePage(form, page.name, { revealsApplicant: event.target.checked || undefined }))
        }
      >
        整页涉及申报人身份（盲审时隐去）
      </Checkbox>
      <ElementList
        form={form}
        onChange={onChange}
        elements={page.elements}
        chosen={chosen}
        onChoose={onChoose}
        edges={edgesOf(form, at)}
      />
      <div className="editor-add">
        <Select
          aria-label="题型"
          value={type}
          options={Object.entries(QUESTION_TYPES).map(([value, label]) => ({ value, label }))}
          onChange={(next: QuestionType) => setType(next)}
        />
        <Button
          onClick={() => {
            const [next, name] = addQuestion(form, page.name, type);
            onChange(next);
            onAdded(name);
          }}
        >
          添加题目
        </Button>
      </div>
    </section>
  );
}

/** At the edge of a page a question goes over to the next one, if there is one. */
const edgesOf = (form: Form, at: number) => ({ before: at > 0, after: at < form.pages.length - 1 });

function ElementList({
  form,
  onChange,
  elements,
  chosen,
  onChoose,
  edges,
}: Editing &
  Choosing & { elements: readonly FormElement[]; edges: { readonly before: boolean; readonly after: boolean } }) {
  if (elements.length === 0) return <p className="quiet">还没有题目</p>;
  return (
    <ol className="editor-elements">
      {elements.map((element, at) => {
        const title = element.title ?? element.name;
        const open = element.name === chosen;
        return (
          <li key={element.name} className={open ? 'open' : undefined}>
            <div className="editor-element">
              <button
                type="button"
                className="editor-choose"
                aria-expanded={open}
                onClick={() => onChoose(element.name)}
              >
                <span>{title}</span>
                <span className="tag">{isPanel(element) ? '题组' : QUESTION_TYPES[element.type]}</span>
                {!isPanel(element) && element.isRequired === true && <span className="tag jade">必填</span>}
                {element.visibleIf !== undefined && <span className="tag">有条件</span>}
                {element.revealsApplicant === true && <span className="tag amber">盲审隐去</span>}
              </button>
              <Moves
                about={title}
                first={at === 0 && !edges.before}
                last={at === elements.length - 1 && !edges.after}
                onMove={(direction) => onChange(moveElement(form, element.name, direction))}
              />
              <Act
                label="删除"
                kind="text"
                danger
                size="small"
                describes={`删除 ${title}`}
                confirm={{ title: `删除“${title}”？`, body: '已经填好的表仍按原来的版本保存。', ok: '删除' }}
                onClick={() => onChange(removeElement(form, element.name))}
              />
            </div>
            {open && <ElementFields form={form} element={element} onChange={onChange} />}
            {isPanel(element) && (
              <ElementList
                form={form}
                onChange={onChange}
                elements={element.elements}
                chosen={chosen}
                onChoose={onChoose}
                edges={{ before: false, after: false }}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Moves({
  about,
  first,
  last,
  onMove,
}: {
  about: string;
  first: boolean;
  last: boolean;
  onMove: (direction: 'up' | 'down') => void;
}) {
  return (
    <span className="editor-moves">
      <Button type="text" size="small" disabled={first} aria-label={`上移 ${about}`} onClick={() => onMove('up')}>
        ↑
      </Button>
      <Button type="text" size="small" disabled={last} aria-label={`下移 ${about}`} onClick={() => onMove('down')}>
        ↓
      </Button>
    </span>
  );
}
