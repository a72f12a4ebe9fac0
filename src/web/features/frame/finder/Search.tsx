import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { searchRoutes } from '#contract/workspace-search.ts';
import { asking } from '#web/client.ts';
import { complain } from '#web/ui/notices.tsx';
import { useCarried, useDay } from '#web/ui/standing.ts';
import { Glass } from '../icons.tsx';
import { type Line, linesOf, optionId } from './lines.ts';
import { Results } from './Results.tsx';

/** How long a pause in typing asks the server. */
const PAUSE = 150;

const question = (text: string) => asking(searchRoutes.search, { text });

/** The box to type into, and what was found below it. */
export function Search({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const addressOf = useAddresses();
  const found = useQuery({ ...question(text), enabled: text !== '', placeholderData: keepPreviousData });
  const kinds = text === '' ? [] : (found.data ?? []);
  const lines = linesOf(kinds);
  const at = Math.min(chosen, lines.length - 1);
  const isLate = found.isPending || found.isPlaceholderData || typed.trim() !== text;

  function soon(next: string): void {
    setTyped(next);
    clearTimeout(timer.current);
    if (composing.current) return;
    timer.current = setTimeout(() => settle(next.trim()), next.trim() === '' ? 0 : PAUSE);
  }

  function settle(next: string): void {
    clearTimeout(timer.current);
    setText(next);
    setChosen(0);
  }

  function go(line: Line | undefined): void {
    if (line === undefined) return;
    onDone();
    void navigate(addressOf(line));
  }

  /** Return pressed before the answer has come means the nearest of what is on its way, not of what is still shown. */
  async function goToNearest(): Promise<void> {
    const wanted = typed.trim();
    if (wanted === '') return;
    settle(wanted);
    const kindsOf = await queries.fetchQuery(question(wanted));
    if (input.current?.value.trim() === wanted) go(linesOf(kindsOf)[0]);
  }

  function move(by: number): void {
    if (lines.length === 0) return;
    const next = (at + by + lines.length) % lines.length;
    setChosen(next);
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    }
    if (event.key !== 'Enter') return;
    if (isLate) goToNearest().catch(complain);
    else go(lines[at]);
  }

  return (
    <>
      <div className="finder-box">
        <Glass />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label="查找：名称的一部分或拼音首字母"
          aria-expanded={lines.length > 0}
          aria-controls="finder-results"
          aria-activedescendant={lines.length > 0 ? optionId(at) : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={50}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog opens to be typed into
          autoFocus
          placeholder="名称的一部分或拼音首字母，如“实验”“sysy”"
          value={typed}
          onChange={(event) => soon(event.target.value)}
          onCompositionStart={() => (composing.current = true)}
          onCompositionEnd={(event) => {
            composing.current = false;
            soon(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="finder-close" onClick={onDone}>
          关闭
        </button>
      </div>
      <Results kinds={kinds} at={at} isLate={isLate} onAt={setChosen} onGo={onDone} addressOf={addressOf} />
      <p className="finder-note quiet" role="status">
        {noteOf({ text, isLate, failure: found.isError ? found.error.message : undefined, lines: lines.length })}
      </p>
    </>
  );
}

/** Things open in the place one stands in; their lists hold everybody's, as the search does. */
function useAddresses(): (line: Line) => string {
  const carried = useCarried();
  const { on } = useDay();
  return ({ to, isList }) => {
    if (!isList) return carried(to);
    return on === undefined ? to : `${to}&on=${on}`;
  };
}

type Shown = { text: string; isLate: boolean; failure: string | undefined; lines: number };

function noteOf({ text, isLate, failure, lines }: Shown): string {
  if (text === '') return '人员、学校、联盟、机构、会议、任务、走访、活动、行动计划，也可输入标识码、街镇或工号';
  if (failure !== undefined) return failure;
  if (lines > 0) return '↑ ↓ 选择，回车打开，Esc 关闭';
  return isLate ? '正在查找…' : `没有找到“${text}”，或不在您的职责范围内。试试名称里更短的一段，或拼音首字母`;
}
