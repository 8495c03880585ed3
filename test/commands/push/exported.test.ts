import { expect, it } from 'vitest';
import { startFakeServer } from '../../support/label-studio/start.ts';
import { temporaryFolder, writeFiles } from '../../support/temporary-folder.ts';
import { runPush } from './run-push.ts';

it('sends no task a second time that was exported from the project', async () => {
  const { server, folder } = { server: await startFakeServer(), folder: temporaryFolder() };
  writeFiles(folder, {
    'texts.xml': '<View><Text name="t" value="$text"/></View>',
    'texts.jsonl': '{"text":"a"}\n{"text":"b"}\n{"text":"c"}\n',
  });
  const args = ['-l', 'texts.xml', '--project', 'Texts'];
  await runPush(folder, server, ['texts.jsonl', ...args]);
  // As the export of 1.23.2 has them, in short.
  const exported = [...server.project().tasks.values()].map(({ id, data, meta }) => ({
    ...{ id, annotations: [], drafts: [], predictions: [], data: { ...data }, meta: { ...meta } },
    ...{ created_at: '2026-11-27T15:57:50.902601Z', allow_skip: true, inner_id: id, project: 1 },
  }));
  exported[1]!.data.text = 'B';
  writeFiles(folder, { 'export.json': JSON.stringify(exported) });
  const again = await runPush(folder, server, ['export.json', ...args, '--prune']);
  expect(again.stdout).toMatch(
    /^Nothing new to send: all 3 tasks are in project 1 "Texts" already, 1 of them/,
  );
  expect((await runPush(folder, server, ['export.json', ...args, '--replace'])).stdout).toContain(
    'replaced: 1',
  );
  expect([...server.project().tasks.values()].map(({ data }) => data.text)).toEqual(['a', 'c', 'B']);
  const sent = JSON.stringify([...server.project().tasks.values()]);
  expect(sent.match(/"lsimport"/g)).toHaveLength(3);
  // In another project they are new.
  const other = await runPush(folder, server, ['export.json', '-l', 'texts.xml', '--project', 'Other']);
  expect(other.stdout).toContain('Sent 3 tasks');
});
