import { decodeHTMLAttribute } from 'entities/decode';
import { Tokenizer } from 'htmlparser2';
import { type ElementRule, elementRule } from './elements.ts';
import { cleanCharacters, decodeEntities, decodeText, scanText } from './plain-text.ts';

/** The attributes that mean anything to the body tree; all others are never even copied. */
const WANTED = new Set(
  'align alt class colspan data-original data-src height hidden href id name rowspan src start style title type width'.split(
    ' ',
  ),
);

export interface OpenTag {
  name: string;
  rule: ElementRule | undefined;
  /** The first value given, entities decoded; `undefined` when absent. */
  attribute(name: string): string | undefined;
}

export interface HtmlHandler {
  open(tag: OpenTag): void;
  close(name: string): void;
  /** Entities decoded and characters cleaned, as by `decodeText`; where space is kept, as by `cleanCharacters`. */
  text(text: string): void;
  keepsSpace(): boolean;
  /** True ends the reading. */
  isFull(): boolean;
}

/**
 * Reads HTML into events. It stands on htmlparser2's tokenizer and not on its `Parser`, because that keeps the
 * open elements in an array which it searches and shifts: 100,000 nested elements cost it seconds. What it does
 * beyond (closing what was left open) the handler does with its own stack, in linear time.
 */
export function readHtml(html: string, handler: HtmlHandler): void {
  let tag: ReadTag | null = null;
  let attributeName = '';
  const openTagEnd = (): void => {
    if (tag !== null) handler.open(tag);
    tag = null;
    if (handler.isFull()) tokenizer.pause();
  };
  const tokenizer = new Tokenizer(
    // Entities are decoded here, per text and only where there is an ampersand: the tokenizer can then skip from tag to tag.
    { decodeEntities: false },
    {
      ontext: (start, end) => {
        if (handler.keepsSpace()) handler.text(cleanCharacters(decodeEntities(html.slice(start, end))));
        else handler.text(decodeText(html.slice(start, end), scanText(html, start, end)));
      },
      onopentagname: (start, end) => {
        tag = new ReadTag(html.slice(start, end).toLowerCase());
      },
      onattribname: (start, end) => {
        const name = html.slice(start, Math.min(end, start + 20)).toLowerCase();
        attributeName = WANTED.has(name) ? name : '';
        if (attributeName !== '') tag?.add(attributeName, '');
      },
      onattribdata: (start, end) => {
        if (attributeName !== '') tag?.fill(html.slice(start, end));
      },
      onattribend: () => {
        attributeName = '';
      },
      onopentagend: openTagEnd,
      onselfclosingtag: openTagEnd,
      onclosetag: (start, end) => handler.close(html.slice(start, end).toLowerCase()),
      // In HTML this is a comment too.
      oncdata: () => undefined,
      oncomment: () => undefined,
      ondeclaration: () => undefined,
      onprocessinginstruction: () => undefined,
      onattribentity: () => undefined,
      ontextentity: () => undefined,
      onend: () => undefined,
    },
  );
  tokenizer.write(html);
  if (tokenizer.running) tokenizer.end();
}

class ReadTag implements OpenTag {
  readonly name: string;
  readonly rule: ElementRule | undefined;
  #values: Map<string, string> | null = null;
  #last = '';

  constructor(name: string) {
    this.name = name;
    this.rule = elementRule(name);
  }

  add(name: string, value: string): void {
    this.#values ??= new Map();
    this.#last = this.#values.has(name) ? '' : name;
    if (this.#last !== '') this.#values.set(name, value);
  }

  fill(value: string): void {
    if (this.#last !== '') this.#values?.set(this.#last, value);
  }

  attribute(name: string): string | undefined {
    const value = this.#values?.get(name);
    return value?.includes('&') ? decodeHTMLAttribute(value) : value;
  }
}
