import './finder/finder.css';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Search } from './finder/Search.tsx';
import { Glass } from './icons.tsx';

const KEYS = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘ K' : 'Ctrl K';

/** 查找: everything that has a name, opened by Ctrl+K anywhere. What was typed is gone when it closes. */
export function Finder() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);

  function show(): void {
    dialog.current?.showModal();
    setOpen(true);
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
    event.preventDefault();
    if (!dialog.current?.open) show();
  });

  // The shortcut belongs to the whole window, which React does not own.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return (
    <>
      <button type="button" className="finder-button" aria-keyshortcuts="Control+K Meta+K" onClick={show}>
        <Glass />
        <span className="finder-words">查找人员、学校、会议…</span>
        <kbd aria-hidden="true">{KEYS}</kbd>
      </button>
      <dialog ref={dialog} className="finder" aria-label="查找" closedby="any" onClose={() => setOpen(false)}>
        {open && <Search onDone={() => dialog.current?.close()} />}
      </dialog>
    </>
  );
}
