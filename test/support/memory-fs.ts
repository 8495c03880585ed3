/** A file system in memory with the calls that staging makes, which can be copied and compared: for the exploration of all its states. */
export class MemoryFs {
  private nodes = new Map<number, Node>([[1, { kind: 'folder', entries: new Map() }]]);
  private made = 0;
  /** Folders in which names that are not hidden have changed since the last fsync. */
  private readonly unsynced = new Set<number>();

  copy(): MemoryFs {
    const copy = new MemoryFs();
    copy.made = this.made;
    copy.nodes = new Map(
      [...this.nodes].map(([ino, node]) => [
        ino,
        node.kind === 'folder' ? { ...node, entries: new Map(node.entries) } : node,
      ]),
    );
    for (const ino of this.unsynced) copy.unsynced.add(ino);
    return copy;
  }

  /** All paths with the content of files and links; folders have a slash. */
  tree(ino = 1, path = ''): Record<string, string> {
    const tree: Record<string, string> = {};
    for (const [name, child] of [...this.folder(ino, path).entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const node = this.nodes.get(child)!;
      if (node.kind !== 'folder') tree[`${path}/${name}`] = node.content;
      else Object.assign(tree, { [`${path}/${name}/`]: '' }, this.tree(child, `${path}/${name}`));
    }
    return tree;
  }

  /** Two file systems with the same key behave the same. */
  key(): string {
    const nodes = [...this.nodes].map(([ino, node]) => [
      ino,
      node.kind,
      node.kind === 'folder' ? [...node.entries] : node.content,
    ]);
    return JSON.stringify([nodes, this.made, [...this.unsynced]]);
  }

  isSynced(path: string): boolean {
    return !this.unsynced.has(this.at(path));
  }

  write(path: string, content: string): void {
    const parts = path.split('/').slice(1, -1);
    parts.forEach((_, n) => {
      const folder = `/${parts.slice(0, n + 1).join('/')}`;
      if (this.find(folder) === undefined) this.mkdir(folder);
    });
    this.add(path, { kind: 'file', content });
  }

  lstat(path: string): { ino: number; kind: Node['kind'] } | undefined {
    const ino = this.find(path);
    return ino === undefined ? undefined : { ino, kind: this.nodes.get(ino)!.kind };
  }

  readdir(path: string): string[] {
    return [...this.folder(this.at(path), path).entries.keys()].sort();
  }

  mkdir(path: string, recursive = false): void {
    if (recursive) {
      const parent = path.slice(0, path.lastIndexOf('/'));
      if (parent !== '' && this.find(parent) === undefined) this.mkdir(parent, true);
      if (this.find(path) !== undefined) return;
    }
    this.add(path, { kind: 'folder', entries: new Map() });
  }

  mkdtemp(prefix: string): string {
    const path = `${prefix}${String(++this.made).padStart(6, '0')}`;
    this.mkdir(path);
    return path;
  }

  symlink(content: string, path: string): void {
    this.add(path, { kind: 'link', content });
  }

  readlink(path: string): string {
    const node = this.nodes.get(this.at(path))!;
    if (node.kind !== 'link') throw failure('EINVAL', path);
    return node.content;
  }

  link(from: string, to: string): void {
    const ino = this.at(from);
    if (this.find(to) !== undefined) throw failure('EEXIST', to);
    this.enter(to, ino);
  }

  rename(from: string, to: string): void {
    const ino = this.at(from);
    const there = this.find(to);
    if (there === ino) return;
    if (there !== undefined) {
      const [a, b] = [this.nodes.get(ino)!, this.nodes.get(there)!];
      if (a.kind === 'folder' && b.kind !== 'folder') throw failure('ENOTDIR', to);
      if (a.kind !== 'folder' && b.kind === 'folder') throw failure('EISDIR', to);
      if (b.kind === 'folder' && b.entries.size > 0) throw failure('ENOTEMPTY', to);
      this.leave(to);
    }
    this.leave(from, true);
    this.enter(to, ino);
  }

  unlink(path: string): void {
    if (this.nodes.get(this.at(path))!.kind === 'folder') throw failure('EISDIR', path);
    this.leave(path);
  }

  rmdir(path: string): void {
    if (this.folder(this.at(path), path).entries.size > 0) throw failure('ENOTEMPTY', path);
    this.leave(path);
  }

  /** `rm -rf` */
  rm(path: string): void {
    const ino = this.find(path);
    if (ino === undefined) return;
    const node = this.nodes.get(ino)!;
    if (node.kind === 'folder') for (const name of [...node.entries.keys()]) this.rm(`${path}/${name}`);
    this.leave(path);
  }

  fsync(path: string): void {
    this.unsynced.delete(this.at(path));
  }

  private add(path: string, node: Node): void {
    if (this.find(path) !== undefined) throw failure('EEXIST', path);
    // The lowest number that is free, as systems give them to new files after old ones are gone.
    let ino = 1;
    while (this.nodes.has(ino)) ino++;
    this.nodes.set(ino, node);
    try {
      this.enter(path, ino);
    } catch (error) {
      this.nodes.delete(ino);
      throw error;
    }
  }

  private enter(path: string, ino: number): void {
    const [parent, name] = split(path);
    const folder = this.at(parent);
    this.folder(folder, parent).entries.set(name, ino);
    if (!name.startsWith('.')) this.unsynced.add(folder);
  }

  private leave(path: string, isMoved = false): void {
    const [parent, name] = split(path);
    const folder = this.at(parent);
    const ino = this.at(path);
    this.folder(folder, parent).entries.delete(name);
    if (!name.startsWith('.')) this.unsynced.add(folder);
    const isNamed = [...this.nodes.values()].some(
      (node) => node.kind === 'folder' && [...node.entries.values()].includes(ino),
    );
    if (!isMoved && !isNamed) {
      this.nodes.delete(ino);
      this.unsynced.delete(ino);
    }
  }

  private at(path: string): number {
    const ino = this.find(path);
    if (ino === undefined) throw failure('ENOENT', path);
    return ino;
  }

  private find(path: string): number | undefined {
    let ino = 1;
    for (const name of path.split('/').slice(1)) {
      const node = this.nodes.get(ino)!;
      if (node.kind !== 'folder') throw failure('ENOTDIR', path);
      const next = node.entries.get(name);
      if (next === undefined) return undefined;
      ino = next;
    }
    return ino;
  }

  private folder(ino: number, path: string): Node & { kind: 'folder' } {
    const node = this.nodes.get(ino)!;
    if (node.kind !== 'folder') throw failure('ENOTDIR', path);
    return node;
  }
}

type Node = { kind: 'folder'; entries: Map<string, number> } | { kind: 'file' | 'link'; content: string };

/** What a system call throws. */
export function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code, syscall: 'call', path });
}

function split(path: string): [string, string] {
  const at = path.lastIndexOf('/');
  return [path.slice(0, at), path.slice(at + 1)];
}
