import { type FakeServer, personalToken } from '../../support/label-studio/start.ts';
import { type Ending, lsimport } from '../../support/run.ts';

/** Runs `lsimport push` against the imitation, with a personal token. */
export function runPush(
  folder: string,
  { url }: Pick<FakeServer, 'url'>,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ending> {
  const given = { LABEL_STUDIO_URL: url, LABEL_STUDIO_API_KEY: personalToken, ...env };
  return lsimport(folder, ['push', ...args], { env: given });
}
