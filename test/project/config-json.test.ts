import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  applySettings,
  defaultConfig,
  type ProjectSettings,
  parseConfig,
  printConfig,
} from '../../src/project/config-json.ts';
import { fixture } from '../support/recorded.ts';

const nothing: ProjectSettings = { mlBackends: [], allowServingLocalFiles: false };

function print(config: string, settings: Partial<ProjectSettings> = {}): string {
  const members = parseConfig(config)!;
  applySettings(members, { ...nothing, ...settings });
  return printConfig(members).toString();
}

const read = (config: string, settings?: Partial<ProjectSettings>) => JSON.parse(print(config, settings));

it('without options it is what Label Studio 0.9.1 writes, byte for byte', () => {
  const members = defaultConfig();
  applySettings(members, nothing);
  const expected = readFileSync(fixture('reference/cases/no-input/expected/config.json'), 'utf8');
  expect(printConfig(members).toString()).toBe(expected.trimEnd());
});

describe('a config.json to start from', () => {
  it('keeps its digits, its order and its text', () => {
    const text = print('{"z": 12345678901234567890, "é": 1.10, "a": [1, {"b": []}], "__proto__": {}}');
    expect(text).toMatch(
      '{\n  "z": 12345678901234567890,\n  "\\u00e9": 1.10,\n  "a": [\n    1,\n    {\n      "b": []\n    }\n  ],\n  "__proto__": {},\n',
    );
  });

  it('has the last of equal keys', () => {
    expect(read('{"title": "first", "port": 1, "title": "last"}')).toMatchObject({ title: 'last', port: 1 });
  });

  it.each(['[]', '"text"', '7', 'null'])('must be an object, not %s', (text) => {
    expect(parseConfig(text)).toBeUndefined();
  });

  it('keeps its ML backends before those of the command line', () => {
    const own = { url: 'http://own', name: 'own' };
    const more = { url: 'http://more', name: 'more' };
    expect(read(JSON.stringify({ ml_backends: [own] }), { mlBackends: [more] }).ml_backends).toEqual([
      own,
      more,
    ]);
    expect(read('{"ml_backends": null}').ml_backends).toEqual([]);
    expect(read('{}').ml_backends).toEqual([]);
  });

  it('keeps what no option changes', () => {
    const own = {
      sampling: 'uniform',
      host: 'own.example',
      port: 1,
      protocol: 'http://',
      description: 'own',
    };
    expect(read(JSON.stringify(own))).toMatchObject(own);
  });
});

describe('options', () => {
  it('win over it', () => {
    const own = '{"sampling": "uniform", "host": "own.example", "port": 1, "description": "own"}';
    const settings = {
      sampling: 'sequential',
      host: 'h',
      port: 2,
      description: 'd',
      allowServingLocalFiles: true,
    };
    const { allowServingLocalFiles: allow_serving_local_files, ...same } = settings;
    expect(read(own, settings)).toMatchObject({ ...same, allow_serving_local_files });
  });

  it('put storages in the place of folders', () => {
    const storage = (type: string) => ({ type, path: 'bucket', params: { prefix: 'a/b' } });
    const config = read('{}', { source: storage('s3'), target: storage('gcs-completions') });
    expect(config).toMatchObject({ source: storage('s3'), target: storage('gcs-completions') });
    expect(config).not.toHaveProperty('input_path');
    expect(config).not.toHaveProperty('output_dir');
  });

  it('turn the protocol to https with a certificate', () => {
    const cert = { cert: '/c.pem', key: '/k.pem' };
    expect(read('{}', { cert })).toMatchObject({ protocol: 'https://', ...cert });
  });
});
