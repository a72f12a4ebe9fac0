import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';
import { Confirm } from './Confirm.tsx';
import { complain } from './notices.tsx';
import { useCarried } from './standing.ts';

// Tooltips weigh more than the buttons: they come when the first forbidden act does.
const Why = lazy(async () => ({ default: (await import('./Why.tsx')).Why }));

type Look = {
  kind?: 'primary' | 'default' | 'text' | 'link';
  danger?: boolean;
  size?: 'small' | 'middle' | 'large';
  icon?: ReactNode;
};

type ActProps = Look & {
  label: string;
  /** Read instead of the label where several acts share one, e.g. “卸任 李明 校长”. */
  describes?: string;
  /** The contract's `can`: `true`, or the sentence why not. */
  disabledBecause?: string | true | undefined;
  onClick?: () => unknown;
  to?: string;
  /** Asked before a destructive act. */
  confirm?: { title: string; body?: string; ok?: string };
};

/** A button or link that says why it may not be pressed. A promise shows as pending, a refusal as a notice. */
export function Act(props: ActProps) {
  const reason = props.disabledBecause === true ? undefined : props.disabledBecause;
  if (reason !== undefined) return <Forbidden {...props} reason={reason} />;
  if (props.to !== undefined) return <Leading {...props} to={props.to} />;
  return <Doing {...props} />;
}

function Forbidden({ label, describes, reason, ...look }: ActProps & { reason: string }) {
  const why = useId();
  const button = (
    <Button
      {...styleOf(look)}
      className="forbidden ant-btn-disabled"
      aria-disabled="true"
      aria-label={describes}
      aria-describedby={why}
    >
      {label}
      <span id={why} hidden>
        {reason}
      </span>
    </Button>
  );
  return (
    <Suspense fallback={button}>
      <Why reason={reason}>{button}</Why>
    </Suspense>
  );
}

function Leading({ label, describes, to, ...look }: ActProps & { to: string }) {
  const carried = useCarried()(to);
  const go = useLinkClickHandler<HTMLElement>(carried) as unknown as React.MouseEventHandler<HTMLElement>;
  return (
    <Button {...styleOf(look)} href={useHref(carried)} onClick={go} aria-label={describes}>
      {label}
    </Button>
  );
}

function Doing({ label, describes, onClick, confirm, ...look }: ActProps) {
  const [pending, setPending] = useState(false);
  const [asking, setAsking] = useState(false);

  async function act(): Promise<void> {
    setAsking(false);
    setPending(true);
    try {
      await onClick?.();
    } catch (error) {
      complain(error);
    } finally {
      setPending(false);
    }
  }

  return (
    <>
      <Button
        {...styleOf(look)}
        loading={pending}
        aria-label={describes}
        onClick={() => (confirm ? setAsking(true) : void act())}
      >
        {label}
      </Button>
      {confirm && asking && (
        <Confirm
          {...confirm}
          ok={confirm.ok ?? label}
          danger={look.danger ?? false}
          onOk={() => void act()}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}

function styleOf({ kind = 'default', danger = false, size = 'middle', icon }: Look) {
  return { type: kind, danger, size, icon };
}
