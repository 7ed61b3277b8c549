import { runNamedTests } from '../named-tests.ts';
import type { RunPart } from '../part.ts';

/** Promise 12, as far as its tests go: each in every engine that it is for. */
export const run: RunPart = (options) => runNamedTests(12, options);
