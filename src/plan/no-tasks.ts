import { join } from 'node:path';
import type { Finding } from '../diagnostics/diagnostic.ts';
import type { Importer, Input } from '../formats/format.ts';
import { sampleFolder } from '../formats/input-sample.ts';
import { quote } from '../json/json.ts';
import { fileKindOf } from '../readers/file-kind.ts';
import { readHead } from '../readers/head.ts';
import { whatIsAt } from '../readers/what-is-at.ts';
import { helpForKind } from './format/refuse-other-kinds.ts';

/** The finding that an input has no tasks. */
export function noTasks(
  importer: Importer,
  input: Pick<Input, 'path' | 'displayPath' | 'files' | 'store'>,
): Finding {
  const { emptyMessage, emptyAdvice } = importer;
  const { displayPath, files } = input;
  const advice =
    (typeof emptyAdvice === 'function' ? adviceBy(emptyAdvice, input) : emptyAdvice) ??
    adviseOnMedia(importer, input);
  const wanted = files ? `with ${files.asTyped} ${emptyMessage}` : emptyMessage;
  return { code: 'no-tasks', args: { input: displayPath, wanted, ...(advice !== undefined && { advice }) } };
}

/** What a format says of a folder without tasks. */
function adviceBy(
  advice: (names: readonly string[]) => string,
  { path, files, store }: Pick<Input, 'path' | 'files' | 'store'>,
): string | undefined {
  if (files || store || !whatIsAt(path)?.isDirectory()) return undefined;
  return advice(sampleFolder(path, () => true).names);
}

/** For a folder of media without any that the format takes: what its first file is, and what to do with such. */
function adviseOnMedia(
  { input: kinds, oneTaskAFile, linksFiles }: Importer,
  { path, displayPath, files, store }: Pick<Input, 'path' | 'displayPath' | 'files' | 'store'>,
): string | undefined {
  if (kinds !== 'directory' || !oneTaskAFile || !linksFiles || files || store) return undefined;
  const [first] = sampleFolder(path, () => true).names;
  if (first === undefined) return undefined;
  const shown = join(displayPath, first);
  const kind = fileKindOf(first, readHead(join(path, first), shown).bytes);
  return kind && `${quote(first)} in it is ${kind.name}. ${helpForKind(kind, shown)}`;
}
