import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Input } from '../../../src/formats/format.ts';
import { mediaBelow } from '../../../src/formats/labelled/media-below.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

/** Names that count how often a search goes over them. */
class Counted extends Array<string> {
  static looks = 0;
  override filter(...args: Parameters<string[]['filter']>): string[] {
    Counted.looks++;
    return [...this].filter(...args);
  }
}

it('goes once over names that no medium has, however many folders they might be in', () => {
  const folder = temporaryFolder();
  const files = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`in/wav${i}/p7/a${i}.wav`, '']));
  writeFiles(folder, files);
  mkdirSync(join(folder, 'in/txt/p7'), { recursive: true });
  const root = join(folder, 'in');
  const input = { path: root, options: {}, profile: {} } as unknown as Input;
  const kind = { isMedium: (name: string) => name.endsWith('.wav'), labels: ['.csv'] };
  const { find } = mediaBelow(input, undefined, 'sound', kind);
  const labels = join(root, 'txt', 'p7', 'labels.csv');
  const asIs = () => [''];
  expect(find(labels, '', ['a7.mp3', 'a7.wav'], asIs)).toBe(join(root, 'wav7/p7/a7.wav'));
  expect(find(labels, '', Counted.from(['b.mp3', 'b.wav', 'b.flac']), asIs)).toBeUndefined();
  expect(Counted.looks).toBe(1);
});

it('tries endings only for names that some medium has', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'in/wav/a.wav': '', 'in/wav/a.b.wav': '', 'in/txt/labels.csv': '' });
  const root = join(folder, 'in');
  const input = { path: root, options: {}, profile: {} } as unknown as Input;
  const kind = { isMedium: (name: string) => name.endsWith('.wav'), labels: ['.csv'] };
  const { find } = mediaBelow(input, undefined, 'sound', kind);
  const tried: string[] = [];
  const endingsOf = (name: string) => {
    tried.push(name);
    return ['', '.mp3', '.wav'];
  };
  const found = ['a', 'a.b', 'a.wav', 'b', 'a.b.mp3', '', 'wav'].map((name) =>
    find(join(root, 'txt', 'labels.csv'), '', [name], endingsOf),
  );
  const paths = ['wav/a.wav', 'wav/a.b.wav', 'wav/a.wav'].map((path) => join(root, path));
  expect(found).toEqual([...paths, undefined, undefined, undefined, undefined]);
  expect(tried).toEqual(['a', 'a.b', 'a.wav']);
});
