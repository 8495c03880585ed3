import type { Tool } from './tool.ts';

/** A jq command that writes records of a list, or one record, as lines for spans-jsonl. */
function jq(body: string): string {
  return `Write them as JSON Lines: jq -c 'if type == "array" then .[] else . end | ${body}' FILE > spans.jsonl, and import that.`;
}

/** Where the token of a number starts in the tokens $t, joined by spaces. */
const at = 'def at($i): [$t[:$i][] | length + 1] | add // 0;';
/** A span from a token to the one after its last. */
const span =
  'def span($id; $a; $b; $name): {id: $id, start_offset: at($a), end_offset: (at($b) - 1), text: ($t[$a:$b] | join(" ")), label: $name};';
const joined = 'text: ($t | join(" "))';

const belowLabels = /"(?:label|labels|entities|spans)"\s*:\s*\{\s*"[^"]*"\s*:\s*\[\s*\[\s*\d+\s*,\s*\d/;

/** Data sets of entities and relations in texts, by member names that only they have together. */
export const textJsonTools: readonly (Tool & { keys: readonly string[]; also?: RegExp })[] = [
  {
    name: 'documents of DocRED',
    of: 'text',
    keys: ['vertexSet', 'sents', 'pos'],
    instead: jq(
      `(.sents | flatten) as $t | [.sents[] | length] as $n | ${at} ${span} def before($s): $n[:$s] | add // 0; {title, ${joined}, entities: [.vertexSet | to_entries[] as $v | $v.value | to_entries[] as $m | $m.value | before(.sent_id) as $s | span("\\($v.key)-\\($m.key)"; $s + .pos[0]; $s + .pos[1]; .type)], relations: [.labels[]? | {from_id: "\\(.h)-0", to_id: "\\(.t)-0", type: .r}]}`,
    ),
  },
  {
    name: 'sentences of TACRED',
    of: 'text',
    keys: ['token', 'subj_start', 'obj_start', 'relation'],
    instead: jq(
      `.token as $t | ${at} ${span} {id, ${joined}, entities: [span(0; .subj_start; .subj_end + 1; .subj_type), span(1; .obj_start; .obj_end + 1; .obj_type)], relations: [{from_id: 0, to_id: 1, type: .relation} | select(.type != "no_relation")]}`,
    ),
  },
  {
    name: 'sentences of SpERT',
    of: 'text',
    keys: ['tokens', 'entities', 'relations', 'head', 'tail'],
    also: /"entities"\s*:\s*\[\s*\{[^{}]*"start"\s*:\s*\d/,
    instead: jq(
      `.tokens as $t | ${at} ${span} {${joined}, entities: [.entities | to_entries[] | span(.key; .value.start; .value.end; .value.type)], relations: [.relations[]? | {from_id: .head, to_id: .tail, type}]}`,
    ),
  },
  {
    name: 'annotations of PubAnnotation or TextAE',
    of: 'text',
    keys: ['text', 'denotations', 'span', 'begin', 'obj'],
    instead: jq(
      '{text, entities: [.denotations[] | {id, start_offset: .span.begin, end_offset: .span.end, label: .obj}], relations: [.relations[]? | {from_id: .subj, to_id: .obj, type: .pred}]}',
    ),
  },
  ...['label', 'labels', 'entities', 'spans'].map((key) => ({
    name: 'spans of texts below their labels',
    of: 'text' as const,
    keys: ['text', key],
    also: belowLabels,
    instead: jq(
      `del(.${key}) + {label: [.${key} | to_entries[] | .key as $name | .value[] | .[:2] + [$name]]}`,
    ),
  })),
  {
    name: 'a data set of AutoML',
    of: 'text',
    keys: ['annotations', 'text_extraction', 'text_segment', 'text_snippet'],
  },
  {
    name: 'a project of Azure AI Language',
    of: 'text',
    keys: ['projectFileVersion', 'stringIndexType', 'assets'],
    why: 'lsimport does not read labels whose texts are in files of their own',
    instead:
      'Write each text and its labels as a line of JSON: {"text": "...", "entities": [{"offset": 0, "length": 3, "category": "PER"}]}',
  },
  {
    name: 'documents of BigBio',
    of: 'text',
    keys: ['passages', 'entities', 'offsets', 'document_id'],
    also: /"offsets"\s*:\s*\[\s*\[\s*\d/,
  },
];
