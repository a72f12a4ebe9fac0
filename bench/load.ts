import autocannon from 'autocannon';

export type Measured = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly failures: number;
};

/** Asks one address for some seconds with so many clients at once; a warm-up comes first. */
export async function load(
  url: string,
  options: { cookie?: string; clients: number; seconds: number },
): Promise<Measured> {
  const headers = options.cookie === undefined ? {} : { cookie: options.cookie };
  await autocannon({ url, connections: options.clients, duration: 2, headers });
  const result = await autocannon({ url, connections: options.clients, duration: options.seconds, headers });
  const latency = result.latency as unknown as Record<string, number>;
  return {
    perSecond: result.requests.average,
    p50: latency['p50'] ?? 0,
    p95: ((latency['p90'] ?? 0) + (latency['p97_5'] ?? 0)) / 2,
    p99: latency['p99'] ?? 0,
    failures: result.non2xx + result.errors + result.timeouts,
  };
}

/** Exact percentiles of single requests by so many clients, each asking `each` times in turn. */
export async function askInTurn(url: string, cookie: string, clients: number, each: number): Promise<Measured> {
  const times: number[] = [];
  let failures = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let turn = 0; turn < each; turn += 1) {
        const start = performance.now();
        const answer = await fetch(url, { headers: { cookie } });
        await answer.arrayBuffer();
        if (!answer.ok) failures += 1;
        times.push(performance.now() - start);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    perSecond: (times.length * 1000) / (performance.now() - began),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    failures,
  };
}
