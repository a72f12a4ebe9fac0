import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { organisationsRoutes } from '#contract/organisations.ts';
import { asking } from '#web/client.ts';
import { organisationPath } from '#web/paths.ts';
import { useCarried } from '#web/ui/standing.ts';
import { Glass } from './icons.tsx';

const KINDS = { school: '学校', alliance: '联盟' } as const;

/** Search over schools and alliances, opened by Ctrl+K anywhere. */
export function Finder() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);

  function show(): void {
    dialog.current?.showModal();
    setOpen(true);
  }

  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
    event.preventDefault();
    if (!dialog.current?.open) show();
  });

  // The shortcut belongs to the whole window, which React does not own.
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return (
    <>
      <button type="button" className="finder-button" aria-keyshortcuts="Control+K" onClick={show}>
        <Glass />
        <span className="finder-words">查找学校、联盟</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <dialog ref={dialog} className="finder" aria-label="查找学校和联盟" onClose={() => setOpen(false)}>
        {open && <Search onDone={() => dialog.current?.close()} />}
        <button type="button" className="finder-close" onClick={() => dialog.current?.close()}>
          关闭
        </button>
      </dialog>
    </>
  );
}

function Search({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const search = useDeferredValue(typed.trim());
  const found = useQuery({
    ...asking(organisationsRoutes.findOrganisations, { search, kind: ['school', 'alliance'], limit: 12 }),
    enabled: search !== '',
    placeholderData: keepPreviousData,
  });
  const results = search === '' ? [] : (found.data ?? []);
  const navigate = useNavigate();
  const carried = useCarried();

  function go(index: number): void {
    const result = results[index];
    const to = result && organisationPath(result.kind, result.id);
    if (!to) return;
    onDone();
    void navigate(carried(to));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move !== undefined && results.length > 0) {
      event.preventDefault();
      setAt((at + move + results.length) % results.length);
    }
    if (event.key === 'Enter') go(at);
  }

  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-label="学校或联盟的名称、拼音首字母"
        aria-expanded={results.length > 0}
        aria-controls="finder-results"
        aria-activedescendant={results[at] ? `found-${results[at].id}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog opens to be typed into
        autoFocus
        placeholder="名称或拼音首字母，如“实验”或“sysy”"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="finder-results" role="listbox" aria-label="查找结果">
        {results.map((result, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the combobox's
          <div
            key={result.id}
            id={`found-${result.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseEnter={() => setAt(index)}
            onClick={() => go(index)}
          >
            {result.name}
            <span className="quiet">{KINDS[result.kind as keyof typeof KINDS]}</span>
          </div>
        ))}
      </div>
      <p className="finder-note quiet" role="status">
        {search === '' && '↑ ↓ 选择，回车打开，Esc 关闭'}
        {search !== '' && found.isError && found.error.message}
        {search !== '' && found.data?.length === 0 && !found.isFetching && `没有找到名称含“${search}”的学校或联盟`}
      </p>
    </>
  );
}
