import { useRef } from 'react';
import { Bars } from './icons.tsx';
import { Navigation } from './Navigation.tsx';

/** The navigation on a phone. The browser keeps the focus inside and closes it on Esc. */
export function PhoneNavigation() {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  return (
    <>
      <button type="button" className="phone-menu" aria-label="打开导航" onClick={() => dialog.current?.showModal()}>
        <Bars />
      </button>
      <dialog ref={dialog} className="phone-drawer" aria-label="导航">
        <Navigation onGo={close} />
        <button type="button" className="phone-close" onClick={close}>
          关闭导航
        </button>
      </dialog>
    </>
  );
}
