import type { Input, Output, Route } from '#contract/route.ts';

/** A refusal, a fault or a broken connection, with the Chinese sentence to show. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** The server's number of the request, for faults. */
  readonly request: string | null;

  constructor(
    status: number,
    code: string,
    message: string,
    detail: Record<string, unknown> = {},
    request: string | null = null,
  ) {
    super(message);
    this.name = 'Refused';
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.request = request;
  }
}

type Options = {
  /** The body of a route that takes an upload. */
  readonly file?: Blob;
  readonly signal?: AbortSignal;
};

/** Asks the server one question of the contract. Throws `Refused`; without a session, leads to the sign-in page. */
export async function ask<R extends Route>(route: R, input: Input<R>, options: Options = {}): Promise<Output<R>> {
  const response = await send(route, input, options);
  return (response.status === 204 ? {} : await response.json()) as Output<R>;
}

/** Asks for a file and hands it to the browser to save. */
export async function download<R extends Route>(route: R, input: Input<R>): Promise<void> {
  const response = await send(route, input, {});
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = fileName(response.headers.get('content-disposition') ?? '');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Hears what a route tells as it becomes known, until the answer is called. The browser comes back by itself when the line
 * breaks; a session that is over ends it.
 */
export function hear<R extends Route>(route: R, onTold: (told: Output<R>) => void): () => void {
  const source = new EventSource(route.path);
  source.addEventListener('message', ({ data }: MessageEvent<string>) => onTold(JSON.parse(data) as Output<R>));
  source.addEventListener('end', () => source.close());
  return () => source.close();
}

async function send(route: Route, input: unknown, { file, signal }: Options): Promise<Response> {
  const { path, rest } = fill(route.path, input as Record<string, unknown>);
  const inQuery = route.method === 'GET' || route.upload !== undefined;
  const init: RequestInit = {
    method: route.method,
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
  };
  if (signal) init.signal = signal;
  if (file) {
    init.headers = { ...init.headers, 'content-type': file.type || 'application/octet-stream' };
    init.body = file;
  } else if (route.method === 'POST') {
    init.headers = { ...init.headers, 'content-type': 'application/json' };
    init.body = JSON.stringify(rest);
  }
  const response = await reach(inQuery ? path + query(rest) : path, init);
  if (response.ok) return response;
  const refused = await refusal(response);
  if (response.status === 401 && route.audience === 'signed-in') return toSignIn();
  throw refused;
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (fault) {
    if (init.signal?.aborted) throw fault;
    throw new Refused(0, 'web.unreachable', '连接不上服务器。请检查网络后再试；您填写的内容没有丢失');
  }
}

async function refusal(response: Response): Promise<Refused> {
  const request = response.headers.get('x-request-id');
  const body: unknown = await response.json().catch(() => null);
  if (typeof body === 'object' && body !== null && 'message' in body && 'code' in body) {
    const detail = 'detail' in body ? (body.detail as Record<string, unknown>) : {};
    return new Refused(response.status, String(body.code), String(body.message), detail, request);
  }
  const sentence =
    response.status >= 502 && response.status <= 504
      ? '服务暂时没有响应，可能正在升级。请稍候片刻再试'
      : `服务器的答复无法识别（${response.status}）。请稍后再试，仍不行请联系管理员`;
  return new Refused(response.status, 'web.unreadable', sentence, {}, request);
}

/** Leaves for the sign-in page, which leads back here; the whole page is left so that nothing of the last person stays. */
function toSignIn(): Promise<never> {
  const here = location.pathname + location.search;
  location.assign(here === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(here)}`);
  return new Promise(() => {});
}

/** Puts path parameters in their places; what is left goes to the query or the body. */
export function fill(pattern: string, input: Record<string, unknown>): { path: string; rest: Record<string, unknown> } {
  const rest = { ...input };
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return { path, rest };
}

/** Lists are repeated; what is absent or empty is left out. */
export function query(fields: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== '') search.append(name, String(item));
    }
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** Reads `filename*=UTF-8''…` or `filename="…"`. */
function fileName(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? '下载';
}
