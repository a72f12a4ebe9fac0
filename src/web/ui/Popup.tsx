import { type ReactNode, useId, useRef, useState } from 'react';

/** A button that opens a small panel below itself. Esc, a choice, or going elsewhere closes it. */
export function Popup({
  label,
  button,
  className = '',
  align = 'start',
  children,
}: {
  /** What the panel holds, for those who hear it; the button is named by what it shows. */
  label: string;
  button: ReactNode;
  className?: string;
  align?: 'start' | 'end';
  children: (close: () => void) => ReactNode;
}) {
  const panel = useId();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);

  function close(): void {
    setOpen(false);
    opener.current?.focus();
  }

  return (
    <div
      className={`popup ${className}`}
      // Only catches what bubbles up from the button and the panel.
      role="presentation"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) close();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={opener}
        type="button"
        className="popup-button"
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div id={panel} className={`popup-panel ${align}`} role="group" aria-label={label} tabIndex={-1}>
          <Content close={close} of={children} />
        </div>
      )}
    </div>
  );
}

function Content({ close, of }: { close: () => void; of: (close: () => void) => ReactNode }) {
  return of(close);
}
