import { describe, expect, test } from 'vitest';
import { SoakModel } from './soak-model.ts';

describe('the model of the soak', () => {
  const pictureOf = (id: string) => `/${id}.jpg`;
  const before = new Map([
    ['1', 'Một'],
    ['2', 'Hai'],
  ]);
  const after = new Map([
    ['2', 'Hai, sửa'],
    ['3', 'Ba'],
  ]);
  const found = (articles: Iterable<[string, string]>, saved: string[] = [], pictures: string[] = []) => ({
    articles: [...articles],
    saved,
    pictures,
  });

  function modelOf({ saved = [] as string[], pictures = [] as string[] } = {}): SoakModel {
    const model = new SoakModel(pictureOf);
    model.syncing(before);
    model.synced(before);
    for (const id of saved) {
      model.saving(id, true);
      model.savedAs(id, true);
    }
    model.hold(found(before, saved, pictures));
    return model;
  }

  test('takes nothing but the new where a sync has ended', () => {
    const ended = () => {
      const model = modelOf();
      model.syncing(after);
      model.synced(after);
      return model;
    };
    expect(() => ended().hold(found(after))).not.toThrow();
    expect(() => ended().hold(found(before))).toThrow('1: null; found "Một"');
    expect(() => ended().hold(found([['2', 'Hai, sửa']]))).toThrow('1 × article; the model says 3: "Ba"; found null');
  });

  test('takes the old and the new of each article where a sync was cut off, and from then on what was found', () => {
    const cut = () => {
      const model = modelOf({ saved: ['1', '2'] });
      model.syncing(after);
      return model;
    };
    for (const articles of [before, after, new Map([...before, ['3', 'Ba'] as const])]) {
      const model = cut();
      const saved = ['1', '2'].filter((id) => articles.has(id));
      expect(() => model.hold(found(articles, saved))).not.toThrow();
      expect(() => model.hold(found(articles, saved))).not.toThrow();
      expect(model.storedIds).toEqual([...articles.keys()]);
    }
    expect(() => cut().hold(found([['1', 'Một']], ['1']))).toThrow('2: "Hai" or "Hai, sửa"; found null');
    expect(() => cut().hold(found(before, ['1']))).toThrow(
      'mark of saved article; the model says 2: true; found false',
    );
  });

  test('keeps what a reader was told was saved, and allows both where it was cut off', () => {
    const model = modelOf({ saved: ['1'] });
    model.saving('2', true);
    expect(() => model.hold(found(before, ['2']))).toThrow('1: true; found false');
    for (const saved of [['1'], ['1', '2']]) {
      const cut = modelOf({ saved: ['1'] });
      cut.saving('2', true);
      expect(() => cut.hold(found(before, saved))).not.toThrow();
    }
    model.savedAs('2', true);
    expect(() => model.hold(found(before, ['1']))).toThrow('2: true; found false');
  });

  test('takes no mark for an article that is not there', () => {
    const model = modelOf();
    model.saving('3', true);
    model.savedAs('3', true);
    expect(() => model.hold(found(before, ['3']))).toThrow('3: false; found true');
  });

  test('has pictures stay until they are evicted, those of saved articles for good', () => {
    const all = ['/1.jpg', '/2.jpg'];
    const model = modelOf({ saved: ['1'], pictures: all });
    expect(() => model.hold(found(before, ['1'], ['/1.jpg']))).toThrow('/2.jpg: there; it is gone');
    model.evicting();
    expect(() => model.hold(found(before, ['1'], ['/2.jpg']))).toThrow('/1.jpg: there; it is gone');
    model.evicted();
    expect(() => model.hold(found(before, ['1'], all))).toThrow('/2.jpg: evicted; it is there');
    model.evicted();
    expect(() => model.hold(found(before, ['1'], ['/1.jpg']))).not.toThrow();
  });
});
