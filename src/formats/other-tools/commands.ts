import { commandsOn } from '../../command-on.ts';
import { spareInput } from '../../output-name.ts';

/**
 * A command that writes labels of another tool as what lsimport reads. FILE, FOLDER, IMAGE and NAME in it stand for what the user has; other words in
 * capitals for what is found there, and filled in.
 */
export interface Command {
  /** What is typed. */
  run: string;
  /** The program that may not be there, or the module of Python. */
  needs: string;
  /** The files that it reads. */
  takes: string;
  /** The files that it makes; undefined where it prints. */
  makes?: string;
}

export const commands = {
  datumaro: datum('datumaro'),
  widerFace: datum('wider_face'),
  segmentAnything: {
    run: `jq -s '{images: map(.image | .id = .image_id), categories: [{id: 1, name: "object"}], annotations: [.[] | .image.image_id as $id | .annotations[] | .image_id = $id | .category_id = 1]}' *.json > coco.json`,
    needs: 'jq',
    takes: '*.json',
    makes: 'coco.json',
  },
  groundTruthTexts: {
    run: `jq -c '{text: .source, label: ."NAME-metadata"."class-name"}' FILE > texts.jsonl`,
    needs: 'jq',
    takes: 'FILE',
    makes: 'texts.jsonl',
  },
  funsd: {
    run: `(echo filename,xmin,ymin,xmax,ymax,label; for f in *.json; do jq -r --arg f "\${f%.json}.png" '.form[] | [$f, .box[], .label] | @csv' < "$f"; done) > boxes.csv`,
    needs: 'jq',
    takes: '*.json',
    makes: 'boxes.csv',
  },
  nerAnnotator: {
    run: `jq '.annotations | map(values)' FILE > spans.json`,
    needs: 'jq',
    takes: 'FILE',
    makes: 'spans.json',
  },
  docred: asSpans(
    (at, span, text) =>
      `(.sents | flatten) as $t | [.sents[] | length] as $n | ${at} ${span} def before($s): $n[:$s] | add // 0; {title, ${text}, entities: [.vertexSet | to_entries[] as $v | $v.value | to_entries[] as $m | $m.value | before(.sent_id) as $s | span("\\($v.key)-\\($m.key)"; $s + .pos[0]; $s + .pos[1]; .type)], relations: [.labels[]? | {from_id: "\\(.h)-0", to_id: "\\(.t)-0", type: .r}]}`,
  ),
  tacred: asSpans(
    (at, span, text) =>
      `.token as $t | ${at} ${span} {id, ${text}, entities: [span(0; .subj_start; .subj_end + 1; .subj_type), span(1; .obj_start; .obj_end + 1; .obj_type)], relations: [{from_id: 0, to_id: 1, type: .relation} | select(.type != "no_relation")]}`,
  ),
  spert: asSpans(
    (at, span, text) =>
      `.tokens as $t | ${at} ${span} {${text}, entities: [.entities | to_entries[] | span(.key; .value.start; .value.end; .value.type)], relations: [.relations[]? | {from_id: .head, to_id: .tail, type}]}`,
  ),
  pubAnnotation: asSpans(
    () =>
      '{text, entities: [.denotations[] | {id, start_offset: .span.begin, end_offset: .span.end, label: .obj}], relations: [.relations[]? | {from_id: .subj, to_id: .obj, type: .pred}]}',
  ),
  /** Its ends are those of the last characters. */
  dataturks: asSpans(
    () =>
      'del(.content, .annotation) + {text: .content, entities: [.annotation[]? | (.label | if type == "array" then .[] else . end) as $name | .points[] | {start_offset: .start, end_offset: (.end + 1), text, label: $name}]}',
  ),
  rasa: {
    run: 'rasa data convert nlu -f json --data FILE --out nlu.json',
    needs: 'rasa',
    takes: 'FILE',
    makes: 'nlu.json',
  },
  rasaExamples: {
    run: `jq -c '.rasa_nlu_data.common_examples[]' FILE > spans.jsonl`,
    needs: 'jq',
    takes: 'FILE',
    makes: 'spans.jsonl',
  },
  spacyCats: asLists('.'),
  /** Pairs of a text and what it has. */
  spacyPairs: asLists('{text: .[0]} + .[1]'),
  /** TOKEN and TAG are the numbers of columns, FIRST that of a row. */
  tokens: asConll((cells) => cells),
  /** Some tables have the sentence in its first row only. */
  tokensOfSentences: asConll(
    (cells) =>
      `("\\n" if i and row and row[SENTENCE] and rows[i - 1][SENTENCE:][:1] != [row[SENTENCE]] else "") + (${cells})`,
  ),
  /** A tag that is none of BIO is, with PREFIX, that of one word. */
  taggedWords: {
    run: String.raw`awk '{sub(/\r$/, ""); for (i = 1; i <= NF; i++) {n = match($i, "[SEPARATOR][^SEPARATOR]*$"); print (n > 1 && n < length($i) ? substr($i, 1, n - 1) "\tPREFIX" substr($i, n + 1) : $i "\tO")} print ""}' FILE > tokens.conll`,
    needs: 'awk',
    takes: 'FILE',
    makes: 'tokens.conll',
  },
  belowLabel: belowLabels('label'),
  belowLabels: belowLabels('labels'),
  belowEntities: belowLabels('entities'),
  belowSpans: belowLabels('spans'),
  /** They have the end, a color and the label of each, and start where the one before ends. */
  xlabel: asAudacity(
    String.raw`/^#/{p=1;s=0;next} p&&NF{e=$1; $1=$2=""; sub(/^ +/,""); print s"\t"e"\t"$0; s=e}`,
  ),
  /** They have a start, an end and a label each, in seconds or, as whole numbers, in units of 100 nanoseconds. */
  htk: asAudacity(
    String.raw`NF{u=/^ *[0-9]+[ \t]+[0-9]+[ \t]/&&$2>=5e4?1e7:1; s=$1/u; e=$2/u; $1=$2=""; sub(/^ +/,""); printf "%.7f\t%.7f\t%s\n",s,e,$0}`,
  ),
  /** Lists with ( NAME "TEXT" ) in each line. */
  festvox: {
    run: String.raw`sed -n 's/^( *\([^ ]*\) *"\(.*\)" *)[[:space:]]*$/\1|\2/p' etc/txt.done.data | sed 's/\\"/"/g' > metadata.csv`,
    needs: 'sed',
    takes: 'etc/txt.done.data',
    makes: 'metadata.csv',
  },
  /** The sounds of wav.scp, some of which are read by a command that ends in a pipe, and their texts. */
  kaldi: {
    run: String.raw`awk '{sub(/[ \t\r]+$/, ""); id=$1; rest=$0; sub(/^[^ \t]+[ \t]*/, "", rest)} NR==FNR {n=split(rest, part, /\|[ \t]*$/ ? " " : "\n"); for (i=1; i<=n; i++) if (tolower(part[i]) ~ /\.(wav|flac|mp3|ogg|m4a|opus)$/) path[id]=part[i]; next} id in path {print path[id] "|" rest}' wav.scp text > list.txt`,
    needs: 'awk',
    takes: 'wav.scp text',
    makes: 'list.txt',
  },
  /** Messages that begin with a date and a time, with the lines that follow them. */
  messages: {
    run: String.raw`awk '{sub(/\r$/, "")} /^\[?[0-9]+[.\/-][0-9]+[.\/-][0-9]+,? /{if(NR>1)print s; s=$0; next} {s=NR>1?s " " $0:$0} END{print s}' FILE > messages.txt`,
    needs: 'awk',
    takes: 'FILE',
    makes: 'messages.txt',
  },
  /** Messages of Gemini, as OpenAI has them: what a part is that is no text is its only member. */
  geminiMessages: {
    run: asJsonLines(
      '.messages = [((.systemInstruction // .system_instruction // empty) | .role = "system"), .contents[] | {role: (.role // "user"), content: [.parts[] | {type: keys_unsorted[0]} + .]}] | del(.contents, .systemInstruction, .system_instruction)',
      'messages.jsonl',
    ),
    needs: 'jq',
    takes: 'FILE',
    makes: 'messages.jsonl',
  },
  /** Lists of an archive of X: each entry is an object with one member, such as "tweet". */
  archiveOfX: {
    run: `sed '1s/^[^=]*=//' FILE | jq 'map(.[])' > tasks.json`,
    needs: 'jq',
    takes: 'FILE',
    makes: 'tasks.json',
  },
  /** CELLS are the frame, the track and four sides. */
  tracks: {
    run: `mkdir -p tracks/gt && awk -F'SEPARATOR' -v OFS=, '{gsub(/[\\r"]/, "")} NR > 1 {c = CLASS; if (!(c in n)) {n[c] = ++k; print c > "tracks/gt/labels.txt"} print CELLS, 1, n[c], 1}' FILE > tracks/gt/gt.txt`,
    needs: 'awk',
    takes: 'FILE',
    makes: 'tracks/gt/gt.txt',
  },
  tesseract: {
    run: 'tesseract IMAGE NAME hocr',
    needs: 'tesseract',
    takes: 'IMAGE',
    makes: 'NAME.hocr',
  },
  /** In Python. */
  docBin: {
    run: 'for doc in DocBin().from_disk("FILE.spacy").get_docs(spacy.blank("en").vocab): print(json.dumps(doc.to_json()))',
    needs: 'spacy',
    takes: 'FILE.spacy',
  },
  /** In Python. */
  savedDataset: {
    run: 'datasets.load_from_disk("FOLDER")["train"].to_parquet("train.parquet")',
    needs: 'datasets',
    takes: 'FOLDER',
    makes: 'train.parquet',
  },
} as const satisfies Record<string, Command>;

