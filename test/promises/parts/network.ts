import 'fake-indexeddb/auto';
import { nameOfCase, networkCases, tryNetworkCase } from '../../sync/network-matrix.ts';
import { type RunPart, tryAll } from '../part.ts';

/** Promise 3 at the sync: every fault at every file it asks for. */
export const run: RunPart = async () => [
  await tryAll(
    { what: 'sync against a faulty server', engine: 'node', unit: 'faults × files × phases' },
    networkCases,
    tryNetworkCase,
    nameOfCase,
  ),
];
