import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lsimport } from '../support/run.ts';
import { temporaryFolder, writeFiles } from '../support/temporary-folder.ts';

/** Colour, bell, return, next line, marks that turn the direction of text, and a line of its own. */
const evil = 'x\u001b[31m\u0007\u0085\r\u202e\u2066\u200f\u2028\nforged';
const shown = 'x\\u001b[31m\\u0007\\u0085\\u000d\\u202e\\u2066\\u200f\\u2028\\u000aforged';
const raw = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

const config =
  '<View><Text name="t" value="$t"/><Choices name="c" toName="t"><Choice value="a"/></Choices></View>';
const json = (value: unknown) => JSON.stringify(value);
const predicted = (fields: object) => json([{ data: { t: 'a' }, predictions: [{ result: [fields] }] }]);
const choice = { from_name: 'c', to_name: 't', type: 'choices', value: { choices: ['a'] } };

describe('what could deceive on a terminal is made visible', () => {
  it.each<[string, string[], Record<string, string | Uint8Array>]>([
    ['in an input path that is missing', ['-i', evil], {}],
    ['in an input path that is there', ['-i', evil], { [evil]: '[7]' }],
    ['in the name of a project', [], { [`${evil}/tasks.json`]: '' }],
    ['in the name of a label config', ['-l', evil], { [evil]: '<View>' }],
    ['in the name of a config', ['-c', evil], { [evil]: '{' }],
    ['in an option', [`--${evil}`], {}],
    ['in the value of an option', ['--sampling', evil], {}],
    ['in the value of an option with a number', ['--port', evil], {}],
    ['in the name of an ML backend', ['--ml-backends', evil], {}],
    ['in JSON that is malformed', ['-i', 'in'], { in: `[{"t": ${evil}}]` }],
    ['in a task that is none', ['-i', 'in'], { in: json([evil]) }],
    ['in data of the wrong kind', ['-i', 'in', '-l', 'c.xml'], { in: json([{ data: { [evil]: {} } }]) }],
    ['in a key that is repeated', ['-i', 'in', '--strict'], { in: `[{${json(evil)}: 1, ${json(evil)}: 2}]` }],
    [
      'in a name that there is not',
      ['-i', 'in', '-l', 'c.xml'],
      { in: predicted({ ...choice, from_name: evil }) },
    ],
    [
      'in a label that there is not',
      ['-i', 'in', '-l', 'c.xml'],
      { in: predicted({ ...choice, value: { choices: [evil] } }) },
    ],
    [
      'in a type that there is not',
      ['-i', 'in', '-l', 'c.xml'],
      { in: predicted({ ...choice, type: evil }) },
    ],
    ['in an id that cannot be kept', ['-i', 'in', '--strict'], { in: json([{ id: evil, data: {} }]) }],
    ['in a tag', ['-l', 'in'], { in: '<View><x\u0085\u202e/></View>' }],
    [
      'in the value of an attribute',
      ['-l', 'in'],
      { in: `<View><Text name="t\u202e" value="$t"/><Choices name="c" toName="\u202e"/></View>` },
    ],
    ['in a text that is no XML', ['-l', 'in'], { in: `\u202e\u0085` }],
    [
      'around a byte that is no UTF-8',
      ['-i', 'in', '--input-format', 'text', '-l', 'c.xml'],
      { in: Buffer.concat([Buffer.from(`${evil} \u202e`), Buffer.from([0xff])]) },
    ],
  ])('%s', async (_where, args, files) => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'c.xml': config, ...files });
    const { code, stdout, stderr } = await lsimport(folder, ['init', evil, ...args]);
    expect(code).toBeGreaterThan(0);
    expect(code).toBeLessThan(70);
    expect(stdout + stderr).not.toMatch(raw);
    expect(stdout + stderr).not.toMatch(/^\s*forged/m);
    expect(stderr).toContain('\\u202e');
  });

  it('in the summary of a project that was made', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'in/a.png': '', 'c.xml': '<View><Image name="i" value="$i"/></View>' });
    symlinkSync('nowhere', join(folder, `in/${evil}.png`));
    const args = ['init', evil, '-i', 'in', '--input-format', 'image-dir', '-l', 'c.xml'];
    const { code, stdout, stderr } = await lsimport(folder, args);
    expect(code).toBe(0);
    expect(stdout + stderr).not.toMatch(raw);
    expect(stdout + stderr).not.toMatch(/^\s*forged/m);
    expect(stdout).toContain(`Created project ${shown} with 1 task`);
    expect(stderr).toContain(`in/${shown}.png is a broken symbolic link`);
  });
});
