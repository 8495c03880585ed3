import { type JsonObject, quote } from '../../json/json.ts';
import type { Serving } from '../../links/serving.ts';
import type { Client } from '../../server/client.ts';
import { addLocalStorage, removeLocalStorage } from '../../server/local-storages.ts';
import { ServerError } from '../../server/server-error.ts';

/** Links to files that Label Studio itself serves. */
const OWN = /^\/data\/(?:local-files\/?\?d=|upload\/)/;

/** The first link of a task that Label Studio itself answers. */
export function ownLinkOf(data: JsonObject): string | undefined {
  return Object.values(data).find((value): value is string => typeof value === 'string' && OWN.test(value));
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
): Promise<boolean> {
  const first = await client.statusOf(link);
  if (isFine(first)) return false;
  if (first !== 404 || !serving) throw notShown(link, first, serving);
  const { path } = serving.storage;
  const added = await addLocalStorage(client, project, path);
  if ('refused' in added) {
    throw new ServerError(
      `Label Studio cannot show the files in ${path}: ${added.refused}`,
      'Start Label Studio with this environment, and run the same command again. In a container, the folder must be mounted there under the same path.',
      false,
      environmentOf(serving),
    );
  }
  const second = await client.statusOf(link);
  if (isFine(second)) return true;
  await removeLocalStorage(client, added.id);
  throw notShown(link, second, serving);
}

function isFine(status: number): boolean {
  return status >= 200 && status < 400;
}

function notShown(link: string, status: number, serving: Serving | undefined): ServerError {
  const message = `Label Studio does not show ${quote(link)}, the first file of the tasks (${status}).`;
  const lines = serving ? environmentOf(serving) : [];
  if (status === 403)
    return new ServerError(
      message,
      'It must be started with this environment to serve local files.',
      false,
      lines,
    );
  if (status === 404 && serving) {
    return new ServerError(
      message,
      'Its document root must be that of --document-root, and the file must be there. It is started with:',
      false,
      lines,
    );
  }
  if (status === 404)
    return new ServerError(
      message,
      'The file is missing there, or the project has no storage of its folder.',
    );
  return new ServerError(message, 'Open the link in a browser that is logged in to see why.');
}

/** The environment that the server needs, a variable a line. */
function environmentOf({ environment }: Serving): string[] {
  return Object.entries(environment).map(([name, value]) => `${name}=${value}`);
}
