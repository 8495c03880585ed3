import { attributeOf } from '../../label-config/attribute.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { madeBatch } from '../../tasks/made-batch.ts';
import { labelOptions } from '../choices-column/label-options.ts';
import { filesIn } from '../folder/files-in.ts';
import { labelFromFolder } from '../folder/label-from-folder.ts';
import { taskPath } from '../folder/show-path.ts';
import type { Importer, Input } from '../format.ts';
import { type PageEncoding, readPage } from './read-file.ts';
import { framesOfPages, whySavedPages } from './saved-pages.ts';

const extensions = ['.html', '.htm', '.xhtml', '.xml'];

export const htmlDir: Importer = {
  name: 'html-dir',
  summary: `a folder of HTML pages (${extensions.join(' ')}): one task per file, with its markup`,
  input: 'directory',
  extensions,
  sniff: whySavedPages,
  dataTags: ['HyperText'],
  linksFiles: (input) => showsAddress(input),
  oneTaskAFile: true,
  options: ['follow', ...labelOptions],
  shards: 'files',
  firstId: 0,
  emptyMessage: `it has no files that end in ${extensions.join(', ')}`,
  *read(input) {
    const { dataKey } = input;
    const linked = showsAddress(input);
    const encoding = encodingOf(input);
    const frames = framesOfPages(input);
    for (const { path, displayPath } of filesIn(input, extensions, frames.isFrame)) {
      const { value, found } = readPage(path, displayPath, linked ? 'none' : encoding, !linked);
      const data = { [dataKey]: linked ? input.link(path) : value, ...labelFromFolder(input, path) };
      const task = { task_path: taskPath(input, path), data };
      const batch = madeBatch(
        [task],
        () => ({ file: displayPath }),
        () => displayPath,
      );
      yield { ...batch, found: () => found };
    }
    frames.count();
  },
};

/** True when the tag loads pages from their address. */
function showsAddress(input: Pick<Input, 'config' | 'dataKey'>): boolean {
  return attributeOfShower(input, 'valueType') === 'url';
}

function encodingOf(input: Input): PageEncoding {
  const encoding = attributeOfShower(input, 'encoding');
  return encoding === 'base64' || encoding === 'base64unicode' ? encoding : 'none';
}

/** An attribute of the first tag that shows the data key. */
function attributeOfShower(
  { config, dataKey }: { config: LabelConfig | undefined; dataKey: string },
  name: string,
) {
  const shower = config?.objects.find(({ source }) => source?.variables[0]?.steps[0] === dataKey);
  return shower && attributeOf(shower.tag, name)?.value;
}
