import type { Context } from '../../context.ts';
import { type JsonObject, quote } from '../../json/json.ts';
import { statusOfObject } from '../../server/bucket-storages.ts';
import { NetworkProblem } from '../../server/network-problem.ts';
import { ServerError } from '../../server/server-error.ts';
import { withoutSecrets } from '../../without-secrets.ts';
import type { Media } from './identify.ts';

/** The first link of a task to the web server that `--links` names. */
export function webLinkOf(data: JsonObject, { webStart }: Pick<Media, 'webStart'>): string | undefined {
  if (webStart === undefined) return undefined;
  return Object.values(data)
    .flat()
    .find((value): value is string => typeof value === 'string' && value.startsWith(webStart));
}

/**
 * Fetches one link to a web server from this machine, before any task is sent. One that is not there is refused; where this machine cannot
 * tell, as it may not be one of those that annotate, it is only noted.
 */
export async function proveWeb(link: string, { env, signal, reporter }: Context): Promise<void> {
  const named = `${quote(withoutSecrets(link))}, the first file of the tasks`;
  let status: number;
  try {
    status = await statusOfObject(link, { env, signal });
  } catch (error) {
    if (!(error instanceof NetworkProblem)) throw error;
    reporter.note(
      `This machine gets no answer for ${named} (${error.code}). Check the URL of --links, unless only annotators can reach it.`,
    );
    return;
  }
  if (status === 404 || status === 410)
    throw new ServerError(
      `${named}, does not exist (${status}).`,
      'Check the URL of --links. The path of each file below the input, or below --document-root, comes after it.',
    );
  if (status >= 400)
    reporter.note(
      `The web server answers ${status} for ${named}. Annotators see the files only if it answers their browsers otherwise.`,
    );
}
