import type { Place } from '../../diagnostics/diagnostic.ts';
import { greatest } from '../../lists.ts';
import type { Answer } from '../../regions/answers.ts';
import { featureValue, splitCell, takeIds } from './cells.ts';
import type { Layer } from './header.ts';

/** A span of a layer, in UTF-16 units. */
export interface Annotation {
  layer: Layer;
  start: number;
  end: number;
  place: Place;
  /** The value of the feature that is the label; the name of the layer where it has none. */
  label: string;
  /** The values of its other features. */
  answers: readonly Answer[];
  /** What relations call it, once one of them does. */
  id: string | undefined;
}

/** An end of a relation: an annotation by its id, else the first of a layer at a token. */
interface Reference {
  token: string;
  type: string;
  id: string | undefined;
}

/** A relation, or a slot of a span that is filled by another. */
export interface Arc {
  layer: Layer;
  from: Reference | Annotation;
  to: Reference | Annotation;
  /** The role of a slot, or the label of a relation, where it has one. */
  label: string | undefined;
  /** What a relation says besides its label. */
  others: readonly Feature[];
  place: Place;
}

interface Feature {
  name: string;
  value: string;
}

/** A row of a token, or a part of one. */
export interface Row {
  token: string;
  start: number;
  end: number;
  place: Place;
  cells: readonly string[];
}

const ANY = 'uima.tcas.Annotation';
const NONE: readonly never[] = [];

/**
 * Collects the annotations of a document from its rows. A document of some megabytes has hundreds of thousands of them, so that each is kept
 * as what becomes of it, without lists and maps of its own.
 */
export function collectAnnotations(layers: readonly Layer[]) {
  const spans: Annotation[] = [];
  const arcs: Arc[] = [];
  const byId = new Map<string, Annotation>();
  /** The annotations at all tokens, undefined behind those of each; and where those of a token begin. */
  const atTokens: (Annotation | undefined)[] = [];
  const firstAt = new Map<string, number>();
  const values = new Map<string, string>();
  /** The links of chains, by layer and number, and those without one. */
  const chains = new Map<string, Set<string>>();

  return {
    spans,
    arcs,
    chains,
    add(row: Row): void {
      firstAt.set(row.token, atTokens.length);
      for (const layer of layers) {
        const stacks = layer.columns.map((_, i) => splitCell(row.cells[layer.first + i], '|'));
        const height = greatest(stacks.map(({ length }) => length));
        for (let level = 0; level < height; level++) {
          const values = stacks.map((stack) => stack[level]);
          if (layer.kind === 'span') addSpan(layer, values, row);
          else if (layer.kind === 'relation') addRelation(layer, values, row);
          else addLink(layer, values, `${row.token} ${level}`);
        }
      }
      atTokens.push(undefined);
    },
    /** The annotation at an end; undefined where the token has none, null where there is no such token. */
    resolve(end: Reference | Annotation): Annotation | undefined | null {
      if ('start' in end) return end;
      const { id, token, type } = end;
      if (id !== undefined) return byId.get(id) ?? null;
      const first = firstAt.get(token);
      if (first === undefined) return null;
      let at = first;
      while (atTokens[at] && type !== ANY && atTokens[at]!.layer.type !== type) at++;
      return atTokens[at];
    },
  };

  function addSpan(
    layer: Layer,
    values: readonly (string | undefined)[],
    { token, start, end, place }: Row,
  ): void {
    const plain = values.map((value, i) =>
      value === undefined || layer.columns[i]!.kind === 'target' ? { value, ids: [] } : takeIds(value),
    );
    const id = plain.map(({ ids }) => ids[0]).find((one) => one !== undefined);
    const known = id === undefined ? undefined : byId.get(id);
    if (known) {
      // INCEpTION does the same: the last of its tokens and parts of tokens says where it ends.
      known.end = end;
      if (!atTokens.includes(known, firstAt.get(token))) atTokens.push(known);
      return;
    }
    const made: Annotation = { layer, start, end, place, label: layer.name, answers: NONE, id: undefined };
    spans.push(made);
    atTokens.push(made);
    if (id !== undefined) byId.set(id, made);
    for (const [i, column] of layer.columns.entries()) {
      if (column.kind === 'feature') {
        const value = featureValue(plain[i]!.value);
        if (value === undefined) continue;
        if (column.name === layer.label) made.label = keptOnce(value);
        else made.answers = [...made.answers, { name: column.name, kind: 'text', values: [keptOnce(value)] }];
      } else if (column.kind === 'role') {
        const target = layer.columns[i + 1];
        if (target?.kind === 'target') addSlots(made, target.layer, plain[i]!.value, values[i + 1]);
      }
    }
  }

  function addSlots(
    from: Annotation,
    type: string,
    roles: string | undefined,
    targets: string | undefined,
  ): void {
    const names = splitCell(roles, ';');
    for (const [i, target] of splitCell(targets, ';').entries()) {
      if (target === '*') continue;
      const { value: token, ids } = takeIds(target);
      const { layer, place } = from;
      const to = { token, type, id: ids[0] };
      arcs.push({ layer, from, to, label: featureValue(names[i]), others: NONE, place });
    }
  }

  function addRelation(layer: Layer, values: readonly (string | undefined)[], { token, place }: Row): void {
    const at = layer.columns.findIndex(({ kind }) => kind === 'base');
    const base = layer.columns[at];
    const source = values[at];
    if (base?.kind !== 'base' || source === undefined) return;
    const { value, ids } = takeIds(source);
    const features = layer.columns.flatMap((column, i) => {
      const said = column.kind === 'feature' ? featureValue(takeIds(values[i] ?? '').value) : undefined;
      return said === undefined || column.kind !== 'feature' ? [] : [{ name: column.name, value: said }];
    });
    const label = features.find(({ name }) => name === layer.label);
    const others = features.filter((feature) => feature !== label);
    arcs.push({
      layer,
      from: { token: value, type: base.layer, id: ids[0] },
      to: { token, type: base.layer, id: ids[1] },
      label: label && keptOnce(label.value),
      others: others.length > 0 ? others : NONE,
      place,
    });
  }

  /** The same text for equal values, of which there are few. */
  function keptOnce(value: string): string {
    const known = values.get(value);
    if (known === undefined) values.set(value, value);
    return known ?? value;
  }

  /** Counts a link of a chain, such as `coref->1-2`, once for all of its tokens. */
  function addLink(layer: Layer, values: readonly (string | undefined)[], place: string): void {
    const numbers = values.flatMap((value) => /(?<!\\)->(\d+-\d+)$/.exec(value ?? '')?.[1] ?? []);
    const links = chains.get(layer.name) ?? new Set();
    chains.set(layer.name, links.add(numbers[0] ?? place));
  }
}
