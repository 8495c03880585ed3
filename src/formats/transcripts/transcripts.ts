import { basename } from 'node:path';
import { attributeOf } from '../../label-config/attribute.ts';
import { dataKeysOf } from '../../label-config/data-key.ts';
import type { ControlTag } from '../../label-config/model.ts';
import { type FormatOptions, type Importer, loadedLater } from '../format.ts';
import type { InputSample } from '../input-sample.ts';
import { labelledSounds } from '../labelled/labelled-media.ts';
import { asksForRows } from '../labelled/shows-media-alone.ts';
import { stemOf, withoutEnding } from '../labelled/stem-of.ts';
import { isSound } from '../media/audio-dir.ts';
import { tableKind } from '../tables/table-kind.ts';
import { isSpeech } from './is-speech.ts';
import { lists, namesSound } from './kinds.ts';
import { isTrn, namesOfText } from './text-names.ts';

export const transcripts: Importer = {
  name: 'transcripts',
  summary:
    'sounds with what is said in them, as LJSpeech, LibriSpeech and Common Voice have it or in a .txt for each: one task per sound file',
  input: 'file or directory',
  ownContent: true,
  sniff,
  mayBe: ({ isFolder, names, heads }) =>
    isFolder && !heads('.txt').every(isTable) ? (whyPairs(names) ?? whySomePairs(names)) : undefined,
  suits: (_, config, options) =>
    !asksForRows(options) &&
    (!config || (dataKeysOf(config).size === 1 && config.controls.every(isForSounds))),
  ...labelledSounds,
  controlTags: ['TextArea'],
  emptyMessage: 'it has no transcriptions of a kind that this format knows',
  emptyAdvice: (names) =>
    names.some((name) => tableKind(name) !== undefined)
      ? 'To read the rows of its tables as tasks: --input-format table-dir'
      : 'Give each text the name of its sound (a.txt for a.wav), or write a list.txt with a line such as "a.wav|what is said" for each sound.',
  ...loadedLater(async () => (await import('./read-transcripts.ts')).reader),
};

function sniff(
  { isFolder, names, head, heads, files: filesOf, metadata, isBeside }: InputSample,
  { audio }: FormatOptions = {},
): string | undefined {
  if (!isFolder) {
    const there = (sound: string) => audio !== undefined || isBeside?.(sound) === true;
    const list = lists.find((one) => one.isOne(names[0] ?? '', head) && namesSound(one, head, there));
    return list && `it lists sounds with texts as ${list.of}`;
  }
  if (!names.some(isSound) && audio === undefined) return undefined;
  const txt = names.filter((name) => name.toLowerCase().endsWith('.txt'));
  const files = [
    ...(metadata?.() ?? []),
    ...filesOf('.tsv'),
    ...filesOf('.txt'),
    ...names.filter((name) => /\.trans\.(?:txt|tsv)$/i.test(name)).map((name) => ({ name, head: '' })),
  ];
  const sounds = new Set(names.filter(isSound).flatMap((name) => [basename(name), stemOf(name)]));
  const there = (sound: string) => audio !== undefined || sounds.has(basename(sound));
  const list = lists.find((one) =>
    files.some(({ name, head }) => one.isOne(name, head) && namesSound(one, head, there)),
  );
  if (list) return `it has a list of sounds with texts as ${list.of}`;
  const trn = whyTrn(names);
  if (trn !== undefined) return trn;
  if (metadata?.().length || !heads('.txt').every(isSpeech)) return undefined;
  const areTexts = audio !== undefined && txt.length === names.length && txt.length > 0;
  return areTexts ? 'it has texts, and --audio is the folder with the sounds' : whyPairs(names);
}

/** Why a folder of sounds and texts may be one, though the texts are elsewhere or not all are of sounds. */
function whySomePairs(names: readonly string[]): string | undefined {
  const sounds = new Set(names.filter(isSound).flatMap((name) => namesOfText(stemOf(name))));
  const text = names.find((name) => /\.txt$/i.test(name) && sounds.has(stemOf(name)));
  return text && `${text} has the name of a sound file`;
}

/** A folder with texts as THCHS-30 has them, whose names have those of sounds in them. */
function whyTrn(names: readonly string[]): string | undefined {
  const sounds = new Set(names.filter(isSound));
  const text = names.find((name) => isTrn(name) && sounds.has(withoutEnding(name)));
  return text && `${text} is beside the sound of its name`;
}

/** A folder of sounds with texts of the same names, and no others. */
function whyPairs(names: readonly string[]): string | undefined {
  const sounds = new Set(names.filter(isSound).flatMap((name) => namesOfText(withoutEnding(name))));
  const texts = names.filter((name) => /\.txt$/i.test(name));
  if (texts.length === 0 || !texts.every((name) => sounds.has(withoutEnding(name)))) return undefined;
  // Nothing else that may hold the labels.
  if (!names.every((name) => isSound(name) || /\.txt$/i.test(name))) return undefined;
  return 'each of its .txt files is beside the sound file of its name';
}

/** Whether a text is a table of three columns or more, which nobody says. */
function isTable(head: string): boolean {
  const lines = head.split('\n').filter((line) => line.trim() !== '');
  const width = lines[0]?.split('\t').length ?? 0;
  return width > 2 && lines.every((line) => line.split('\t').length === width);
}

/** A transcription is for the whole sound; other controls ask for something else. */
function isForSounds({ tag }: ControlTag): boolean {
  return tag.type === 'TextArea' && attributeOf(tag, 'perRegion')?.value !== 'true';
}