function datum(format: string) {
  return {
    run: `datum convert -i FOLDER -if ${format} -f coco -o coco -- --save-media`,
    needs: 'datum',
    takes: 'FOLDER',
    makes: 'coco/annotations/*.json',
  };
}

/**
 * Records of a list, or one record, as lines for spans-jsonl. `body` gets, for tokens $t that are joined by spaces: where the token of a number
 * starts, a span from a token to the one after its last, and their text.
 */
function asSpans(body: (at: string, span: string, text: string) => string) {
  const at = 'def at($i): [$t[:$i][] | length + 1] | add // 0;';
  const span =
    'def span($id; $a; $b; $name): {id: $id, start_offset: at($a), end_offset: (at($b) - 1), text: ($t[$a:$b] | join(" ")), label: $name};';
  return {
    run: asJsonLines(body(at, span, 'text: ($t | join(" "))')),
    needs: 'jq',
    takes: 'FILE',
    makes: 'spans.jsonl',
  };
}

/** Writes what a program of jq makes of each record of a list, or of one record, as lines, such as those for spans-jsonl. */
export function asJsonLines(program: string, made = 'spans.jsonl'): string {
  const quoted = program.replaceAll("'", "'\\''");
  return `jq -c 'if type == "array" then .[] else . end | ${quoted}' FILE > ${made}`;
}

