import './part-tabs.css';
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

type PartTabsProps<T extends string> = {
  label: string;
  parts: readonly { readonly name: T; readonly label: string; readonly count: number }[];
  chosen: T;
  onChoose: (name: T) => void;
  children: ReactNode;
};

/** The parts of a page, one shown at a time; arrow keys move between them, and on a phone the row scrolls. */
export function PartTabs<T extends string>({ label, parts, chosen, onChoose, children }: PartTabsProps<T>) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);

  function walk(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = (parts.findIndex(({ name }) => name === chosen) + step + parts.length) % parts.length;
    onChoose(parts[at]!.name);
    row.current?.querySelectorAll<HTMLElement>('[role=tab]')[at]?.focus();
  }

  return (
    <>
      <div className="part-tabs" role="tablist" aria-label={label} ref={row}>
        {parts.map((part) => (
          <button
            key={part.name}
            type="button"
            role="tab"
            id={`${id}-${part.name}`}
            aria-selected={part.name === chosen}
            {...(part.name === chosen ? { 'aria-controls': `${id}-panel` } : {})}
            tabIndex={part.name === chosen ? 0 : -1}
            onClick={() => onChoose(part.name)}
            onKeyDown={walk}
          >
            {part.label} <span className="number">{part.count}</span>
          </button>
        ))}
      </div>
      <div className="part-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </>
  );
}
