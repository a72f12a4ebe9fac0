import { useLocation, useNavigate, useSearchParams } from 'react-router';

/** An open figure as the address names it: `baoshan-groups-2015/coverage`. */
type FigureKey = { readonly programme: string; readonly target: string };

/** Reads and closes the figure that `?figure=` opens. A page of one programme may leave the programme out. */
export function useOpenFigure(programme?: string): { open: FigureKey | null; close: () => void } {
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const { state } = useLocation();
  const [first = '', second] = (params.get('figure') ?? '').split('/', 2);
  const key =
    second === undefined ? { programme: programme ?? '', target: first } : { programme: first, target: second };

  function close(): void {
    // Opened from this page: closing is going back, so that the back button does not open it again.
    if ((state as { opened?: boolean } | null)?.opened) void navigate(-1);
    else setParams((before) => without(before), { replace: true });
  }

  return { open: key.programme === '' || key.target === '' ? null : key, close };
}

/** The address that opens a figure over the page one is on. */
export function useFigureLink(): (key: FigureKey) => { to: string; state: { opened: true }; preventScrollReset: true } {
  const [params] = useSearchParams();
  return ({ programme, target }) => {
    const search = without(params);
    search.set('figure', `${programme}/${target}`);
    return { to: `?${search}`, state: { opened: true }, preventScrollReset: true };
  };
}

function without(params: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(params);
  rest.delete('figure');
  return rest;
}