/** The categories that a text has, which "cats" gives with true or a score each, as a list; `record` makes an object of what is there. */
function asLists(record: string) {
  const cats =
    '.cats |= [(. // {}) | to_entries[] | select(.value == true or (.value | type == "number" and . >= 0.5)) | .key]';
  const made = 'tasks.jsonl';
  return { run: asJsonLines(`${record} | ${cats}`, made), needs: 'jq', takes: 'FILE', makes: made };
}

/** Writes each row of a table as a line for conll; `line` gets the token and the tag of a row, in Python. */
function asConll(line: (cells: string) => string) {
  const program = line(String.raw`"\t".join([row[TOKEN], row[TAG]]) if row else ""`);
  return {
    run: String.raw`python3 -c 'import csv, sys; rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline=""), delimiter="DELIMITER"))[FIRST:]; print("\n".join(${program} for i, row in enumerate(rows)))' FILE > tokens.conll`,
    needs: 'python3',
    takes: 'FILE',
    makes: 'tokens.conll',
  };
}

/** A command with what some of its words in capitals stand for. */
export function fill(run: string, names: Record<string, string | number>): string {
  return Object.entries(names).reduce((left, [word, name]) => left.replaceAll(word, () => `${name}`), run);
}

/** A command, or a text with some, for a file as people type its name. */
export function forFile(text: string, file: string): string {
  return commandsOn(spareInput(text, file), file);
}

function belowLabels(key: string) {
  return asSpans(() => `.${key} |= [(. // {}) | to_entries[] | .key as $name | .value[] | .[:2] + [$name]]`);
}

/** Labels of sounds as those of Audacity; the program of awk is run on each file. */
function asAudacity(program: string) {
  return {
    run: `for f in *.lab; do awk '${program}' < "$f" > "\${f%.lab}.txt"; done`,
    needs: 'awk',
    takes: '*.lab',
    makes: '*.txt',
  };
}
