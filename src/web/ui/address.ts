import { useSearchParams } from 'react-router';

/** How one field of the address is read; `undefined` and the default are left out of the address. */
export type AddressField<T> = { readonly read: (values: readonly string[]) => T };

export const anyText: AddressField<string | undefined> = { read: ([first]) => first || undefined };

export function oneOf<const T extends string>(allowed: readonly T[]): AddressField<T | undefined> {
  return { read: ([first]) => allowed.find((value) => value === first) };
}

export function oneOfOr<const T extends string>(allowed: readonly T[], otherwise: NoInfer<T>): AddressField<T> {
  return { read: ([first]) => allowed.find((value) => value === first) ?? otherwise };
}

export function severalOf<const T extends string>(allowed: readonly T[]): AddressField<T[]> {
  return { read: (values) => allowed.filter((value) => values.includes(value)) };
}

type Shape = Record<string, AddressField<unknown>>;
type State<S extends Shape> = { [K in keyof S]: ReturnType<S[K]['read']> } & { page: number; size: number };

const SIZES = [20, 50, 100];

/**
 * List state in the address: `const [state, change] = useAddress({ search: anyText, kind: severalOf(KINDS) })`.
 * `page` and `size` are always there; changing anything else goes back to page 1.
 */
export function useAddress<S extends Shape>(shape: S): [State<S>, (changes: Partial<State<S>>) => void] {
  const [params, setParams] = useSearchParams();
  const fields = Object.entries(shape).map(([name, field]) => [name, field.read(params.getAll(name))]);
  const size = Number(params.get('size'));
  const state = {
    ...Object.fromEntries(fields),
    page: Math.max(1, Math.trunc(Number(params.get('page'))) || 1),
    size: SIZES.includes(size) ? size : 20,
  } as State<S>;

  function change(changes: Partial<State<S>>): void {
    setParams((before) => withChanges(before, changes), { replace: !('page' in changes) });
  }

  return [state, change];
}

/** The address's query after the changes; anything but a new page starts again at the first. */
export function withChanges(before: URLSearchParams, changes: Record<string, unknown>): URLSearchParams {
  const after = new URLSearchParams(before);
  if (!('page' in changes)) after.delete('page');
  for (const [name, value] of Object.entries(changes)) {
    after.delete(name);
    for (const item of Array.isArray(value) ? value : [value]) {
      const isDefault = item === undefined || item === null || item === '' || (name === 'page' && item === 1);
      if (!isDefault) after.append(name, String(item));
    }
  }
  return after;
}
