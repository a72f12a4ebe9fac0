import type { Command } from 'commander';
import { openPlatform } from '../open.ts';
import { readSettings } from '../settings.ts';

export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the platform until Ctrl-C (PORT, HOST, DATA_DIR and DATABASE_URL are respected)')
    .option('--demonstration', 'make the demonstration city first, if the embedded database is empty')
    .action(async (options: { demonstration?: boolean }) => {
      const settings = readSettings();
      // Whoever ends the start before there is anything to close waits until there is.
      let ended = false;
      let close: (() => Promise<void>) | undefined;
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
        process.on(signal, () => {
          ended = true;
          void close?.().then(() => process.exit(0));
        });
      const platform = await openPlatform(settings, serving);
      let closing: Promise<void> | undefined;
      let jobs: { stop(): Promise<void> } | undefined;
      const { app, startJobs, ports, ensureCalendar, makeDemonstrationApart } = await serving()
        .then(async ({ assemble, ...rest }) => ({ ...rest, app: await assemble(platform) }))
        .catch(async (error: unknown) => {
          await platform.close();
          throw error;
        });
      // A terminal sends Ctrl-C to every process of the group, and whoever started us hands it on: it may come twice.
      close = () => {
        closing ??= (async () => {
          await app.close();
          await jobs?.stop();
          await platform.close();
        })();
        return closing;
      };
      if (ended) {
        await close();
        return;
      }
      try {
        await ensureCalendar(platform);
        if (options.demonstration === true && settings.databaseUrl === undefined)
          await makeDemonstrationApart(platform);
        jobs = await startJobs(platform, ports.jobPorts(), ports.cronPorts());
        await app.listen({ port: settings.port, host: settings.host });
      } catch (error) {
        await close();
        throw error;
      }
      const address = app.server.address();
      const port = typeof address === 'object' && address !== null ? address.port : settings.port;
      console.log(
        `家门口 is at http://${settings.host === '127.0.0.1' ? 'localhost' : settings.host}:${port}  (Ctrl-C stops it)`,
      );
    });
}

/** What serves is loaded while the database comes up. */
async function serving() {
  const [{ assemble }, { startJobs }, ports, { ensureCalendar }, { makeDemonstrationApart }] = await Promise.all([
    import('../app.ts'),
    import('../platform/jobs.ts'),
    import('../contexts/ports.ts'),
    import('./calendar.ts'),
    import('./demo.ts'),
  ]);
  return { assemble, startJobs, ports, ensureCalendar, makeDemonstrationApart };
}
