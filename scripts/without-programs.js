// commander loads node:child_process, and with it Node's network modules, to start sub-commands that are programs of their own; lsimport has none.
const STARTER = 'node:child_process';
const EMPTY = '\0no-programs';

/** For the build: commander gets an empty module, in which it looks only when it is to start a program. */
export const withoutPrograms = {
  name: 'without-programs',
  resolveId(path, importer) {
    return path === STARTER && /[\\/]commander[\\/]/.test(importer ?? '') ? EMPTY : undefined;
  },
  load(id) {
    return id === EMPTY ? 'export default {};' : undefined;
  },
};
