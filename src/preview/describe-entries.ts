import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { indexByName } from '../label-config/find-by-name.ts';
import type { LabelConfig, Tag } from '../label-config/model.ts';
import { resultLists } from '../label-config/result-lists.ts';
import { toOffset } from '../regions/find-spans.ts';
import { indexOffsets, type OffsetUnit } from '../regions/offset-unit.ts';
import { type KnownUnits, offsetPlanner } from '../regions/plan-offsets.ts';
import { describeShape, numberOf } from './describe-shape.ts';
import type { PageEntry, PageObject, PageRegion, PageShape } from './model.ts';

export type EntryDescriber = (
  task: JsonObject,
  data: JsonObject,
  objects: readonly PageObject[],
  known: KnownUnits,
) => PageEntry[];

/**
 * Prepares the description of predictions, annotations and completions. Offsets in a `<Text>` are read as the Label Studio counts that the
 * preview is for, unless the words of a span or its origin say that it counts the other way.
 */
export function entryDescriber(config: LabelConfig | undefined, unit: OffsetUnit): EntryDescriber {
  const planOffsets = offsetPlanner(config, { to: unit });
  const findObject = indexByName(config?.objects ?? []);
  return (task, data, objects, known) => {
    const edits = new Map(
      planOffsets(task, data, known, () => {})?.edits.map((edit) => [
        `${edit.list}/${edit.entry}/${edit.region}`,
        edit,
      ]),
    );
    const units = unitsOf(objects);
    const entries: PageEntry[] = [];
    for (const list of resultLists) {
      const found = task[list];
      if (!Array.isArray(found)) continue;
      for (const [at, entry] of found.entries()) {
        if (!isObject(entry)) continue;
        const result = Array.isArray(entry.result) ? entry.result : [];
        const regions = result.flatMap((region, i): PageRegion[] => {
          if (!isObject(region)) return [];
          const tag = findObject(nameOf(region.to_name))?.item.tag;
          const described = describeRegion(region, i, tag);
          const edit = edits.get(`${list}/${at}/${i}`);
          if (described.shape.kind === 'span') {
            const { start, end } = edit ?? described.shape;
            const toUtf16 = unit === 'code-points' ? units(described.to) : (place: number) => place;
            described.shape = { kind: 'span', start: toUtf16(start), end: toUtf16(end) };
          }
          return [described];
        });
        const score = numberOf(entry.score);
        const version = nameOf(entry.model_version);
        const by = completedBy(entry.completed_by);
        entries.push({
          list,
          at,
          ...(version && { version }),
          ...(Number.isFinite(score) && { score }),
          ...(by && { by }),
          regions: joinRegions(regions),
        });
      }
    }
    return entries;
  };
}

function describeRegion(region: JsonObject, at: number, tag: Tag | undefined): PageRegion {
  const type = nameOf(region.type).toLowerCase();
  const score = numberOf(region.score);
  const id = nameOf(region.id);
  return {
    at,
    ...(id && { id }),
    from: nameOf(region.from_name),
    to: nameOf(region.to_name),
    type,
    labels: labelsOf(type, region),
    ...(Number.isFinite(score) && { score }),
    shape: describeShape(region, tag),
  };
}

/** Those of a relation are beside its value. */
function labelsOf(type: string, { value, labels }: JsonObject): string[] {
  const found = type === 'relation' ? labels : isObject(value) ? (value[type] ?? value.labels) : undefined;
  const isAnswer = type === 'choices' || type === 'taxonomy';
  if (!Array.isArray(found) || isAnswer) return [];
  return found.filter((label): label is string => typeof label === 'string');
}

const isDrawn = ({ kind }: PageShape) => kind !== 'answer' && kind !== 'relation' && kind !== 'none';

/** Results with one id are one region: the shape, its labels, and what is said of it. */
function joinRegions(regions: PageRegion[]): PageRegion[] {
  const hosts = new Map<string, PageRegion>();
  for (const region of regions) {
    if (region.id !== undefined && isDrawn(region.shape) && !hosts.has(region.id))
      hosts.set(region.id, region);
  }
  const labelsOfHost = new Map<PageRegion, Set<string>>();
  const shown = regions.filter((region) => {
    const host = region.id === undefined ? undefined : hosts.get(region.id);
    if (!host || host === region) return true;
    const { shape } = region;
    if (shape.kind === 'answer') {
      host.said ??= [];
      host.said.push({ from: region.from, type: region.type, answers: shape.answers });
    } else if (shape.kind === host.shape.kind && region.from !== host.from) {
      const labels = labelsOfHost.get(host) ?? new Set(host.labels);
      labelsOfHost.set(host, labels);
      for (const label of region.labels) labels.add(label);
    } else return true;
    host.also ??= [];
    host.also.push(region.at);
    return false;
  });
  for (const [host, labels] of labelsOfHost) host.labels = [...labels];
  return shown;
}

/** Turns places in the texts of a task from code points to UTF-16 units; what is behind the end stays there. */
function unitsOf(objects: readonly PageObject[]): (name: string) => (place: number) => number {
  const indices = new Map<string, (place: number) => number>();
  return (name) => {
    let found = indices.get(name);
    if (!found) {
      const object = objects.find((one) => one.name === name);
      const index = indexOffsets(object?.kind === 'text' ? object.text : '');
      found = (place) => index.toUtf16(toOffset(place)) ?? place;
      indices.set(name, found);
    }
    return found;
  };
}

function completedBy(by: Json | undefined): string {
  return isObject(by) ? nameOf(by.email) || nameOf(by.id) : nameOf(by);
}

function nameOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
