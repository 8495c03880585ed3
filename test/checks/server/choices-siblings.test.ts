import { expect, test } from 'vitest';
import { lsimport } from '../../support/run.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';

const one = '<Choices name="c" toName="t"><Choice value="a"/></Choices>';

// What the server of 1.23.2 answers to a new project with each.
test.each([
  [`<View>TEXT${one}<Choices name="d" toName="t" value="$x"/></View>`, true],
  [
    `<View>TEXT${one.replace('</', '<choice value="b"/></')}<Choices name="d" toName="t" value="$x"/></View>`,
    true,
  ],
  [`<View>TEXT${one}<choices name="d" toName="t"><View><Choice value="b"/></View></choices></View>`, false],
  [`<view>TEXT${one}<Choices name="d" toName="t" value="$x"/></view>`, false],
])('choices beside others without any: %s', async (config, isRefused) => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'c.xml': config.replace('TEXT', '<Text name="t" value="$t"/>'),
    'a.json': '[{"data": {"t": "a", "x": [{"value": "b"}]}}]',
  });
  const run = await lsimport(folder, ['check', 'a.json', '-l', 'c.xml', '--json', '--server', '1.x']);
  const codes = JSON.parse(run.stdout).diagnostics.map(({ code }: { code: string }) => code);
  expect(codes).toEqual(isRefused ? ['config-refused-by-server'] : []);
});
