import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { quote } from '../../json/json.ts';
import { openFile } from '../../readers/byte-reader.ts';
import { findNul } from '../../readers/find-nul.ts';
import { readHead } from '../../readers/head.ts';
import { cutRawLines } from '../../readers/raw-lines.ts';
import type { Input, LazyReader } from '../format.ts';
import type { Draft } from '../labelled/draft.ts';
import { malformed } from '../rttm/line-importer.ts';
import { namesBeside } from '../sound/find-sound.ts';
import { openSound, type SoundContext } from '../sound/open-sound.ts';
import { readTranscript } from '../sound/read-transcript.ts';
import { recordingBatches } from '../sound/recording-batches.ts';
import { lists } from './kinds.ts';
import type { ListKind } from './list-kind.ts';

export const reader: LazyReader = {
  read: (input) => recordingBatches(input, ['.txt', '.csv', '.tsv'], draftsOf),
};

/** The sounds of a list, or the one that a text is beside. */
function* draftsOf(context: SoundContext, path: string, file: string): Generator<Draft> {
  const { input } = context;
  const head = readHead(path, file)
    .bytes.toString('utf8')
    .replace(/^\ufeff/, '');
  const name = path === input.path ? basename(file) : basename(path);
  const kind = lists.find(({ isOne }) => isOne(name, head));
  if (kind && !(kind.mayBeText && hasSound(context, path))) {
    if (!isOtherPart(context, path)) yield* draftsOfList(context, kind, path, file, head);
    return;
  }
  const isBeside = hasSound(context, path);
  if (!isBeside && path !== input.path) {
    input.skip('files without a sound file of their name', 1);
    return;
  }
  if (!isBeside) {
    const problem =
      'it is no list of sounds with texts, and no sound file of its name is beside it or in the folder of --audio';
    input.report({ code: 'label-file-malformed', args: { problem } }, { file });
    return;
  }
  const text = readTranscript(input, path, file);
  if (text === undefined) return;
  const draft = openSound(context, path, [], { file }, true);
  draft.say(text.trim(), { file, line: 1 });
  yield draft.finish();
}

/** Whether there is a sound of the name of a text. */
function hasSound({ find }: SoundContext, path: string): boolean {
  return namesBeside(path).some((name) => find.byName(path, name) !== undefined);
}

/** Whether a table of Common Voice has clips that are in validated.tsv too, or that were not validated. */
function isOtherPart({ input }: SoundContext, path: string): boolean {
  const isOther =
    path !== input.path &&
    /\.tsv$/i.test(path) &&
    basename(path) !== 'validated.tsv' &&
    existsSync(join(dirname(path), 'validated.tsv'));
  if (isOther) input.skip('tables beside validated.tsv', 1);
  return isOther;
}

function* draftsOfList(
  context: SoundContext,
  { reader }: ListKind,
  path: string,
  file: string,
  head: string,
): Generator<Draft> {
  const { input } = context;
  const { hasHeader, repeated = [], note, read } = reader(head);
  if (note !== undefined) input.note(`${file}: ${note}`);
  for (const name of repeated) input.skip(`columns called ${quote(name)} like one before`, 1);
  const bytes = openFile(path, file);
  try {
    for (const line of cutRawLines(bytes)) {
      const text = line.bytes.toString('utf8').replace(/\r$/, '');
      const place = { file, line: line.number };
      if (hasHeader && line.number === 1) continue;
      if (text.trim() === '') {
        input.skip('blank lines', 1);
        continue;
      }
      const found = read(text);
      if ('problem' in found) {
        input.report(malformed(text, found.problem), place);
        continue;
      }
      const draft = openSound(context, path, [found.sound], place, false);
      for (const { finding } of findNul(text, 'line', place)) draft.report(finding, place);
      draft.say(found.text, place);
      yield draft.finish(withoutKey(found.data, input));
    }
  } finally {
    bytes.close();
  }
}

/** The data key of the sound is taken. */
function withoutKey(data: Record<string, string> = {}, { dataKey, skip }: Input): Record<string, string> {
  const { [dataKey]: taken, ...others } = data;
  if (taken !== undefined) skip(`values of the column ${quote(dataKey)}`, 1);
  return others;
}
