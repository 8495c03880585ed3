import { statSync } from 'node:fs';
import { type JsonObject, quote } from '../../json/json.ts';
import type { Serving } from '../../links/serving.ts';
import { fileOfLink } from '../../links/to-file.ts';
import { readHead } from '../../readers/head.ts';
import type { Client } from '../../server/client.ts';
import { addLocalStorage, removeLocalStorage } from '../../server/local-storages.ts';
import { ServerError } from '../../server/server-error.ts';
import type { Media } from './identify.ts';

/** Links to files that Label Studio itself serves. */
const OWN = /^\/data\/(?:local-files\/?\?d=|upload\/)/;

/** What stands before the path below the document root. */
const LOCAL = /^\/data\/local-files\/?\?d=/;

/** The folder above all files that links to local files lead to, as its names below the document root. */
export function followLinks(): { add(data: JsonObject): void; names(): string[] | undefined } {
  let above: string[] | undefined;
  return {
    add(data) {
      for (const value of Object.values(data)) {
        if (typeof value !== 'string' || !LOCAL.test(value)) continue;
        const names = value.replace(LOCAL, '').split('/').slice(0, -1).map(decode);
        const differs = above?.findIndex((name, i) => name !== names[i]) ?? -1;
        if (!above) above = names;
        else if (differs >= 0) above = above.slice(0, differs);
      }
    },
    names: () => above,
  };
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The first link of a task that Label Studio itself answers, and not a file that is yet to be sent. */
export function ownLinkOf(data: JsonObject, { uploadOf }: Pick<Media, 'uploadOf'>): string | undefined {
  return Object.values(data).find(
    (value): value is string => typeof value === 'string' && OWN.test(value) && !uploadOf?.(value),
  );
}

/**
 * Fetches one link over the server, before any task is sent. Where the server does not find the file, the project gets a storage of the
 * folder. Returns whether it did; throws a ServerError that says what is missing.
 */
export async function proveMedia(
  client: Client,
  project: number,
  link: string,
  serving: Serving | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  if ((await isShown(client, link, serving)) || !serving) return false;
  const { path } = serving.storage;
  const added = await addLocalStorage(client, project, path, signal);
  if ('refused' in added) {
    throw new ServerError(
      `Label Studio cannot show the files in ${path}: ${added.refused}`,
      'Start Label Studio with this environment, and run the same command again; or, if it serves another folder with the files already, name that one: --document-root FOLDER. In a container, the folder must be mounted there under the same path.',
      false,
      environmentOf(serving),
    );
  }
  const second = await statusOf(client, link, serving);
  if (isFine(second)) return added.isNew;
  if (added.isNew) await removeLocalStorage(client, added.id);
  throw notShown(link, second, serving);
}

/** Whether the server shows a link; false when a storage may be missing for it. Throws a ServerError when no storage can help. */
export async function isShown(client: Client, link: string, serving: Serving | undefined): Promise<boolean> {
  const status = await statusOf(client, link, serving);
  if (isFine(status)) return true;
  if (status === 404 && serving) return false;
  throw notShown(link, status, serving);
}

/** How many of the first bytes are compared. */
const COMPARED = 1 << 16;

/**
 * The status with which the server answers a link. Below another document root it may have another file under the same path, which annotators
 * would see in place of the one that is meant; where the file is on this machine too, that is refused.
 */
async function statusOf(client: Client, link: string, serving: Serving | undefined): Promise<number> {
  const file = serving && fileOfLink(link, { documentRoot: serving.root });
  if (file === undefined || !isRegularFile(file)) return client.statusOf(link);
  const { status, length, head } = await client.look(link, COMPARED);
  if (status !== 200) return status;
  const { size } = statSync(file);
  const isSame = (length ?? size) === size && readHead(file, file, COMPARED).bytes.equals(head);
  if (isSame) return status;
  throw new ServerError(
    `Label Studio shows another file at ${quote(link)} than ${file}.`,
    '--document-root must be the document root of the server. Files that are not below it can be sent instead: --upload',
  );
}

function isRegularFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

function isFine(status: number): boolean {
  return status >= 200 && status < 400;
}

function notShown(link: string, status: number, serving: Serving | undefined): ServerError {
  const message = `Label Studio does not show ${quote(link)}, the first file of the tasks (${status}).`;
  const lines = serving ? environmentOf(serving) : [];
  if (status === 403)
    return new ServerError(
      `${message} To serve local files it must be started with:`,
      'Start it with this environment, and run the same command again.',
      false,
      lines,
    );
  if (status === 404 && serving) {
    return new ServerError(
      `${message} Either the file is not there on its machine, or it was not started with:`,
      '--document-root must be the document root of the server. In a container, the folder must be mounted there under the same path.',
      false,
      lines,
    );
  }
  if (status === 404)
    return new ServerError(
      message,
      LOCAL.test(link)
        ? 'The file is missing there, or no storage covers it. With --document-root FOLDER, the folder that is the document root of the server, push adds the storage.'
        : 'The file is missing there.',
    );
  return new ServerError(message, 'Open the link in a browser that is logged in to see why.');
}

/** The environment that the server needs, a variable a line. */
function environmentOf({ environment }: Serving): string[] {
  return Object.entries(environment).map(([name, value]) => `${name}=${value}`);
}
