import { runNamedTests } from '../named-tests.ts';
import type { RunPart } from '../part.ts';

/** Promise 6, as far as its tests go: each in every engine that it is for. */
export const run: RunPart = (options) => runNamedTests(6, options);
