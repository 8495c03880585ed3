import { spawn } from 'node:child_process';
import type { Context } from '../../context.ts';

/** Opens a file as a double click would. That it cannot is said, and is not a failure: the page is there. */
export async function openPage(path: string, { env, reporter }: Context): Promise<void> {
  const [command, ...args] = openerOf(process.platform);
  const problem = await new Promise<Error | undefined>((resolve) => {
    const child = spawn(command!, [...args, path], { env, stdio: 'ignore', detached: true });
    child.once('error', resolve);
    child.once('spawn', () => {
      child.unref();
      resolve(undefined);
    });
  });
  if (problem)
    reporter.note(`The page was not opened: ${command} could not be started. Open ${path} yourself.`);
}

function openerOf(platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') return ['open'];
  return platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open'];
}
