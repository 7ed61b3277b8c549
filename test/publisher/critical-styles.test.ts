import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { criticalStyles } from '../../src/publisher/pages/critical-styles.ts';

const HTML =
  '<html><body><div id="app"><main class="article lead"><p>Chữ</p><a href="/">Nối</a></main></div></body></html>';
const kept = (css: string) => criticalStyles(css, HTML).css;

describe('styles of a first paint', () => {
  test('are the rules that the markup can meet, selector by selector, in their order', () => {
    expect(kept('.article{a:b}.album{a:b}.article p,.viewer p,dialog{c:d}#app>.lead{e:f}')).toBe(
      '.article{a:b}.article p{c:d}#app>.lead{e:f}',
    );
  });

  test('count what comes by itself as there: states, attributes, alternatives, pseudo-elements', () => {
    const css =
      'p[data-hidden=both]{--a:b}a:hover{c:d}.lead:not(.album)::before{e:f}.article :is(h2,.x:nth-child(2n)){g:h}*{i:j}';
    expect(kept(css)).toBe(css);
  });

  test('leave out what a reader has set: only a script knows', () => {
    expect(kept(':root[data-theme=dark],.lead{--a:b}:root[data-text-size="5"]{c:d}')).toBe('.lead{--a:b}');
  });

  test('keep conditions with what is left in them, but paper and pointers', () => {
    expect(
      kept('@media (min-width:40rem){.lead{a:b}.x{c:d}}@media print{.lead{a:b}}@media (hover:hover){a{b:c}}'),
    ).toBe('@media (min-width:40rem){.lead{a:b}}');
    expect(kept('@supports (a:b){@media (c){.x{d:e}}}')).toBe('');
  });

  test('keep an animation that a kept rule names', () => {
    const css = '@keyframes turn{to{rotate:1turn}}@keyframes rise{to{top:0}}.lead{animation:turn 1s}';
    expect(kept(css)).toBe('.lead{animation:turn 1s}@keyframes turn{to{rotate:1turn}}');
  });

  test('are cut where braces and commas mean something, not inside strings', () => {
    const css = '.lead::after{content:"},{\\";"}.lead[title="a,b{"]{a:url(data:x;y,{)}';
    expect(kept(css)).toBe(css);
  });

  test('fetch nothing: a face or a picture comes with the whole sheet', () => {
    expect(kept('@font-face{src:url(./a.woff2)}.lead{background:url("b.png")}.lead{a:b}')).toBe('.lead{a:b}');
  });

  test('refuse a sheet that would end its own element', () => {
    expect(() => kept('.lead::after{content:"</style>"}')).toThrow();
  });

  test('end on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'.lead{}()[],;"\\@media a:b#>'.split('')) }), (css) => {
        expect(kept(css)).toBeTypeOf('string');
      }),
    );
  });
});
