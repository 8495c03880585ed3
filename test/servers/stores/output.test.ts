import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { installEmulators } from '../install/install-emulators.ts';
import { type Emulator, startAzurite, startGoogle, startMoto } from './emulators.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const config = '<View><Text name="t" value="$text"/></View>';
const contents = {
  small: '{"text":"owl"}\n{"text":"wren"}\n',
  // Sent in three parts.
  large: Array.from({ length: 200_000 }, (_, i) => `{"text":"${'owl '.repeat(20)}${i}"}\n`).join(''),
};

describe.each([
  ['moto', startMoto],
  ['Azurite', startAzurite],
  ['fake-gcs-server', startGoogle],
])('in %s', (_, start) => {
  let store: Emulator;
  beforeAll(async () => {
    store = await start(await installEmulators());
  });
  afterAll(() => store.server.stop());

  test.each(['small', 'large'] as const)(
    'a %s object is what the file would be, and replaced only with --force',
    async (size) => {
      for (const [variable, value] of Object.entries(store.env)) vi.stubEnv(variable, value);
      const folder = temporaryFolder();
      writeFiles(folder, { 'config.xml': config, 'in.jsonl': contents[size] });
      const convert = (input: string, output: string, ...more: string[]) =>
        lsimport(folder, ['convert', input, '-l', 'config.xml', '--to', 'jsonl', '-o', output, ...more]);
      const object = `${store.address}/out/${size} +ü.jsonl`;
      const written = await convert('in.jsonl', object);
      expect(written.code, written.stderr).toBe(0);
      expect(await convert('in.jsonl', object)).toMatchObject({ code: 4 });
      expect(await convert('in.jsonl', object, '--force')).toMatchObject({ code: 0 });
      // The tasks have their ids, which stay.
      await convert('in.jsonl', 'file.jsonl');
      await convert(object, 'read-back.jsonl');
      expect(
        readFileSync(join(folder, 'read-back.jsonl')).equals(readFileSync(join(folder, 'file.jsonl'))),
      ).toBe(true);
    },
  );
});
