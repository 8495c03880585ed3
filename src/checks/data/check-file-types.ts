import { extname } from 'node:path';
import type { Finding, Report } from '../../diagnostics/diagnostic.ts';
import { type JsonObject, quote } from '../../json/json.ts';
import { escapePointer } from '../../json/parse-lossless.ts';
import type { LabelConfig } from '../../label-config/model.ts';
import { showUpload } from '../../links/link-upload.ts';
import { linkKeys, linksIn } from './links-in-data.ts';

/** Kinds of files that browsers do not show, whatever serves them. */
const notShown =
  /\.(?:tiff?|heic|jxl|jp2|p[pgbn]m|psd|dcm|svs|ndpi|nii|nrrd|mha|aiff?|au|wma|amr|avi|mkv|mov|ogv|wmv|flv|mpe?g|3gp)(?![a-z\d])/i;

/** Prepares the check of what the links in the data of a task lead to, as far as their names tell. */
export function compileFileTypes(
  config: LabelConfig,
): (data: JsonObject, path: string, report: Report) => void {
  const tags = [...linkKeys(config)];
  return (data, path, report) => {
    for (const [key, tag] of tags) {
      const value = data[key];
      // Nearly all links end in nothing of the kind, and this is asked of each task.
      if (typeof value === 'string' && !notShown.test(value)) continue;
      for (const [link, at] of linksIn(value, `${path}/${escapePointer(key)}`, true)) {
        const finding = findFileType(link);
        if (finding) report({ ...finding, path: at, tag: tag.ref });
      }
    }
  };
}

/** What browsers do not show by the name of the file behind a link, whichever server the link is for. */
export function findFileType(link: string): Finding | undefined {
  if (/^data:/i.test(link) || !notShown.test(link)) return undefined;
  const extension = extname(nameOf(link));
  if (!notShown.test(extension)) return undefined;
  return { code: 'file-type-not-shown', args: { link: quote(showUpload(link)), extension } };
}

/** The name of the file behind a link, of the links of both Label Studios too: `/data/local-files/?d=PATH` and `/data/NAME?d=FOLDER`. */
function nameOf(link: string): string {
  const isPath = link.startsWith('/data/');
  if (!isPath && !/^https?:/i.test(link)) return link;
  if (!URL.canParse(link, 'http://localhost')) return link;
  const { pathname, searchParams } = new URL(link, 'http://localhost');
  return /^\/data\/local-files\/?$/.test(pathname) ? (searchParams.get('d') ?? '') : pathname;
}
