/** A column of a layer: the values of a feature, the roles and the targets of slots, the sources of relations, or a mark that it is there. */
export type Column =
  | { kind: 'feature' | 'role'; name: string }
  | { kind: 'target' | 'base'; layer: string }
  | { kind: 'mark' };

/** A layer of annotations, as the header declares it. */
export interface Layer {
  kind: 'span' | 'chain' | 'relation';
  /** Its type, and that without what is before the last dot. */
  type: string;
  name: string;
  columns: readonly Column[];
  /** The place of its first column in a row. */
  first: number;
  /** The feature whose values are the labels. */
  label: string | undefined;
}

const kinds = { SP: 'span', CH: 'chain', RL: 'relation' } as const;
/** Features that are labels by their name: those of the layers that INCEpTION comes with, and what people call them. */
const labelName = /^(?:value|label|tag|category|class|type|name|posvalue|dependencytype)$/i;
/** Columns before those of the layers: the number of a token, its offsets and its text. */
const FIRST = 3;

/** Reads the declarations of layers: `#T_SP=TYPE|FEATURE|...` for spans, `#T_CH=` for chains and `#T_RL=` for relations. */
export function readLayers(lines: readonly string[]): Layer[] {
  const layers: Layer[] = [];
  let first = FIRST;
  for (const line of lines) {
    const [, code, declared] = /^#T_(SP|CH|RL)=(.*)$/.exec(line) ?? [];
    const [type, ...names] = (declared ?? '').split('|').filter((part) => part !== '');
    if (type === undefined) continue;
    const kind = kinds[code as keyof typeof kinds];
    const columns = readColumns(kind, names);
    const features = columns.flatMap((column) => (column.kind === 'feature' ? column.name : []));
    const name = type.slice(type.lastIndexOf('.') + 1);
    const label =
      features.find((feature) => feature.toLowerCase() === name.toLowerCase()) ??
      features.find((feature) => labelName.test(feature)) ??
      features[0];
    layers.push({ kind, type, name, columns, first, label });
    first += columns.length;
  }
  return layers;
}

function readColumns(kind: Layer['kind'], names: readonly string[]): Column[] {
  const columns: Column[] = [];
  for (const name of names) {
    // ROLE_TYPE:FEATURE_LINK, and then the layer of the targets.
    if (kind === 'span' && name.startsWith('ROLE_'))
      columns.push({ kind: 'role', name: /:([^:_]+)_/.exec(name)?.[1] ?? name });
    else if (kind === 'span' && columns.at(-1)?.kind === 'role')
      columns.push({ kind: 'target', layer: name });
    else if (kind === 'relation' && name.startsWith('BT_'))
      columns.push({ kind: 'base', layer: name.slice('BT_'.length) });
    else columns.push({ kind: 'feature', name });
  }
  return columns.length > 0 ? columns : [{ kind: 'mark' }];
}

/** Whether a text starts like WebAnno TSV of any version. */
export function isWebAnno(head: string): boolean {
  return head.startsWith('#FORMAT=WebAnno TSV ');
}
