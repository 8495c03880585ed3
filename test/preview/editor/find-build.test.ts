import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findEditorBuild } from '../../../src/preview/editor/find-build.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const packages = 'lib/python3.12/site-packages';
const build = `${packages}/web/dist/apps/labelstudio`;

const BUILD_MAIN =
  'x=Promise.all([n.e(502),n.e(855)]).then(n.bind(n,19363)),y=Promise.all([n.e(502),n.e(358)]).then(n.bind(n,41607))';

/** A virtual environment with a front end as webpack builds it: the editor is loaded at two places, something else at a third. */
function installation(files: Record<string, string> = {}): string {
  const root = temporaryFolder();
  const all = {
    'bin/label-studio': '#!/usr/bin/python3\n',
    [`${packages}/label_studio-1.23.2.dist-info/METADATA`]: '',
    [`${packages}/label_studio/feature_flags.json`]: JSON.stringify({
      flags: {
        on: { on: true, fallthrough: { variation: 0 }, offVariation: 1, variations: [true, false] },
        off: { on: false, fallthrough: { variation: 0 }, offVariation: 1, variations: [true, false] },
      },
    }),
    [`${build}/main.js`]: BUILD_MAIN,
    [`${build}/main.css`]: '',
    [`${build}/vendor.js`]: '',
    [`${build}/runtime.js`]: '',
    [`${build}/855.js`]: 'c.push([[855],{19363:(e,t,n)=>{new window.LabelStudio(a)}}])',
    [`${build}/358.js`]: 'c.push([[358],{7:()=>{},41607:(e,t,n)=>{window.LabelStudio=A}}])',
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

const found = (root: string) => ({
  folder: join(root, build),
  fonts: join(root, packages, 'label_studio/core/static/fonts'),
  version: '1.23.2',
  flags: { on: true, off: false },
  chunks: [502, 358],
  module: 41607,
});

test('the editor is found by the command, its environment, its packages, and on PATH', () => {
  const root = installation();
  const bin = temporaryFolder();
  symlinkSync(join(root, 'bin/label-studio'), join(bin, 'label-studio'));
  for (const wanted of ['', 'bin/label-studio', packages]) {
    expect(findEditorBuild(join(root, wanted), {})).toEqual(found(root));
  }
  expect(findEditorBuild(undefined, { PATH: `/nowhere:${bin}` })).toEqual(found(root));
});

test('the styles that its front end adds are found', () => {
  const main = `${BUILD_MAIN},c.push([[1],{3:(e,t)=>{},97562:(e,t,n)=>{"use strict";n.d(t,{A:()=>s});var r=n(9372);o.push([e.id,"/*\\n! tailwindcss v3.4.3 | MIT License`;
  const root = installation({ [`${build}/main.js`]: main });
  expect(findEditorBuild(root, {})).toEqual({ ...found(root), styles: 97562 });
});

test('a command that is apart from its Python is followed by its first line', () => {
  const root = installation();
  const bin = join(temporaryFolder(), 'label-studio');
  writeFileSync(bin, `#!${root}/bin/python3\nimport sys\n`);
  expect(findEditorBuild(bin, {})).toEqual(found(root));
});

test('what is not there, no Label Studio 1.x, or built in another way is said', () => {
  const empty = temporaryFolder();
  const other = installation({ [`${build}/main.js`]: 'import("./editor.mjs")' });
  const why = (wanted: string | undefined) => findEditorBuild(wanted, { PATH: empty });
  expect(why(undefined)).toEqual({ why: 'There is no label-studio on PATH.' });
  expect(why(join(empty, 'no'))).toEqual({ why: `There is no ${join(empty, 'no')}.` });
  expect(why(empty)).toEqual({ why: `No editor of Label Studio 1.x belongs to ${empty}.` });
  expect(why(other)).toEqual({
    why: 'The editor of Label Studio 1.23.2 is built in a way that lsimport does not know.',
  });
});
