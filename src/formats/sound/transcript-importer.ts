import type { Finding } from '../../diagnostics/diagnostic.ts';
import type { JsonObject } from '../../json/json.ts';
import { readHead } from '../../readers/head.ts';
import type { FormatOptions, Importer, Input } from '../format.ts';
import { draftBatches } from '../labelled/draft-batch.ts';
import { labelledSounds } from '../labelled/labelled-media.ts';
import { readXml } from '../labelled/read-xml.ts';
import { stemOf } from '../labelled/stem-of.ts';
import type { Draft } from '../labelled/task-results.ts';
import { isSound, soundExtensions } from '../media/audio-dir.ts';
import type { SoundControls } from './controls.ts';
import type { SoundDrafting, Stretch } from './draft.ts';
import { draftsOfSounds } from './drafts-of-sounds.ts';
import { openSound, type SoundContext } from './open-sound.ts';
import { decode, readTranscript } from './read-transcript.ts';

/** What a file of labels has to say of one sound. */
export interface Transcript {
  /** Adds everything to the draft. */
  fill(draft: SoundDrafting): void;
  /** Names of the sound in the file, the best first. */
  names?: readonly string[];
  /** More members of the task's data. */
  data?: JsonObject;
}

/** What a reader of a file of labels is given. */
export interface TranscriptSource {
  input: Input;
  controls: SoundControls;
  text: string;
  displayPath: string;
  noteOfFirst: SoundContext['noteOfFirst'];
  /** Reports what makes the file as a whole unreadable; `line` counts from 1. */
  refuse(problem: string, line?: number): undefined;
}

/** A format of files that each have the labels of one sound. */
export interface TranscriptFormat {
  name: string;
  summary: string;
  /** In lower case with the dot; the first is the usual one. */
  extensions: readonly string[];
  /** Whether the beginning of a file with one of the endings is of this format. `hasSound`: a sound of its name, or `--audio`, is there. */
  isOne(head: string, hasSound: boolean): boolean;
  /** In words, for a folder: "it has ... files". */
  files: string;
  emptyMessage: string;
  options?: readonly (keyof FormatOptions)[];
  /** Other formats in which the same program writes the same, with how those files end. */
  alsoWrittenAs?: Readonly<Record<string, string>>;
  /** False when the ending of a file says nothing of its format. */
  isTelling?: false;
  /** Set when files are read by the encoding that they declare. */
  isXml?: true;
  /** What the first bytes of a file are that the format has and that is no text, as the end of a sentence. */
  binary?: { starts: string; problem: string };
  /** Undefined when the file cannot be read, which was reported. */
  read(source: TranscriptSource): Transcript | undefined;
}

function endsIn(name: string, extensions: readonly string[]): boolean {
  return extensions.some((extension) => name.toLowerCase().endsWith(extension));
}

/** Makes the importer of such a format, for a folder of these files or one of them. */
export function transcriptImporter(format: TranscriptFormat): Importer {
  const { name, summary, extensions, isOne, files, isTelling } = format;
  return {
    name,
    summary,
    input: 'file or directory',
    ...(isTelling === false ? { ownContent: true as const } : { extensions }),
    sniff: ({ isFolder, names, head, files: filesOf, hasBeside }, { audio } = {}) => {
      const isNamed = (one: string) => extensions.some((extension) => one.toLowerCase().endsWith(extension));
      if (!isFolder) {
        const hasSound = audio !== undefined || hasBeside?.(soundExtensions) === true;
        return names.every(isNamed) && isOne(head, hasSound) ? `it begins like ${files}` : undefined;
      }
      const hasOne = (extension: string) => {
        if (isTelling !== false) return names.some((one) => one.toLowerCase().endsWith(extension));
        const sounds = new Set(names.filter(isSound).map(stemOf));
        return filesOf(extension).some(({ name, head }) =>
          isOne(head, audio !== undefined || sounds.has(stemOf(name))),
        );
      };
      return extensions.some(hasOne) ? `it has ${files}` : undefined;
    },
    covers: ({ names }) => {
      const own = new Set(names.filter((one) => endsIn(one, extensions)).map(stemOf));
      return Object.entries(format.alsoWrittenAs ?? {}).flatMap(([other, ending]) => {
        const written = names.filter((one) => endsIn(one, [ending]));
        return written.every((one) => own.has(stemOf(one))) ? [other] : [];
      });
    },
    ...labelledSounds,
    options: [...labelledSounds.options, ...(format.options ?? [])],
    emptyMessage: format.emptyMessage,
    read: (input) =>
      draftBatches(
        draftsOfSounds(
          input,
          format.extensions,
          'sound files without a label file',
          (context, path, file) => {
            const draft = draftOf(context, format, path, file);
            return draft ? [draft] : [];
          },
        ),
      ),
  };
}

function draftOf(
  context: SoundContext,
  format: TranscriptFormat,
  path: string,
  displayPath: string,
): Draft | undefined {
  const { input, controls, noteOfFirst } = context;
  const { binary } = format;
  if (binary && readHead(path, displayPath).bytes.toString('latin1').startsWith(binary.starts)) {
    input.report({ code: 'label-file-malformed', args: { problem: binary.problem } }, { file: displayPath });
    return undefined;
  }
  const text = readTranscript(input, path, displayPath, format.isXml ? readXml : decode);
  if (text === undefined) return undefined;
  const refuse = (problem: string, line?: number): undefined => {
    const place = line === undefined ? { file: displayPath } : { file: displayPath, line };
    input.report({ code: 'label-file-malformed', args: { problem } }, place);
  };
  const transcript = format.read({ input, controls, text, displayPath, noteOfFirst, refuse });
  if (!transcript) return undefined;
  const draft = openSound(context, path, transcript.names ?? [], { file: displayPath }, true);
  transcript.fill(draft);
  return draft.finish(transcript.data);
}

/** What was read of a file in one go: stretches, and findings with their lines. */
export function transcriptOf(
  displayPath: string,
  stretches: readonly Stretch[],
  found: readonly { finding: Finding; line: number }[] = [],
): Transcript {
  return {
    fill(draft) {
      for (const { finding, line } of found) draft.report(finding, { file: displayPath, line });
      for (const stretch of stretches) draft.add(stretch);
    },
  };
}
