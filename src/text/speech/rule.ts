/** One way of writing and how it is said: as for `String.replace`, the pattern always global and Unicode. */
export type Rule = [pattern: RegExp, said: string | ((match: string, ...groups: (string | undefined)[]) => string)];

export function applyRules(text: string, rules: readonly Rule[]): string {
  let said = text;
  for (const [pattern, replacement] of rules) said = said.replace(pattern, replacement as string);
  return said;
}
