import { basename } from 'node:path';

/** The path of a file for a command that people run: of one in an archive or a store, which they have to get out first, the name alone. */
export function pathForCommands(displayPath: string): string {
  const isInside =
    /\.(?:zip|tar|tgz|tar\.\w+)[/\\]/i.test(displayPath) || /^[a-z0-9+.-]{2,}:\/\//i.test(displayPath);
  return isInside ? basename(displayPath) : displayPath;
}
