import type { Arbitrary } from 'fast-check';
import type { Json, JsonObject } from '../../src/json/json.ts';

/** One way to break a value. It does so in one place. */
export interface Break<T extends Json = JsonObject> {
  name: string;
  /** JSON pointer, from the value, to the place where the error belongs (docs/rules.md; fixtures/validation); empty for the value itself. */
  at: string;
  /** Undefined takes the value out. */
  apply(value: T, setting: Setting): Json | undefined;
}

/** What the value of a region depends on. */
export interface Setting {
  /** The labels or choices of the control tag, as results store them. */
  labels: readonly string[];
  /** What the object tag shows: the value of its data key. */
  shown: Json;
}

/** An object tag with the data that it shows. */
export interface ObjectKind {
  tag: string;
  attributes?: Record<string, string>;
  /** XML inside the tag. */
  inside?: string;
  data: Arbitrary<Json>;
  breaks: readonly Break<Json>[];
}

/** A control tag on an object tag, with the values that its results hold. */
export interface Kind {
  /** For the name of a test. */
  name: string;
  /** The control tag; that of the object when it is labelled with itself. */
  control: string;
  object: ObjectKind;
  attributes?: Record<string, string>;
  /** What its labels are written as. */
  labels?: 'Label' | 'Choice';
  /** XML inside the tag, other than labels. */
  inside?: string;
  /** The `type` of its results, when it is not the control tag in lower case. */
  type?: string;
  /** A control tag without labels for the same object, whose results come with these: one id and the same shape. */
  shape?: string;
  /** The control works on a second object of the kind too. */
  isForTwo?: boolean;
  value(setting: Setting): Arbitrary<JsonObject>;
  breaks: readonly Break[] /** Changes of the value that work in part or somewhere, and so are no errors: the last column of docs/rules.md. */;
  oddities?: readonly Break[];
}
