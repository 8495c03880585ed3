import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { quote } from '../../json/json.ts';
import { openFile } from '../../readers/byte-reader.ts';
import { findNul } from '../../readers/find-nul.ts';
import { readHead } from '../../readers/head.ts';
import { cutRawLines } from '../../readers/raw-lines.ts';
import type { Input, LazyReader } from '../format.ts';
import type { Draft } from '../labelled/task-results.ts';
import { malformed } from '../rttm/line-importer.ts';
import { namesBeside } from '../sound/find-sound.ts';
import { openSound, type SoundContext } from '../sound/open-sound.ts';
import { readTranscript } from '../sound/read-transcript.ts';
import { recordingBatches } from '../sound/recording-batches.ts';
import { lists, namesSound } from './kinds.ts';
import type { ListKind } from './list-kind.ts';
import { isTrn, namesOfMicrophones } from './text-names.ts';

export const reader: LazyReader = {
  read: (input) => recordingBatches(input, ['.txt', '.csv', '.tsv', '.trn'], draftsOf),
};

/** The sounds of a list, or the one that a text is beside. */
function* draftsOf(context: SoundContext, path: string, file: string): Generator<Draft> {
  const { input, find } = context;
  const head = readHead(path, file)
    .bytes.toString('utf8')
    .replace(/^\ufeff/, '');
  const name = path === input.path ? basename(file) : basename(path);
  const isAsked = path === input.path;
  const there = (sound: string) => find.byName(path, sound) !== undefined;
  const kind = lists.find(
    (one) => one.isOne(name, head) && (isAsked || !one.hasAnyName || namesSound(one, head, there)),
  );
  const sounds = soundsOf(context, path);
  if (kind && !(kind.mayBeText && sounds.length > 0)) {
    if (!isOtherPart(context, path)) yield* draftsOfList(context, kind, path, file, head);
    return;
  }
  const isBeside = sounds.length > 0;
  if (!isBeside && !isAsked) {
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
  const said = isTrn(path) ? firstLineOf(input, path, file, text) : text.trim();
  if (said === undefined) return;
  for (const sound of sounds) {
    const draft = openSound(context, path, [sound], { file }, false);
    draft.say(said, { file, line: 1 });
    yield draft.finish();
  }
}

/** The names of the sounds that a text is about by its own name: one, or those of the microphones that recorded the same. */
function soundsOf({ find }: SoundContext, path: string): string[] {
  const isThere = (name: string) => find.byName(path, name) !== undefined;
  const own = namesBeside(path).find(isThere);
  return own === undefined ? namesOfMicrophones(path).filter(isThere) : [own];
}

/** Whether the first line of a file of THCHS-30 is the path of another. */
const isPath = (line: string) => isTrn(line) && !/\s/.test(line);

/** The first line of a file of THCHS-30, below which it says the same in syllables; in folders of parts a file has but the path of another. */
function firstLineOf(input: Input, path: string, file: string, text: string): string | undefined {
  const lines = text.trim().split(/\r?\n/);
  const [first = ''] = lines;
  if (lines.length === 1 && isPath(first)) {
    const other = join(dirname(path), first);
    const whole = existsSync(other) ? readTranscript(input, other, join(dirname(file), first)) : undefined;
    const [said = ''] = whole?.trim().split(/\r?\n/) ?? [];
    const isText = whole !== undefined && !isPath(said);
    if (isText) return firstLineOf(input, other, join(dirname(file), first), whole);
    const problem = `it names ${quote(first)}, which ${whole === undefined ? 'is not there' : 'has no text but a path'}`;
    input.report({ code: 'label-file-malformed', args: { problem } }, { file });
    return undefined;
  }
  input.skip('lines below the first in .trn files', lines.length - 1);
  return first.trim();
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
