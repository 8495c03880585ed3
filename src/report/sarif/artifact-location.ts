import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The base of relative URIs in the SARIF file: the folder that lsimport was run in. Code scanning of GitHub knows it by this name. */
export const BASE = '%SRCROOT%';

/**
 * A file as SARIF names it: below the working directory relative to that, so that it is found in another checkout too; else as a
 * `file:` URI.
 */
export function artifactLocation(path: string, cwd: string): { uri: string; uriBaseId?: string } {
  const below = relative(cwd, path);
  if (below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) {
    return { uri: pathToFileURL(path).href };
  }
  const steps = below.split(sep).map((step) => encodeURIComponent(step.toWellFormed()));
  return { uri: steps.join('/'), uriBaseId: BASE };
}

/** The URI of a folder, with the slash that a base needs. */
export function folderUri(path: string): string {
  return pathToFileURL(path).href.replace(/\/?$/, '/');
}
