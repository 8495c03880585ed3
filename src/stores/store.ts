import type { Readable } from 'node:stream';
import type { Content } from './write-object.ts';

/** One object, as a store lists it. */
export interface StoredObject {
  /** Its whole key, verbatim. */
  key: string;
  /** When it was changed last, in seconds since 1970. */
  modified: number;
  /** In bytes; undefined when the store does not say it. */
  size?: number | undefined;
}

/** What a store says of one object. */
export interface ObjectHead {
  /** Undefined when the store does not say it. */
  size: number | undefined;
  modified: number;
  /** Changes with the content. */
  version: string | undefined;
}

/** Which bytes of an object are wanted. */
export interface Part {
  /** The first byte, counting from 0. */
  start: number;
  /** How many at the most; all that follow when it is not given. */
  length?: number;
  /** Fails with a UserError when the object has another version by now. */
  version?: string | undefined;
}

/** A bucket, or what is like one. What goes wrong with it is thrown as a UserError. */
export interface Store {
  /** What a link to an object begins with; its key follows. */
  linkStart: string;
  /** The objects whose keys begin so, a page at a time. */
  list(prefix: string): AsyncIterable<StoredObject[]>;
  /** Undefined when there is no object with this key. */
  head(key: string): Promise<ObjectHead | undefined>;
  /** The content of an object. */
  read(key: string, part: Part): Promise<Readable>;
  /**
   * Writes an object, which is there only when it is whole. Throws AlreadyThere when there is one by then and it is not to be replaced. The web
   * has none of this.
   */
  write?(key: string, content: Content, replace: boolean): Promise<void>;
  close(): void;
}
