import { expect, test } from 'vitest';
import { rootDir } from '../support/shared.ts';

interface Verdict {
  result: 'passed' | 'failed' | 'not run';
  detail: string;
}

interface Audit {
  readVulnerabilities(stdout: string, stderr?: string): Verdict;
  readSignatures(stdout: string, stderr?: string): Verdict;
}

const audit = () => import(/* @vite-ignore */ `${rootDir}.ci/audit.mjs`) as Promise<Audit>;

const counted = (total: number, high: number, critical: number) =>
  JSON.stringify({ auditReportVersion: 2, metadata: { vulnerabilities: { total, high, critical, moderate: 0 } } });

test.each([
  ['none', counted(0, 0, 0), 'passed', 'none known'],
  ['some that are neither high nor critical', counted(3, 0, 0), 'passed', '3 known to look at, none high or critical'],
  ['a high one', counted(1, 1, 0), 'failed', '1 known, 1 high or critical'],
  ['a critical one', counted(4, 0, 1), 'failed', '4 known, 1 high or critical'],
  ['a refusal', '{"message":"405 Method Not Allowed","statusCode":405}', 'not run', '405 Method Not Allowed'],
  ['an error', '{"error":{"code":"ENOTFOUND","summary":"no network"}}', 'not run', 'no network'],
  ['an answer without counts', '{"metadata":{}}', 'not run', 'no answer'],
  ['nothing', '', 'not run', 'no answer'],
  ['a page of a proxy', '<html>', 'not run', 'no answer'],
])('vulnerabilities, where the registry tells %s', async (_what, stdout, result, detail) => {
  expect((await audit()).readVulnerabilities(stdout)).toEqual({ result, detail });
});

test.each([
  ['are all good', 'audited 9 packages in 1s\n\n9 packages have verified registry signatures\n', 'passed'],
  ['is one, and good', 'audited 1 package in 1s\n\n1 package has a verified registry signature\n', 'passed'],
  [
    'are all invalid',
    'audited 2 packages in 1s\n\n2 packages have invalid registry signatures:\n\na@1\nb@1\n',
    'failed',
  ],
  [
    'is one invalid',
    '8 packages have verified registry signatures\n\n1 package has an invalid registry signature:\n',
    'failed',
  ],
  [
    'is one missing',
    '8 packages have verified registry signatures\n\n1 package has a missing registry signature but',
    'failed',
  ],
  [
    'is an attestation invalid',
    '8 packages have verified registry signatures\n\n1 package has an invalid attestation:',
    'failed',
  ],
  ['could not be asked for', 'npm error code ENOTFOUND\nnpm error missing: nothing', 'not run'],
  ['were not told of', '', 'not run'],
])('signatures %s', async (_what, stdout, result) => {
  expect((await audit()).readSignatures(stdout).result).toBe(result);
});
