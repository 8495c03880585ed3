import { splitPath } from '../quick-paths.ts';
import { quotePath, quoteQuery } from './quote-url.ts';

/**
 * Links that the server of Label Studio 0.9 answers: `/data/<file name>?d=<directory>` (Tasks._create_task_with_local_uri), without an
 * origin unless one is given, so that they work on any host and port. It finds any file of the machine that way, hence
 * `--allow-serving-local-files`.
 */
export function linkTo09(origin = ''): (path: string) => string {
  const start = `${origin.replace(/\/+$/, '')}/data/`;
  let directory = '';
  let query = '';
  return (path) => {
    const { folder, name } = splitPath(path);
    if (folder !== directory || query === '') {
      directory = folder;
      query = `?d=${quoteQuery(directory)}`;
    }
    return `${start}${quotePath(name)}${query}`;
  };
}
