import { isObject, type JsonObject, quote } from '../../json/json.ts';
import { createLocator } from '../../json/locator.ts';
import { isWhisper } from '../json-head.ts';
import { parseJsonText } from '../labelled/parse-json-file.ts';
import type { SoundDrafting } from '../sound/draft.ts';
import { type Transcript, type TranscriptSource, transcriptImporter } from '../sound/transcript-importer.ts';
import { type SegmentList, segmentsOf } from './segments.ts';

export const whisper = transcriptImporter({
  name: 'whisper',
  summary:
    'JSON of Whisper, a folder or a file: one task per sound file of the same name, with its segments and speakers',
  extensions: ['.json'],
  isTelling: false,
  isOne: isWhisper,
  // As whisper --output_format all does, which is its default.
  alsoWrittenAs: { srt: '.srt', vtt: '.vtt', 'audio-csv': '.tsv', transcripts: '.txt' },
  files: '.json files with segments of Whisper',
  emptyMessage: 'it has no .json files',
  read: readWhisper,
});

function readWhisper(source: TranscriptSource): Transcript | undefined {
  const { input, text, displayPath } = source;
  const value = parseJsonText(input, text, displayPath);
  if (value === undefined) return undefined;
  const list = segmentsOf(value);
  if (!list && displayPath !== input.displayPath && !(isObject(value) && 'text' in value)) {
    // Folders have other JSON too, such as the settings of a model.
    input.skip('.json files without a text and segments', 1);
    return undefined;
  }
  if (!list) return source.refuse('it has no list "segments", "transcription" or "chunks"');
  const others = isObject(value) ? Object.keys(value) : [];
  // whisper.cpp has the language in "result", and nothing else.
  const isCpp = isObject(value) && list.path === '/transcription' && isObject(value.result);
  for (const key of others) {
    if (![list.path.slice(1), 'text', 'language', 'chunks', ...(isCpp ? ['result'] : [])].includes(key))
      input.skip(`members called ${quote(key)}`, 1);
  }
  const said = isCpp ? (value.result as JsonObject).language : isObject(value) ? value.language : undefined;
  const language = typeof said === 'string' ? said : undefined;
  return {
    fill: (draft) => addSegments(draft, list, source, text, displayPath),
    ...(language !== undefined && input.dataKey !== 'language' && { data: { language } }),
  };
}

function addSegments(
  draft: SoundDrafting,
  { path, items, read }: SegmentList,
  { input }: TranscriptSource,
  text: string,
  file: string,
): void {
  const locate = createLocator(text);
  for (const [i, item] of items.entries()) {
    const at = `${path}/${i}`;
    const { breaks, offset, lineStart } = locate(at);
    const place = { file, line: breaks + 1, column: offset - lineStart + 1 };
    const segment = read(item);
    if ('problem' in segment) {
      const args = { what: `segment ${at}`, problem: segment.problem };
      draft.report({ code: 'label-malformed', args, path: at }, place);
      continue;
    }
    const { start, end, text: said, speaker, score, words, others } = segment;
    if (words > 0) input.skip('times of single words', words);
    for (const other of others) input.skip(`fields ${quote(other)} of segments`, 1);
    draft.add({ start, end, label: speaker, text: said, score, place, path: at });
  }
}
