import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { quotePath } from '../links/quote-url.ts';
import { namesBelow } from '../links/relative-path.ts';
import { fileOfLink, type LinkRoots } from '../links/to-file.ts';
import type { Media } from './model.ts';

/** How files are linked from the page. */
export interface MediaLinks {
  /** Where the browser finds the file behind a link of a task. */
  resolve(link: string): Media;
  /** The local file that a link leads to, if it is there. */
  fileOf(link: string): string | undefined;
  /** The kinds of addresses that were made, for the policy of the page. */
  readonly schemes: ReadonlySet<string>;
}

/** Links longer than this are shown in part. */
const LONG = 300;

/** Storages that Label Studio makes addresses of the network for. */
const bucketSchemes = new Set(['s3:', 'gs:', 'azure-blob:']);

/** `pageFolder`: where the page will be; undefined when it goes to standard output, and links have to be absolute. */
export function createMediaLinks(pageFolder: string | undefined, roots: LinkRoots): MediaLinks {
  const schemes = new Set<string>();
  const found = (link: string, url: string, scheme: string): Media => {
    schemes.add(scheme);
    return { link: shorten(link), url };
  };
  const missing = (link: string, why: string): Media => ({ link: shorten(link), why });
  return {
    schemes,
    fileOf(link) {
      const file = fileOfLink(link, roots);
      return file !== undefined && existsSync(file) ? file : undefined;
    },
    resolve(link) {
      const file = fileOfLink(link, roots);
      if (file !== undefined) {
        if (!existsSync(file)) return missing(link, `There is no file ${file}.`);
        return found(link, urlOf(file, pageFolder), 'file:');
      }
      if (/^data:(?:image|audio|video)\//i.test(link)) return found(link, link, 'data:');
      const scheme = /^(?:https?:|[a-z][a-z\d+.-]*:)/i.exec(link)?.[0].toLowerCase();
      if (scheme === 'https:' || scheme === 'http:') {
        return URL.canParse(link) ? found(link, link, scheme) : missing(link, 'This is not a valid address.');
      }
      if (scheme !== undefined && bucketSchemes.has(scheme)) {
        return missing(
          link,
          `A browser does not open ${scheme}// addresses; Label Studio signs them for its own pages.`,
        );
      }
      if (scheme !== undefined && scheme.length > 2)
        return missing(link, `The preview does not open ${scheme} addresses.`);
      return missing(link, 'This address is one of Label Studio itself; the preview does not know the file.');
    },
  };
}

/** Relative where the file can be reached that way. */
function urlOf(file: string, pageFolder: string | undefined): string {
  if (pageFolder === undefined) return pathToFileURL(file).href;
  const relative = path.relative(pageFolder, file);
  if (path.isAbsolute(relative)) return pathToFileURL(file).href;
  const names = namesBelow(pageFolder, file, path) ?? relative.split(path.sep);
  return names.map(quotePath).join('/');
}

function shorten(link: string): string {
  return link.length > LONG ? `${link.slice(0, LONG - 3)}...` : link;
}
