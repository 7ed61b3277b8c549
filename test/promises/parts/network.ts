import 'fake-indexeddb/auto';
import { lotOf } from '../../support/seeded.ts';
import { nameOfCase, networkCases, tryNetworkCase } from '../../sync/network-matrix.ts';
import { runNamedTests } from '../named-tests.ts';
import { faultsOf, NetworkBench, networkPhases } from '../network-in-browser.ts';
import {
  type Engine,
  enginesOf,
  isInstalled,
  notRun,
  type PartOptions,
  type Row,
  type RunPart,
  tryAll,
} from '../part.ts';

/**
 * Promise 3: every fault at every file that a sync asks for, without a browser; then in each browser the faults at feed,
 * manifest, archive page, code, workers, pictures and everything at once, in a first and in a later visit (`--times N` of
 * them, by lot; with `--moment NAME` one phase alone, and nothing else).
 */
export const run: RunPart = async (options) => {
  const rows: Row[] = [];
  if (options.engine === null && options.moment === null) {
    rows.push(
      await tryAll(
        { what: 'sync against a faulty server', engine: 'node', unit: 'faults × files × phases' },
        networkCases,
        tryNetworkCase,
        nameOfCase,
      ),
    );
  }
  for (const engine of enginesOf(options)) rows.push(...(await inBrowser(engine, options)));
  return options.moment === null ? [...rows, ...(await runNamedTests(3, options))] : rows;
};

async function inBrowser(engine: Engine, { seed, times, moment, log }: PartOptions): Promise<Row[]> {
  if (!isInstalled(engine)) return [notRun({ what: 'app', engine, unit: 'faults' }, 'not installed')];
  const bench = await NetworkBench.create(engine);
  const rows: Row[] = [];
  try {
    for (const phase of networkPhases.filter((each) => moment === null || each === moment)) {
      bench.slowestMs = 0;
      const faults = faultsOf(phase);
      const lot = lotOf(seed);
      const drawn = faults.map((fault) => ({ fault, at: lot.next() })).sort((a, b) => a.at - b.at);
      const tried = drawn.slice(0, times ?? faults.length).map(({ fault }) => fault);
      const row = { what: phase, engine, unit: 'faults', promised: faults.length };
      const result = await tryAll(
        row,
        tried,
        (fault) => bench.attempt(phase, fault),
        ({ name }) => name,
      );
      rows.push(
        bench.slowestMs > 0
          ? { ...result, note: `stored text shown within ${Math.round(bench.slowestMs)} ms` }
          : result,
      );
      log(`network, ${engine}, ${phase}: ${result.held} of ${result.tried}`);
    }
  } finally {
    await bench.close();
  }
  return rows;
}
