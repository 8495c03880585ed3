import { realpathSync } from 'node:fs';
import { startLabelStudio1x } from '../run/start-label-studio-1x.ts';
import { makeOnce } from './make-once.ts';

/** A data folder of Label Studio 1.x after its first start, which takes about a minute: tables made, user and token created. */
export function prepareData1x(command: string): Promise<string> {
  return makeOnce('label-studio-1.x-data', realpathSync(command), async (data) => {
    console.log(`Starting ${command} for the first time, with its data in ${data}.`);
    const server = await startLabelStudio1x({ command, data, cwd: data, args: [] });
    await server.stop();
  });
}
