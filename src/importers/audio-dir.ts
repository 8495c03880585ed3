import type { Importer } from './importer.ts';
import { readMediaFolder } from './media-dir.ts';

const extensions = ['.wav', '.aiff', '.mp3', '.au', '.flac'];

export const audioDir: Importer = {
  name: 'audio-dir',
  summary: `a folder of sound files (${extensions.join(' ')}): one task a file`,
  input: 'directory',
  fills: ['Audio', 'AudioPlus'],
  linksFiles: true,
  firstId: 1,
  nothing: `it has no file that ends in ${extensions.join(', ')}`,
  read: (input) => readMediaFolder(input, extensions),
};
