import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { packageRoot } from '../../src/package-files.ts';
import { runConsole } from './console.ts';
import { type Block, readBlocks } from './markdown.ts';
import { temporaryFolder, writeFiles } from './temporary-folder.ts';

/** Where the examples seem to run, and when their files seem to have been made. */
const home = '/home/ana';
const env = { SOURCE_DATE_EPOCH: '1614556800' };

/** The pages for users, as paths relative to the package: README.md and all of docs/. */
export const pages: string[] = [
  'README.md',
  ...readdirSync(join(packageRoot, 'docs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => relative(packageRoot, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort(),
];

export function readPage(page: string): string {
  return readFileSync(join(packageRoot, page), 'utf8');
}

/** The console blocks of a page, each with the files that are shown above it on the same page. */
export function examplesOf(page: string): { block: Block; files: Record<string, string> }[] {
  const blocks = readBlocks(readPage(page));
  return blocks
    .filter(({ language }) => language === 'console')
    .map((block) => {
      const files = blocks.filter((before) => before.file !== '' && before.line < block.line);
      return { block, files: Object.fromEntries(files.map(({ file, text }) => [file, text])) };
    });
}

/** Runs a console block in a new folder that holds the files. Returns the block as it should be, with a fixed folder and fixed times. */
export async function runExample(text: string, files: Record<string, string>): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const transcript = await runConsole(text, folder, env);
  return transcript
    .replaceAll(folder, home)
    .replaceAll(encodeURIComponent(folder), encodeURIComponent(home))
    .replace(/\d+\.\d s\b/g, '0.1 s');
}
