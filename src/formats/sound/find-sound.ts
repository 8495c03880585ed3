import { existsSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join } from 'node:path';
import { quote } from '../../json/json.ts';
import type { Input } from '../format.ts';
import { fileLookup, type LookupBelow } from '../labelled/file-lookup.ts';
import { isUrl } from '../labelled/find-image.ts';
import { mediaBelow } from '../labelled/media-below.ts';
import { showMediaFolder } from '../labelled/media-folder.ts';
import { folderShortener, pathsOfUrl } from '../labelled/shorter-names.ts';
import { isSound, soundExtensions } from '../media/audio-dir.ts';

/** The sound that a file of labels is about, there or not. */
export interface FoundSound {
  /** An absolute path; of a sound that has a URL, that. */
  path: string;
  exists: boolean;
  url?: string;
  /** The name in the file of labels, which this sound has, but not exactly. */
  writtenAs?: string;
}

/** Endings that are tried, in both usual cases; videos have sound too, but come last. */
const endings = [...soundExtensions, '.mp4'].flatMap((ending) => [ending, ending.toUpperCase()]);

const endingsOrNone = ['', ...endings];

/** Finds sounds for the files of labels of one input. */
export interface SoundFinder {
  /**
   * By a name with or without its ending, perhaps with folders; beside `file`, or in `--audio`, else by its name alone below that folder or
   * the input. Undefined when there is none.
   */
  byName(file: string, name: string): FoundSound | undefined;
  /** Where a sound with a full name should be. */
  expected(file: string, name: string): FoundSound;
  /** Says how many were found in other folders, to be called when all labels were read. */
  tell(): void;
}

/** `labels`: how the names of label files end. */
export function soundFinder(input: Input, labels: readonly string[]): SoundFinder {
  const { audio } = input.options;
  const lookup = fileLookup();
  const below = mediaBelow(input, audio, 'sound', {
    isMedium: isSoundOrVideo,
    labels,
    stemsOf: namesBeside,
  });
  let hasToldOfUrl = false;
  let beside = '';
  let folders: LookupBelow[] = [];
  let endsOf = folderShortener(lookup, () => folders);
  /** The folder in which the sound before was found: those that are missing should be there too. */
  let found: LookupBelow | undefined;
  const foldersFor = (file: string): typeof folders => {
    const folder = dirname(file);
    if (folders.length === 0 || (audio === undefined && folder !== beside)) {
      beside = folder;
      found = undefined;
      const paths = audio === undefined ? foldersOf(folder).filter((path) => existsSync(path)) : [audio];
      folders = paths.map(lookup.below);
      endsOf = folderShortener(lookup, () => folders);
    }
    return folders;
  };
  /** With `--audio`, the file of a URL is there. */
  const findOfUrl = (file: string, url: string): FoundSound => {
    const all = audio === undefined ? [] : foldersFor(file);
    for (const path of all.length === 0 ? [] : pathsOfUrl(url)) {
      const bare = basename(path);
      const ends = endsOf(path.slice(0, -bare.length - 1)).map((end) => `${end}/${bare}`);
      for (const part of [path, ...ends, bare]) {
        const folder = all.find((one) => one.exists(part));
        if (folder) return { path: folder.pathOf(part), exists: true };
      }
    }
    if (audio !== undefined && !hasToldOfUrl) {
      hasToldOfUrl = true;
      const where = showMediaFolder(input, audio);
      input.note(`${quote(url)} is not in ${where}; sounds that are not there keep their URLs.`);
    }
    return { path: url, exists: false, url };
  };
  return {
    byName(file, written) {
      if (isUrl(written)) return findOfUrl(file, written);
      const name = written.replace(/^file:\/\/(?:localhost)?/i, '').replaceAll('\\', '/');
      const bare = basename(name);
      const isFull = isAbsolute(name) || /^\/?[a-z]:\//i.test(name);
      if (isAbsolute(name) && isSoundOrVideo(name) && lookup.exists(name))
        return { path: name, exists: true };
      const all = foldersFor(file);
      const ends = name === bare ? [] : endsOf(name.slice(0, -bare.length - 1));
      const shorter = [...ends.map((end) => `${end}/${bare}`), bare];
      const parts = isFull || name === bare ? shorter : [name, ...shorter];
      // A name and its last part have the same ending.
      const mayEnd = endingsFor(bare);
      for (const part of parts) {
        for (const folder of all) {
          const path = folder.withEnding(part, mayEnd);
          if (path === undefined) continue;
          found = folder;
          return { path, exists: true };
        }
      }
      for (const part of parts) {
        for (const folder of all) {
          const path = folder.alikeWithEnding(part, mayEnd);
          if (path !== undefined) return { path, exists: true, writtenAs: written };
        }
      }
      const path = below.find(file, name, [bare], () => mayEnd);
      return path === undefined ? undefined : { path, exists: true };
    },
    tell: below.tell,
    expected(file, name) {
      const [own, layout] = foldersFor(file);
      const folder = found ?? layout ?? own;
      return {
        path: folder ? folder.pathOf(basename(name)) : join(audio ?? dirname(file), basename(name)),
        exists: false,
      };
    },
  };
}

/** Those that a name may lack. */
function endingsFor(name: string): readonly string[] {
  return isSoundOrVideo(name) ? endingsOrNone : endings;
}

/** Whether a file has sound by its name: videos do, as labels of sounds may be about these. */
export function isSoundOrVideo(name: string): boolean {
  return isSound(name) || /\.(?:mp4|m4v|mov|webm|mkv|ogv|avi)$/i.test(name);
}

/** Beside the labels, and where the usual layouts have sounds. */
function foldersOf(beside: string): string[] {
  const names = ['audio', 'wav', 'wavs', 'clips'];
  return [
    beside,
    ...names.map((name) => join(beside, name)),
    ...names.map((name) => join(dirname(beside), name)),
  ];
}

/** What Raven and BirdNET put between the name of a sound and the ending of its table. */
const tableTail = /\.(?:table\.\d+\.selections|birdnet\.(?:results|selections?(?:\.table)?))$/i;

/**
 * The names that the sound of a file of labels may have: that without the ending of labels (talk.wav.srt has its own), and that without a
 * language as well (talk.en.srt).
 */
export function namesBeside(path: string): string[] {
  const stem = basename(path, extname(path)).replace(tableTail, '');
  const plain = stem.replace(/\.[a-z]{2,3}(?:[-_][a-z]{2,4})?$/i, '');
  return plain === stem || isSoundOrVideo(stem) ? [stem] : [stem, plain];
}
