import { useSyncExternalStore } from 'react';
import { Refused } from '#web/ask.ts';

type Notice = { readonly number: number; readonly text: string; readonly bad: boolean };

let shown: readonly Notice[] = [];
let count = 0;
const listeners = new Set<() => void>();

function set(next: readonly Notice[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Says in passing that something was done. */
export function tell(text: string, bad = false): void {
  count += 1;
  const notice = { number: count, text, bad };
  set([...shown.slice(-2), notice]);
  setTimeout(() => set(shown.filter((other) => other !== notice)), bad ? 10_000 : 4_000);
}

/** Says why something was not done, where no form is open to say it. */
export function complain(error: unknown): void {
  if (!(error instanceof Refused)) console.error(error);
  tell(error instanceof Refused ? error.message : '没有成功。请刷新再试，仍不行请联系管理员', true);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where notices appear; stands once, in the frame. */
export function Notices() {
  const notices = useSyncExternalStore(subscribe, () => shown);
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <p key={notice.number} className={notice.bad ? 'notice bad' : 'notice'}>
          <span aria-hidden="true">{notice.bad ? '▲ ' : '✓ '}</span>
          {notice.text}
        </p>
      ))}
    </div>
  );
}
