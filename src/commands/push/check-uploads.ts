import { closeSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import type { Finding, Report } from '../../diagnostics/diagnostic.ts';
import type { Code } from '../../diagnostics/messages.ts';
import { reasonOf } from '../../errors.ts';
import type { Importer } from '../../formats/format.ts';
import { isMedium } from '../../formats/media-columns/media-keys.ts';
import { isObject, type Json, quote } from '../../json/json.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import { HEAD, whyNoImage } from '../../media/not-an-image.ts';
import { openRegular } from '../../readers/regular-file.ts';
import { whatIsAt } from '../../readers/what-is-at.ts';
import { UPLOADABLE } from '../../server/uploads/name-upload.ts';
import { changedBatch } from '../../tasks/changed-batch.ts';
import type { Media } from './identify.ts';
import { uploadsIn } from './uploads-in.ts';

/** The most that a request of the server may have, less what a form adds to a file. */
const LARGEST = 250 * 1024 * 1024 - 1000;

/** Finds what keeps the files of a task from being sent or shown. */
export function createUploadCheck(media: Media): (task: Json, report: Report) => void {
  const { nameOf = String } = media;
  const known = new Map<string, Finding | undefined>();
  const find = (file: string): Finding | undefined => {
    if (known.has(file)) return known.get(file);
    const found = findingOf(file, quote(nameOf(file)));
    known.set(file, found);
    return found;
  };
  return (task, report) => {
    if (!media.uploadOf || !isObject(task)) return;
    const isWhole = isObject(task.data);
    for (const [key, value] of Object.entries(isWhole ? (task.data as object) : task)) {
      for (const file of uploadsIn({ value }, media)) {
        const found = find(file);
        if (found) report({ ...found, path: `${isWhole ? '/data' : ''}/${escapePointer(key)}` });
      }
    }
  };
}

function findingOf(path: string, file: string): Finding | undefined {
  const impossible = (problem: string, fix?: string): Finding => ({
    code: 'not-uploadable',
    args: { file, problem, ...(fix !== undefined && { fix }) },
  });
  const stats = whatIsAt(path);
  if (!stats)
    return impossible('it does not exist', 'Put it there, set the folder of images with --images FOLDER');
  if (!stats.isFile()) return impossible('it is not a file');
  const ending = extname(path).toLowerCase();
  if (!UPLOADABLE.has(ending)) {
    const what = ending === '' ? 'no files without an ending' : `no files that end in ${ending}`;
    return impossible(`Label Studio takes ${what}, only ${[...UPLOADABLE].join(' ')}`, 'Convert it');
  }
  if (stats.size > LARGEST) return impossible('Label Studio takes at most 250 MiB');
  try {
    const head = headOf(path);
    const problem = whyNoImage(path, head) ?? (head.length === 0 && isMedium(path) ? 'is empty' : undefined);
    return problem === undefined ? undefined : { code: 'media-damaged', args: { file, problem } };
  } catch (error) {
    return impossible(reasonOf(error));
  }
}

function headOf(path: string): Buffer {
  const { fd } = openRegular(path);
  try {
    const head = Buffer.alloc(HEAD);
    return head.subarray(0, readSync(fd, head, 0, HEAD, 0));
  } finally {
    closeSync(fd);
  }
}

/** What formats warn of that the check of the files says as well, and as an error where nothing can be sent. */
const saidByCheck: readonly Code[] = [
  'media-missing',
  'image-missing',
  'video-missing',
  'sound-missing',
  'media-damaged',
];

/** A format that leaves it to the check of the files to say which are missing. */
export function leavingToCheck(importer: Importer): Importer {
  return {
    ...importer,
    *read(input) {
      for (const batch of importer.read(input)) {
        const { found } = batch;
        if (!found) yield batch;
        else
          yield changedBatch(batch, (record) => record, {
            found: (index) => [...found(index)].filter(({ finding }) => !saidByCheck.includes(finding.code)),
          });
      }
    },
  };
}
