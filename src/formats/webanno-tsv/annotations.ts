import { featureValue, splitCell, takeIds } from './cells.ts';
import type { Layer } from './header.ts';

/** A span of a layer, in UTF-16 units. */
export interface Annotation {
  layer: Layer;
  start: number;
  end: number;
  line: number;
  features: Map<string, string>;
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
  others: { name: string; value: string }[];
  line: number;
}

/** A row of a token, or a part of one. */
export interface Row {
  token: string;
  start: number;
  end: number;
  line: number;
  cells: readonly string[];
}

const ANY = 'uima.tcas.Annotation';

/** Collects the annotations of a document from its rows. */
export function collectAnnotations(layers: readonly Layer[]) {
  const spans = new Set<Annotation>();
  const arcs: Arc[] = [];
  const byId = new Map<string, Annotation>();
  const byToken = new Map<string, Annotation[]>();
  /** The links of chains, by layer and number, and those without one. */
  const chains = new Map<string, Set<string>>();

  return {
    spans,
    arcs,
    chains,
    add(row: Row): void {
      const here: Annotation[] = [];
      byToken.set(row.token, here);
      for (const layer of layers) {
        const stacks = layer.columns.map((_, i) => splitCell(row.cells[layer.first + i], '|'));
        const height = Math.max(...stacks.map(({ length }) => length));
        for (let level = 0; level < height; level++) {
          const values = stacks.map((stack) => stack[level]);
          if (layer.kind === 'span') addSpan(layer, values, row, here);
          else if (layer.kind === 'relation') addRelation(layer, values, row);
          else addLink(layer, values, `${row.token} ${level}`);
        }
      }
    },
    /** The annotation at an end; undefined where the token has none, null where there is no such token. */
    resolve(end: Reference | Annotation): Annotation | undefined | null {
      if ('start' in end) return end;
      const { id, token, type } = end;
      if (id !== undefined) return byId.get(id) ?? null;
      const here = byToken.get(token);
      return here ? here.find(({ layer }) => type === ANY || layer.type === type) : null;
    },
  };

  function addSpan(
    layer: Layer,
    values: readonly (string | undefined)[],
    { start, end, line }: Row,
    here: Annotation[],
  ): void {
    const plain = values.map((value, i) =>
      value === undefined || layer.columns[i]!.kind === 'target' ? { value, ids: [] } : takeIds(value),
    );
    const id = plain.map(({ ids }) => ids[0]).find((one) => one !== undefined);
    const known = id === undefined ? undefined : byId.get(id);
    if (known) {
      // INCEpTION does the same: the last of its tokens and parts of tokens says where it ends.
      known.end = end;
      if (!here.includes(known)) here.push(known);
      return;
    }
    const made: Annotation = { layer, start, end, line, features: new Map() };
    spans.add(made);
    here.push(made);
    if (id !== undefined) byId.set(id, made);
    for (const [i, column] of layer.columns.entries()) {
      if (column.kind === 'feature') {
        const value = featureValue(plain[i]!.value);
        if (value !== undefined) made.features.set(column.name, value);
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
      const { layer, line } = from;
      const to = { token, type, id: ids[0] };
      arcs.push({ layer, from, to, label: featureValue(names[i]), others: [], line });
    }
  }

  function addRelation(layer: Layer, values: readonly (string | undefined)[], { token, line }: Row): void {
    const at = layer.columns.findIndex(({ kind }) => kind === 'base');
    const base = layer.columns[at];
    const source = values[at];
    if (base?.kind !== 'base' || source === undefined) return;
    const { value, ids } = takeIds(source);
    const features = layer.columns.flatMap((column, i) => {
      const said = column.kind === 'feature' ? featureValue(takeIds(values[i] ?? '').value) : undefined;
      return said === undefined || column.kind !== 'feature' ? [] : [{ name: column.name, value: said }];
    });
    arcs.push({
      layer,
      from: { token: value, type: base.layer, id: ids[0] },
      to: { token, type: base.layer, id: ids[1] },
      label: features.find(({ name }) => name === layer.label)?.value,
      others: features.filter(({ name }) => name !== layer.label),
      line,
    });
  }

  /** Counts a link of a chain, such as `coref->1-2`, once for all of its tokens. */
  function addLink(layer: Layer, values: readonly (string | undefined)[], place: string): void {
    const numbers = values.flatMap((value) => /(?<!\\)->(\d+-\d+)$/.exec(value ?? '')?.[1] ?? []);
    const links = chains.get(layer.name) ?? new Set();
    chains.set(layer.name, links.add(numbers[0] ?? place));
  }
}
