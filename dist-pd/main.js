import {
  attributeOf,
  describe,
  isObject,
  nearest,
  packageRoot,
  parseDataSource,
  quote
} from "./chunk-OFDVPB6E.js";

// src/main.ts
import { readFileSync as readFileSync5 } from "node:fs";
import { join as join10 } from "node:path";
import { CommanderError } from "commander";

// src/cli/program.ts
import { Command, Option as Option2 } from "commander";

// src/cli/options.ts
import { InvalidArgumentError, Option } from "commander";

// src/importers/media-dir.ts
import { join as join3 } from "node:path";

// src/json/output.ts
function createOutput(capacity = 1 << 21) {
  return { bytes: Buffer.allocUnsafe(capacity), length: 0 };
}
function ensureRoom(out, count2) {
  if (out.length + count2 <= out.bytes.length) return;
  const larger = Buffer.allocUnsafe(Math.max(out.bytes.length * 2, out.length + count2));
  out.bytes.copy(larger, 0, 0, out.length);
  out.bytes = larger;
}
function writeAscii(out, text2) {
  ensureRoom(out, text2.length);
  out.length += out.bytes.write(text2, out.length, "latin1");
}
var LF = 10;
var SPACE = 32;
function breakLine(out, level) {
  ensureRoom(out, 1 + level * 2);
  const { bytes } = out;
  let at = out.length;
  bytes[at++] = LF;
  for (const end = at + level * 2; at < end; at++) bytes[at] = SPACE;
  out.length = at;
}

// src/json/write-value.ts
function printValue(value, level) {
  if (typeof value === "string") return printString(value);
  if (typeof value !== "object" || value === null) return String(value);
  const list = Array.isArray(value);
  const items = list ? value.map((item) => printValue(item, level + 1)) : Object.entries(value).map(([key, item]) => `${printString(key)}: ${printValue(item, level + 1)}`);
  if (items.length === 0) return list ? "[]" : "{}";
  const indent = `
${"  ".repeat(level + 1)}`;
  return `${list ? "[" : "{"}${indent}${items.join(`,${indent}`)}
${"  ".repeat(level)}${list ? "]" : "}"}`;
}
var beyondAscii = /[\u007f-\uffff]/g;
var isBeyondAscii = /[\u007f-\uffff]/;
function printString(text2) {
  const quoted = JSON.stringify(text2);
  if (!isBeyondAscii.test(quoted)) return quoted;
  return quoted.replace(beyondAscii, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// src/tasks/built-batch.ts
function builtBatch(tasks, locate, original) {
  return {
    size: tasks.length,
    read: (index) => tasks[index],
    write(index, _task, out) {
      let text2 = "";
      const task = tasks[index];
      for (const key in task) text2 += `,
    ${printString(key)}: ${printValue(task[key], 2)}`;
      writeAscii(out, text2);
    },
    locate,
    original
  };
}

// src/importers/files-in.ts
import { join as join2, relative } from "node:path";

// src/sources/walk.ts
import { statSync } from "node:fs";
import { join } from "node:path";
import fastGlob from "fast-glob";

// src/errors.ts
var EXIT = {
  done: 0,
  refused: 1,
  usage: 2,
  unreadable: 3,
  unwritable: 4,
  bug: 70,
  interrupted: 130
};
var UserError = class extends Error {
  exitCode;
  help;
  constructor(exitCode, message2, help) {
    super(message2);
    this.name = "UserError";
    this.exitCode = exitCode;
    this.help = help;
  }
};
var reasons = {
  ENOENT: "it does not exist",
  EACCES: "permission is denied",
  EPERM: "the operation is not permitted",
  EISDIR: "it is a directory",
  ENOTDIR: "a part of the path is not a directory",
  ELOOP: "its symbolic links lead round in a circle",
  ENAMETOOLONG: "the name is too long for the file system",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EROFS: "the file system is read-only",
  EMFILE: "too many files are open",
  EIO: "the device reported an error",
  EBUSY: "it is in use",
  EFBIG: "the file is larger than the limit allows",
  EEXIST: "it exists already",
  ENOTEMPTY: "the directory is not empty"
};
function systemCode(error) {
  const code = error?.code;
  return error instanceof Error && "syscall" in error && typeof code === "string" ? code : void 0;
}
function reasonOf(error) {
  const code = systemCode(error);
  return (code && reasons[code]) ?? (error instanceof Error ? error.message : String(error));
}
function readingInput(file, read) {
  try {
    return read();
  } catch (error) {
    if (systemCode(error)) throw cannotRead(file, error);
    throw error;
  }
}
function cannotRead(file, error) {
  return new UserError(EXIT.unreadable, `Cannot read ${file}: ${reasonOf(error)}.`);
}

// src/sources/natural-order.ts
function compareNaturally(a, b) {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(j);
    if (isDigit(x) && isDigit(y)) {
      const from = skipZeros(a, i);
      const start = skipZeros(b, j);
      i = endOfDigits(a, from);
      j = endOfDigits(b, start);
      if (i - from !== j - start) return i - from - (j - start);
      for (let k = 0; from + k < i; k++) {
        const difference = a.charCodeAt(from + k) - b.charCodeAt(start + k);
        if (difference !== 0) return difference;
      }
    } else {
      if (x !== y) return a.codePointAt(i) - b.codePointAt(j) || x - y;
      i++;
      j++;
    }
  }
  return a.length - i - (b.length - j) || (a < b ? -1 : a > b ? 1 : 0);
}
function isDigit(c) {
  return c >= 48 && c <= 57;
}
function skipZeros(text2, at) {
  while (text2.charCodeAt(at) === 48) at++;
  return at;
}
function endOfDigits(text2, at) {
  while (isDigit(text2.charCodeAt(at))) at++;
  return at;
}

// src/sources/walk.ts
var everyName = ["*", "[\n\r\u2028\u2029]*"];
function* walk(root, isWanted, leaveOut) {
  const names = [];
  const subdirectories = [];
  for (const { name, dirent } of listDirectory(root)) {
    if (dirent.isDirectory()) {
      subdirectories.push(name);
      continue;
    }
    if (!isWanted(name)) continue;
    const path = join(root, name);
    if (name.includes("\uFFFD") && !exists(path)) leaveOut("name-not-utf8", path);
    else if (dirent.isFile()) names.push(name);
    else if (dirent.isSymbolicLink()) {
      const kind = kindOf(path);
      if (kind === "file") names.push(name);
      else if (kind !== "directory") leaveOut(kind === "nothing" ? "broken-link" : "not-a-file", path);
    } else leaveOut("not-a-file", path);
  }
  if (names.length > 0) yield { path: root, names: names.sort(compareNaturally) };
  for (const name of subdirectories.sort(compareNaturally)) yield* walk(join(root, name), isWanted, leaveOut);
}
function listDirectory(path) {
  return readingInput(
    path,
    () => fastGlob.sync(everyName, {
      cwd: path,
      dot: true,
      onlyFiles: false,
      objectMode: true,
      followSymbolicLinks: false
    })
  );
}
function exists(path) {
  return statSync(path, { throwIfNoEntry: false }) !== void 0;
}
function kindOf(path) {
  try {
    const stat = statSync(path);
    return stat.isFile() ? "file" : stat.isDirectory() ? "directory" : "other";
  } catch {
    return "nothing";
  }
}

// src/importers/files-in.ts
var counted = {
  "broken-link": "links to nothing",
  "not-a-file": "things that are no files",
  "name-not-utf8": "names that are not UTF-8"
};
function* foldersIn(input, extensions3) {
  const isWanted = (name) => {
    const lower = name.toLowerCase();
    return extensions3.length === 0 || extensions3.some((extension) => lower.endsWith(extension));
  };
  yield* walk(input.path, isWanted, (why, path) => {
    input.leaveOut(counted[why], 1);
    const name = showPath(input, path);
    input.report({ code: why, args: { name } }, { file: name });
  });
}
function* filesIn(input, extensions3) {
  for (const folder of foldersIn(input, extensions3)) {
    for (const name of folder.names) {
      const path = join2(folder.path, name);
      yield { path, shown: showPath(input, path) };
    }
  }
}
function showPath(input, path) {
  return join2(input.shown, relative(input.path, path));
}

// src/importers/quote-url.ts
function quotePath(name) {
  return encodeURIComponent(name.toWellFormed()).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`
  );
}
function quoteQuery(value) {
  return quotePath(value).replaceAll("%20", "+");
}

// src/importers/media-dir.ts
var BATCH = 5e3;
function* readMediaFolder(input, extensions3) {
  for (const folder of foldersIn(input, extensions3)) {
    const directory = `?d=${quoteQuery(folder.path)}`;
    for (let from = 0; from < folder.names.length; from += BATCH) {
      const names = folder.names.slice(from, from + BATCH);
      const tasks = names.map((name) => ({
        task_path: join3(folder.path, name),
        data: { [input.dataKey]: `${input.baseUrl}/data/${quotePath(name)}${directory}` }
      }));
      const shown = (i) => showPath(input, tasks[i].task_path);
      yield builtBatch(tasks, (i) => ({ file: shown(i) }), shown);
    }
  }
}

// src/importers/audio-dir.ts
var extensions = [".wav", ".aiff", ".mp3", ".au", ".flac"];
var audioDir = {
  name: "audio-dir",
  summary: `a folder of sound files (${extensions.join(" ")}): one task a file`,
  input: "directory",
  fills: ["Audio", "AudioPlus"],
  linksFiles: true,
  firstId: 1,
  nothing: `it has no file that ends in ${extensions.join(", ")}`,
  read: (input) => readMediaFolder(input, extensions)
};

// src/importers/image-dir.ts
var extensions2 = [".png", ".jpg", ".jpeg", ".tiff", ".tif", ".bmp", ".gif"];
var imageDir = {
  name: "image-dir",
  summary: `a folder of images (${extensions2.join(" ")}): one task a file`,
  input: "directory",
  fills: ["Image"],
  linksFiles: true,
  firstId: 1,
  nothing: `it has no file that ends in ${extensions2.join(", ")}`,
  read: (input) => readMediaFolder(input, extensions2)
};

// src/sources/byte-reader.ts
import { closeSync, openSync, readSync, statSync as statSync2 } from "node:fs";
function openFile(path, shown) {
  const stat = readingInput(shown, () => statSync2(path));
  if (stat.isDirectory()) throw new UserError(EXIT.unreadable, `${shown} is a directory, not a file.`);
  if (!stat.isFile()) throw new UserError(EXIT.unreadable, `${shown} is not a regular file.`);
  const fd = readingInput(shown, () => openSync(path, "r"));
  return {
    size: stat.size,
    read: (into, at) => readingInput(shown, () => readSync(fd, into, at, into.length - at, null)),
    close: () => closeSync(fd)
  };
}

// src/json/parse-lossless.ts
var MAX_DEPTH = 900;
var JsonSyntaxError = class extends Error {
  offset;
  problem;
  constructor(offset, problem) {
    super(`${problem} at ${offset}`);
    this.offset = offset;
    this.problem = problem;
  }
};
var number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
var space = /[ \t\r\n]*/y;
var plain = /[^"\\\u0000-\u001f]*/y;
var escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
var word = /[\p{L}\p{N}_$+-]+/uy;
function parseLossless(text2) {
  let at = 0;
  const fail = (problem, offset = at) => {
    throw new JsonSyntaxError(offset, problem);
  };
  const skip = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text2)?.[0] ?? "";
    at += found.length;
    return found;
  };
  const shown = () => {
    if (at >= text2.length) return "the end of the text";
    const found = skip(word) || String.fromCodePoint(text2.codePointAt(at));
    at -= found === text2.slice(at, at + found.length) ? 0 : found.length;
    return JSON.stringify(found.length > 30 ? `${found.slice(0, 27)}...` : found);
  };
  const string = () => {
    const start = at;
    at++;
    for (; ; ) {
      skip(plain);
      const c = text2[at];
      if (c === void 0) fail("this string does not end", start);
      if (c === '"') {
        at++;
        return JSON.parse(text2.slice(start, at));
      }
      if (c !== "\\")
        fail("a control character stands in a string and must be written as an escape such as \\n");
      if (!skip(escaped))
        fail('a backslash in a string must be followed by one of " \\ / b f n r t or u and four hex digits');
    }
  };
  const value = (depth) => {
    skip(space);
    const start = at;
    const c = text2[at];
    if (c === '"') {
      const read2 = string();
      return { kind: "string", value: read2, start, end: at };
    }
    if (c === "{" || c === "[") {
      if (depth >= MAX_DEPTH) fail(`it is nested more than ${MAX_DEPTH} levels deep`);
      at++;
      return c === "{" ? object(start, depth + 1) : array(start, depth + 1);
    }
    for (const literal of ["true", "false", "null"]) {
      if (text2.startsWith(literal, at)) {
        at += literal.length;
        return { kind: "literal", start, end: at };
      }
    }
    if (!skip(number)) fail(whyNoValue(text2, at, shown));
    if (/[\d.eE]/.test(text2[at] ?? ""))
      fail(`${JSON.stringify(text2.slice(start, at + 1))} is not a number`, start);
    return { kind: "number", start, end: at };
  };
  const object = (start, depth) => {
    const members = [];
    skip(space);
    if (text2[at] === "}") return { kind: "object", members, start, end: ++at };
    for (; ; ) {
      skip(space);
      if (text2[at] !== '"') {
        fail(
          text2[at] === "}" ? "a comma stands before the closing brace" : `a key in double quotes was expected, found ${shown()}`
        );
      }
      const keyStart = at;
      const key = string();
      skip(space);
      if (text2[at] !== ":")
        fail(`a colon was expected after the key ${JSON.stringify(key)}, found ${shown()}`);
      at++;
      members.push({ key, keyStart, value: value(depth) });
      skip(space);
      const c = text2[at];
      if (c === "}") return { kind: "object", members, start, end: ++at };
      if (c !== ",") fail(`a comma or a closing brace was expected, found ${shown()}`);
      at++;
    }
  };
  const array = (start, depth) => {
    const items = [];
    skip(space);
    if (text2[at] === "]") return { kind: "array", items, start, end: ++at };
    for (; ; ) {
      skip(space);
      if (text2[at] === "]") fail("a comma stands before the closing bracket");
      items.push(value(depth));
      skip(space);
      const c = text2[at];
      if (c === "]") return { kind: "array", items, start, end: ++at };
      if (c !== ",") fail(`a comma or a closing bracket was expected, found ${shown()}`);
      at++;
    }
  };
  const read = value(0);
  skip(space);
  if (at < text2.length) fail(`more text follows after the end of the value: ${shown()}`);
  return read;
}
function whyNoValue(text2, at, shown) {
  if (at >= text2.length) return "the text ends where a value was expected";
  const python = /(?:NaN|-?Infinity|None|True|False|undefined)\b/y;
  python.lastIndex = at;
  const found = python.exec(text2)?.[0];
  if (found) return `${found} is not JSON`;
  if (text2[at] === "'") return "strings need double quotes, not single ones";
  return `a value was expected, found ${shown()}`;
}
function printCompact(node, text2) {
  if (node.kind === "array") return `[${node.items.map((item) => printCompact(item, text2)).join(",")}]`;
  if (node.kind !== "object") return text2.slice(node.start, node.end);
  const last = new Map(node.members.map((member) => [member.key, member.value]));
  return `{${[...last].map(([key, value]) => `${JSON.stringify(key)}:${printCompact(value, text2)}`).join(",")}}`;
}
function* findRepeatedKeys(node, pointer = "") {
  if (node.kind === "array") {
    for (const [i, item] of node.items.entries()) yield* findRepeatedKeys(item, `${pointer}/${i}`);
  } else if (node.kind === "object") {
    const seen = /* @__PURE__ */ new Set();
    for (const { key, value } of node.members) {
      const at = `${pointer}/${escapePointer(key)}`;
      if (seen.has(key)) yield at;
      seen.add(key);
      yield* findRepeatedKeys(value, at);
    }
  }
}
function escapePointer(key) {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
function locatePointer(root, pointer) {
  let node = root;
  for (const part of pointer.split("/").slice(1)) {
    const step = part.replaceAll("~1", "/").replaceAll("~0", "~");
    const next = node.kind === "array" ? node.items[Number(step)] : node.kind === "object" ? node.members.findLast((member) => member.key === step)?.value : void 0;
    if (!next) return node.start;
    node = next;
  }
  return node.start;
}

// src/sources/source-problem.ts
var SourceProblem = class extends Error {
  finding;
  spot;
  constructor(finding, spot) {
    super(finding.code);
    this.finding = finding;
    this.spot = spot;
  }
};

// src/sources/excerpt.ts
var LF2 = 10;
var CR = 13;
var REACH = 120;
function excerptAt(bytes, at, end) {
  let from = Math.max(0, at - REACH);
  const lastBreak = at > 0 ? bytes.lastIndexOf(LF2, at - 1) : -1;
  if (lastBreak >= from) from = lastBreak + 1;
  else while (from > 0 && isContinuation(bytes[from])) from++;
  let to = Math.min(end, at + REACH);
  const nextBreak = bytes.indexOf(LF2, at);
  if (nextBreak >= 0 && nextBreak < to) to = bytes[nextBreak - 1] === CR ? nextBreak - 1 : nextBreak;
  else while (to < end && isContinuation(bytes[to])) to--;
  const before = bytes.toString("utf8", from, at);
  return { text: before + bytes.toString("utf8", at, Math.max(at, to)), column: before.length + 1 };
}
function isContinuation(byte) {
  return (byte & 192) === 128;
}

// src/sources/text-units.ts
import { isAscii } from "node:buffer";
function utf16Length(bytes, from, to) {
  const part = bytes.subarray(from, to);
  return isAscii(part) ? part.length : part.toString("utf8").length;
}

// src/sources/window.ts
var STEP = 1 << 20;
var LF3 = 10;
function openWindow(reader) {
  const window = {
    bytes: Buffer.allocUnsafe(2 * STEP),
    at: 0,
    end: 0,
    ended: false,
    offset: 0,
    line: 1,
    lineStart: 0,
    unitsBefore: 0,
    nextBreak: -1
  };
  fill(window, reader);
  return window;
}
function fill(window, reader) {
  const { bytes, at, end } = window;
  if (at > 0) {
    const lastBreak = bytes.lastIndexOf(LF3, at - 1);
    window.unitsBefore = lastBreak >= 0 ? utf16Length(bytes, lastBreak + 1, at) : window.unitsBefore + utf16Length(bytes, 0, at);
    bytes.copyWithin(0, at, end);
    window.at = 0;
    window.end = end - at;
    window.lineStart -= at;
  }
  if (window.end > bytes.length - STEP) {
    window.bytes = Buffer.allocUnsafe(bytes.length * 2);
    bytes.copy(window.bytes, 0, 0, window.end);
  }
  window.nextBreak = -1;
  const came = reader.read(window.bytes, window.end);
  window.ended = came === 0;
  window.end += came;
  window.offset += came;
}
function columnAt(at, lineStart, { bytes, unitsBefore }) {
  return (lineStart < 0 ? unitsBefore : 0) + utf16Length(bytes, Math.max(0, lineStart), at) + 1;
}
function skipByteOrderMark(window) {
  if (window.end >= 3 && window.bytes[0] === 239 && window.bytes[1] === 187 && window.bytes[2] === 191) {
    window.at = 3;
    window.lineStart = 3;
  }
}
function countLines(window, to) {
  const { bytes, at, end } = window;
  while (window.nextBreak < to) {
    if (window.nextBreak >= at) {
      window.line++;
      window.lineStart = window.nextBreak + 1;
    }
    const found = bytes.indexOf(LF3, Math.max(at, window.nextBreak + 1));
    window.nextBreak = found < 0 || found >= end ? end : found;
  }
}
function spotOf(window) {
  const { bytes, at, end, line, lineStart } = window;
  return { line, column: columnAt(at, lineStart, window), excerpt: excerptAt(bytes, at, end) };
}

// src/sources/json-elements.ts
var QUOTE = 1;
var OPEN = 2;
var CLOSE = 3;
var BREAK = 4;
var BLANK = 5;
var COMMA = 6;
var meaning = new Uint8Array(256);
for (const [kind, bytes] of [
  [QUOTE, '"'],
  [OPEN, "[{"],
  [CLOSE, "]}"],
  [BREAK, "\n"],
  [BLANK, " 	\r"],
  [COMMA, ","]
]) {
  for (const byte of bytes) meaning[byte.charCodeAt(0)] = kind;
}
var QUOTE_BYTE = 34;
var COMMA_BYTE = 44;
var OPEN_BRACKET = 91;
var BACKSLASH = 92;
var CLOSE_BRACKET = 93;
var OPEN_BRACE = 123;
function* cutElements(reader) {
  const window = openWindow(reader);
  skipByteOrderMark(window);
  let list = false;
  let batch = startBatch(window, list);
  const handOver = function* () {
    if (batch.starts.length > 0) yield batch;
  };
  const refill = function* () {
    yield* handOver();
    fill(window, reader);
    batch = startBatch(window, list);
  };
  const next = function* () {
    for (; ; ) {
      const c2 = skipBlanks(window);
      if (c2 >= 0 || window.ended) return c2;
      yield* refill();
    }
  };
  const stop = function* (problem) {
    const spot = spotOf(window);
    yield* handOver();
    throw new SourceProblem({ code: "invalid-json", args: { problem } }, spot);
  };
  let c = yield* next();
  if (c < 0) yield* stop("the file is empty");
  list = c === OPEN_BRACKET;
  if (list) window.at++;
  batch = startBatch(window, list);
  for (let count2 = 0; ; count2++) {
    c = skipBlanks(window);
    if (c < 0) c = yield* next();
    if (c < 0) yield* stop("the file ends inside the list");
    if (list && c === CLOSE_BRACKET) {
      if (count2 > 0) yield* stop("a comma stands before the closing bracket");
      break;
    }
    if (c === COMMA_BYTE) yield* stop("a value is missing before this comma");
    let end = findEnd(window);
    while (end === INCOMPLETE) {
      if (window.ended) yield* stop("the file ends inside this value");
      yield* refill();
      end = findEnd(window);
    }
    if (end === TOO_DEEP) yield* stop(`this value is nested more than ${MAX_DEPTH} levels deep`);
    takeElement(window, batch, end);
    if (!list) break;
    c = skipBlanks(window);
    if (c < 0) c = yield* next();
    if (c === CLOSE_BRACKET) break;
    if (c < 0) yield* stop("the file ends inside the list");
    if (c !== COMMA_BYTE)
      yield* stop("a comma or a closing bracket was expected after the value before this place");
    window.at++;
  }
  if (list) window.at++;
  c = yield* next();
  if (c >= 0) yield* stop(whatFollows(list, c));
  yield* handOver();
}
function whatFollows(list, c) {
  if (list) return "more text follows after the end of the list";
  return c === OPEN_BRACE ? "a second object follows the first without a list around them, as in JSON Lines" : "more text follows after the end of the value";
}
function startBatch(window, list) {
  const { bytes, unitsBefore, end, offset } = window;
  return {
    bytes,
    starts: [],
    ends: [],
    lines: [],
    lineStarts: [],
    unitsBefore,
    list,
    end,
    base: offset - end
  };
}
function skipBlanks(window) {
  const { bytes, end } = window;
  for (let at = window.at; at < end; at++) {
    const kind = meaning[bytes[at]];
    if (kind === BREAK) {
      window.line++;
      window.lineStart = at + 1;
    } else if (kind !== BLANK) {
      window.at = at;
      return bytes[at];
    }
  }
  window.at = end;
  return -1;
}
var INCOMPLETE = -1;
var TOO_DEEP = -2;
function findEnd(window) {
  const { bytes, end } = window;
  let at = window.at;
  let depth = 0;
  while (at < end) {
    const kind = meaning[bytes[at]];
    if (kind === QUOTE) {
      at = endOfString(bytes, at + 1, end);
      if (at < 0) return INCOMPLETE;
      if (depth === 0) return at;
    } else if (kind === OPEN) {
      at++;
      if (++depth > MAX_DEPTH) return TOO_DEEP;
    } else if (kind === CLOSE) {
      if (depth === 0) return at;
      at++;
      if (--depth === 0) return at;
    } else if (depth === 0 && kind !== 0) {
      return at;
    } else {
      at++;
    }
  }
  return depth === 0 && window.ended ? at : INCOMPLETE;
}
function endOfString(bytes, at, end) {
  while (at < end) {
    const c = bytes[at++];
    if (c === QUOTE_BYTE) return at;
    if (c === BACKSLASH) at++;
  }
  return INCOMPLETE;
}
function takeElement(window, batch, end) {
  batch.starts.push(window.at);
  batch.ends.push(end);
  batch.lines.push(window.line);
  batch.lineStarts.push(window.lineStart);
  countLines(window, end);
  window.at = end;
}

// src/tasks/json-batch.ts
import { isAscii as isAscii2, isUtf8 as isUtf82 } from "node:buffer";

// src/json/look-closer.ts
function lookCloser(text2, found, report) {
  const root = parseLossless(text2);
  if (found.loneSurrogate || found.largeNumber) findOddValues(root, text2, "", report);
  if (!found.repeatedKey) return void 0;
  let repeated = false;
  for (const path of findRepeatedKeys(root)) {
    report({ code: "repeated-key", args: { key: path.slice(path.lastIndexOf("/") + 1) }, path });
    repeated = true;
  }
  return repeated ? printCompact(root, text2) : void 0;
}
var loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
var INT64_MAX = 2n ** 63n - 1n;
function findOddValues(node, text2, path, report) {
  if (node.kind === "array") {
    for (const [i, item] of node.items.entries()) findOddValues(item, text2, `${path}/${i}`, report);
  } else if (node.kind === "object") {
    for (const { key, value } of node.members) {
      const at = `${path}/${escapePointer(key)}`;
      if (loneSurrogate.test(key)) report({ code: "lone-surrogate", args: {}, path: at });
      findOddValues(value, text2, at, report);
    }
  } else if (node.kind === "string") {
    if (loneSurrogate.test(node.value)) report({ code: "lone-surrogate", args: {}, path });
  } else if (node.kind === "number") {
    const number3 = text2.slice(node.start, node.end);
    const shown = number3.length > 30 ? `${number3.slice(0, 27)}...` : number3;
    if (!Number.isFinite(Number(number3))) report({ code: "number-too-large", args: { number: shown }, path });
    else if (/^-?\d+$/.test(number3) && !fits64Bits(BigInt(number3))) {
      report({ code: "integer-beyond-64-bits", args: { number: shown }, path });
    }
  }
}
function fits64Bits(value) {
  return value <= INT64_MAX && value >= -INT64_MAX - 1n;
}

// src/json/reindent.ts
function noSuspicions() {
  return { repeatedKey: false, loneSurrogate: false, largeNumber: false };
}
var QUOTE2 = 34;
var COMMA2 = 44;
var COLON = 58;
var BACKSLASH2 = 92;
var CLOSE_BRACKET2 = 93;
var LETTER_U = 117;
var CLOSE_BRACE = 125;
function skipSpace(source, at) {
  for (; ; ) {
    const c = source[at];
    if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return at;
    at++;
  }
}
function reindent(source, at, out, level, found) {
  switch (source[at]) {
    case 123:
      return reindentObject(source, at, out, level, found);
    case 91:
      return reindentArray(source, at, out, level, found);
    case QUOTE2:
      return copyString(source, at, out, found);
    default:
      return copyPlain(source, at, out, found);
  }
}
function reindentArray(source, at, out, level, found) {
  ensureRoom(out, 2);
  out.bytes[out.length++] = source[at];
  at = skipSpace(source, at + 1);
  if (source[at] !== CLOSE_BRACKET2) {
    for (; ; ) {
      breakLine(out, level + 1);
      at = skipSpace(source, reindent(source, at, out, level + 1, found));
      if (source[at] === CLOSE_BRACKET2) break;
      ensureRoom(out, 1);
      out.bytes[out.length++] = COMMA2;
      at = skipSpace(source, at + 1);
    }
    breakLine(out, level);
  }
  ensureRoom(out, 1);
  out.bytes[out.length++] = CLOSE_BRACKET2;
  return at + 1;
}
function reindentObject(source, at, out, level, found) {
  ensureRoom(out, 2);
  out.bytes[out.length++] = source[at];
  at = skipSpace(source, at + 1);
  if (source[at] !== CLOSE_BRACE) {
    const keys = openKeys();
    for (; ; ) {
      breakLine(out, level + 1);
      at = copyKey(source, at, out, found);
      at = skipSpace(source, reindent(source, at, out, level + 1, found));
      if (source[at] === CLOSE_BRACE) break;
      ensureRoom(out, 1);
      out.bytes[out.length++] = COMMA2;
      at = skipSpace(source, at + 1);
    }
    closeKeys(keys);
    breakLine(out, level);
  }
  ensureRoom(out, 1);
  out.bytes[out.length++] = CLOSE_BRACE;
  return at + 1;
}
function copyKey(source, at, out, found) {
  const start = out.length;
  at = skipSpace(source, copyString(source, at, out, found));
  if (isRepeated(hash(out.bytes, start, out.length))) found.repeatedKey = true;
  ensureRoom(out, 2);
  out.bytes[out.length++] = COLON;
  out.bytes[out.length++] = 32;
  return skipSpace(source, at + 1);
}
var hashes = new Int32Array(1024);
var count = 0;
var first = 0;
var many;
var MANY = 32;
function openKeys() {
  const outer = { first, many };
  first = count;
  many = void 0;
  return outer;
}
function closeKeys(outer) {
  count = first;
  ({ first, many } = outer);
}
function isRepeated(key) {
  if (many) {
    const size = many.size;
    many.add(key);
    return many.size === size;
  }
  for (let i = first; i < count; i++) if (hashes[i] === key) return true;
  if (count === hashes.length) {
    const larger = new Int32Array(count * 2);
    larger.set(hashes);
    hashes = larger;
  }
  hashes[count++] = key;
  if (count - first > MANY) many = new Set(hashes.subarray(first, count));
  return false;
}
function hash(bytes, from, to) {
  let value = 2166136261;
  for (let i = from; i < to; i++) value = Math.imul(value ^ bytes[i], 16777619);
  return value;
}
function copyPlain(source, at, out, found) {
  const start = at;
  let exponent = 0;
  let fraction = false;
  for (; ; ) {
    const c = source[at];
    if (c === void 0 || c === COMMA2 || c === CLOSE_BRACE || c === CLOSE_BRACKET2 || c <= 32) break;
    if (c === 46) fraction = true;
    else if (c === 69 || c === 101) exponent = at;
    at++;
  }
  if (exponent > 0 ? isLargeExponent(source, exponent, at) : at - start > (fraction ? 300 : 18)) {
    found.largeNumber = true;
  }
  ensureRoom(out, at - start);
  const { bytes } = out;
  let to = out.length;
  for (let i = start; i < at; i++) bytes[to++] = source[i];
  out.length = to;
  return at;
}
function isLargeExponent(source, exponent, end) {
  const sign = source[exponent + 1];
  return sign !== 45 && end - exponent - (sign === 43 ? 1 : 0) > 3;
}
var LONG = 48;
function copyString(source, at, out, found) {
  let start = at++;
  for (; ; ) {
    let c = source[at];
    while (c !== QUOTE2 && c !== BACKSLASH2 && c >= 32 && c < 127) c = source[++at];
    const end = c === QUOTE2 ? ++at : at;
    ensureRoom(out, end - start + 12);
    const { bytes } = out;
    if (end - start > LONG) {
      source.copy(bytes, out.length, start, end);
      out.length += end - start;
    } else {
      let to = out.length;
      for (let i = start; i < end; i++) bytes[to++] = source[i];
      out.length = to;
    }
    if (c === QUOTE2) return at;
    at = c === BACKSLASH2 ? copyEscape(source, at, out, found) : escapeCodePoint(source, at, out);
    start = at;
  }
}
function copyEscape(source, at, out, found) {
  const c = source[at + 1];
  if (c !== LETTER_U) {
    if (c !== 47) out.bytes[out.length++] = BACKSLASH2;
    out.bytes[out.length++] = c;
    return at + 2;
  }
  const unit = hexUnit(source, at + 2);
  if (unit >= 55296 && unit < 57344) {
    const second = source[at + 6] === BACKSLASH2 && source[at + 7] === LETTER_U ? hexUnit(source, at + 8) : 0;
    if (unit < 56320 && second >= 56320 && second < 57344) {
      writeUnit(out, unit);
      writeUnit(out, second);
      return at + 12;
    }
    found.loneSurrogate = true;
  }
  writeUnit(out, unit);
  return at + 6;
}
function hexUnit(source, at) {
  let unit = 0;
  for (let i = at; i < at + 4; i++) {
    const c = source[i];
    unit = unit * 16 + (c <= 57 ? c - 48 : (c | 32) - 87);
  }
  return unit;
}
function escapeCodePoint(source, at, out) {
  const c = source[at];
  if (c < 128) {
    writeUnit(out, c);
    return at + 1;
  }
  if (c < 224) {
    writeUnit(out, (c & 31) << 6 | source[at + 1] & 63);
    return at + 2;
  }
  if (c < 240) {
    writeUnit(out, (c & 15) << 12 | (source[at + 1] & 63) << 6 | source[at + 2] & 63);
    return at + 3;
  }
  const point = (c & 7) << 18 | (source[at + 1] & 63) << 12 | (source[at + 2] & 63) << 6 | source[at + 3] & 63;
  writeUnit(out, 55296 + (point - 65536 >> 10));
  writeUnit(out, 56320 + (point - 65536 & 1023));
  return at + 4;
}
var shortEscapes = {
  8: 98,
  9: 116,
  10: 110,
  12: 102,
  13: 114,
  34: QUOTE2,
  92: BACKSLASH2
};
var HEX = Buffer.from("0123456789abcdef");
function writeUnit(out, unit) {
  ensureRoom(out, 18);
  const { bytes } = out;
  const short = shortEscapes[unit];
  if (short !== void 0) {
    bytes[out.length++] = BACKSLASH2;
    bytes[out.length++] = short;
  } else if (unit >= 32 && unit < 127) {
    bytes[out.length++] = unit;
  } else {
    bytes[out.length++] = BACKSLASH2;
    bytes[out.length++] = LETTER_U;
    for (let shift = 12; shift >= 0; shift -= 4) bytes[out.length++] = HEX[unit >> shift & 15];
  }
}

// src/sources/utf8.ts
import { isUtf8 } from "node:buffer";
function findInvalidUtf8(bytes) {
  if (isUtf8(bytes)) return -1;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at]);
    if (length === 0 || !isUtf8(bytes.subarray(at, at + length))) return at;
    at += length;
  }
  return -1;
}
function sequenceLength(first2) {
  if (first2 < 128) return 1;
  if (first2 < 194) return 0;
  if (first2 < 224) return 2;
  if (first2 < 240) return 3;
  return first2 < 245 ? 4 : 0;
}
function showByte(byte) {
  return `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

// src/tasks/write-json-task.ts
var COMMA3 = 44;
var CLOSE_BRACE2 = 125;
var LEVEL = 2;
var order = ['"data": ', '"completions": ', '"predictions": '];
function writeBareData(source, at, out, found) {
  startMember(out);
  writeAscii(out, '"data": ');
  reindent(source, at, out, LEVEL, found);
}
function writeMembers(source, at, out, found, dropOthers, report) {
  const begin = out.length;
  const segments = [];
  let sorted = true;
  const keys = openKeys();
  at = skipSpace(source, at + 1);
  while (source[at] !== CLOSE_BRACE2) {
    const start = out.length;
    startMember(out);
    const keyStart = out.length;
    at = copyKey(source, at, out, found);
    const key = out.bytes.toString("latin1", keyStart, out.length);
    at = skipSpace(source, reindent(source, at, out, LEVEL, found));
    if (source[at] === COMMA3) at = skipSpace(source, at + 1);
    const rank = order.indexOf(key);
    if (key === '"id": ' || rank < 0 && dropOthers) {
      out.length = start;
      if (key !== '"id": ') report({ code: "member-dropped", args: { key: key.slice(1, -3) } });
      continue;
    }
    const segment = { rank: rank < 0 ? order.length : rank, start, end: out.length };
    if (segments.length > 0 && segments.at(-1).rank > segment.rank) sorted = false;
    segments.push(segment);
  }
  closeKeys(keys);
  if (!sorted) sortSegments(out, begin, segments);
}
function startMember(out) {
  ensureRoom(out, 1);
  out.bytes[out.length++] = COMMA3;
  breakLine(out, LEVEL);
}
function sortSegments(out, begin, segments) {
  const copy = Buffer.from(out.bytes.subarray(begin, out.length));
  let to = begin;
  for (const { start, end } of segments.toSorted((a, b) => a.rank - b.rank)) {
    to += copy.copy(out.bytes, to, start - begin, end - begin);
  }
}

// src/tasks/json-batch.ts
function jsonBatch(elements, file, dropOthers) {
  const { bytes, starts, ends } = elements;
  const whole = bytes.subarray(starts[0], ends.at(-1));
  const ascii = isAscii2(whole);
  const valid = ascii || isUtf82(whole);
  const encoding = ascii ? "latin1" : "utf8";
  const textOf = (i) => bytes.toString(encoding, starts[i], ends[i]);
  const spotAt = (i, text2, offset) => {
    const before = text2.slice(0, offset);
    const lineStart = before.lastIndexOf("\n") + 1;
    const inFirstLine = lineStart === 0;
    const line = elements.lines[i] + (inFirstLine ? 0 : before.split("\n").length - 1);
    const startColumn = inFirstLine ? columnAt(starts[i], elements.lineStarts[i], elements) : 1;
    const column = startColumn + offset - lineStart;
    return {
      file,
      line,
      column,
      excerpt: excerptAt(bytes, starts[i] + Buffer.byteLength(before), elements.end)
    };
  };
  const batch = {
    size: starts.length,
    read(i) {
      if (!valid) {
        const element = bytes.subarray(starts[i], ends[i]);
        const bad = findInvalidUtf8(element);
        if (bad >= 0) {
          const spot = spotAt(i, element.toString("utf8"), element.subarray(0, bad).toString("utf8").length);
          const offset = elements.base + starts[i] + bad;
          batch.broken = {
            finding: { code: "invalid-utf8", args: { offset, byte: showByte(element[bad]) } },
            spot
          };
          return void 0;
        }
      }
      const text2 = textOf(i);
      try {
        return JSON.parse(text2);
      } catch (error) {
        const [offset, problem] = whatIsWrong(text2, error);
        batch.broken = {
          finding: { code: "invalid-json", args: { problem } },
          spot: spotAt(i, text2, offset)
        };
        return void 0;
      }
    },
    write(i, task, out, report) {
      const begin = out.length;
      const text2 = copyTask(bytes, starts[i], task, out, dropOthers, report, () => textOf(i));
      if (text2 === void 0) return;
      out.length = begin;
      copyTask(
        Buffer.from(text2),
        0,
        task,
        out,
        dropOthers,
        () => {
        },
        () => text2
      );
    },
    original: textOf,
    locate(i, pointer) {
      const text2 = textOf(i);
      return spotAt(i, text2, pointer ? locatePointer(parseLossless(text2), pointer) : 0);
    }
  };
  return batch;
}
function copyTask(source, at, task, out, dropOthers, report, textOf) {
  const found = noSuspicions();
  if (isObject(task) && isObject(task.data)) writeMembers(source, at, out, found, dropOthers, report);
  else writeBareData(source, at, out, found);
  const suspicious = found.repeatedKey || found.largeNumber || found.loneSurrogate;
  return suspicious ? lookCloser(textOf(), found, report) : void 0;
}
function whatIsWrong(text2, error) {
  try {
    parseLossless(text2);
  } catch (found) {
    if (found instanceof JsonSyntaxError) return [found.offset, found.problem];
  }
  throw error;
}

// src/importers/json-file.ts
function* readJsonFile(path, shown, input) {
  const reader = openFile(path, shown);
  try {
    for (const elements of cutElements(reader)) {
      const batch = jsonBatch(elements, shown, input.as09);
      if (!elements.list && !isTaskObject(batch, shown, input)) return;
      yield batch;
      if (batch.broken) return;
    }
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    input.report(error.finding, { file: shown, ...error.spot });
  } finally {
    reader.close();
  }
}
function isTaskObject(batch, shown, input) {
  const value = batch.read(0);
  if (batch.broken) input.report(batch.broken.finding, batch.broken.spot);
  else if (!isObject(value)) {
    input.report({ code: "unsupported-json", args: { found: describe(value) } }, { file: shown, line: 1 });
  }
  return isObject(value);
}

// src/importers/json.ts
var json = {
  name: "json",
  summary: "a JSON file: a list of tasks, or one task object",
  input: "file",
  firstId: 0,
  nothing: "the list is empty",
  read: (input) => readJsonFile(input.path, input.shown, input)
};

// src/importers/json-dir.ts
var jsonDir = {
  name: "json-dir",
  summary: "a folder of .json files, each as for json",
  input: "directory",
  firstId: 0,
  nothing: "it has no .json file with tasks",
  *read(input) {
    for (const file of filesIn(input, [".json"])) yield* readJsonFile(file.path, file.shown, input);
  }
};

// src/sources/lines.ts
import { isAscii as isAscii3, isUtf8 as isUtf83 } from "node:buffer";
var LF4 = 10;
var CR2 = 13;
function* cutLines(reader, keepByteOrderMark = false) {
  const window = openWindow(reader);
  if (!keepByteOrderMark) skipByteOrderMark(window);
  for (let first2 = 1; ; ) {
    const cut = window.ended ? window.end : endOfLastLine(window);
    if (cut > window.at) {
      const valid = validEnd(window, cut);
      const lines = splitLines(window.bytes, window.at, valid);
      if (valid < cut || lines.at(-1) === "") lines.pop();
      if (lines.length > 0) yield { lines, first: first2 };
      first2 += lines.length;
      if (valid < cut) throw notUtf8(window, valid, first2);
      window.at = cut;
    }
    if (window.ended) return;
    fill(window, reader);
  }
}
function endOfLastLine({ bytes, at, end }) {
  for (let i = end - 1; i >= at; i--) {
    if (bytes[i] === LF4 || bytes[i] === CR2 && i < end - 1) return i + 1;
  }
  return at;
}
function validEnd({ bytes, at }, cut) {
  const part = bytes.subarray(at, cut);
  return isUtf83(part) ? cut : at + findInvalidUtf8(part);
}
function splitLines(bytes, from, to) {
  const part = bytes.subarray(from, to);
  const text2 = part.toString(isAscii3(part) ? "latin1" : "utf8");
  return part.includes(CR2) ? text2.split(/\r\n|\n|\r/) : text2.split("\n");
}
function notUtf8(window, at, line) {
  const byte = window.bytes[at];
  const offset = window.offset - window.end + at;
  const lineStart = Math.max(window.bytes.lastIndexOf(LF4, at), window.bytes.lastIndexOf(CR2, at)) + 1;
  const spot = spotOf({ ...window, at, line, lineStart });
  return new SourceProblem({ code: "invalid-utf8", args: { offset, byte: showByte(byte) } }, spot);
}

// src/sources/strip-space.ts
function stripSpace(text2) {
  let from = 0;
  let to = text2.length;
  while (from < to && isSpace(text2.charCodeAt(from))) from++;
  while (to > from && isSpace(text2.charCodeAt(to - 1))) to--;
  return from === 0 && to === text2.length ? text2 : text2.slice(from, to);
}
function isSpace(c) {
  if (c <= 32) return c === 32 || c >= 9 && c <= 13 || c >= 28;
  if (c < 5760) return c === 133 || c === 160;
  return c === 5760 || c >= 8192 && c <= 8202 || c === 8232 || c === 8233 || c === 8239 || c === 8287 || c === 12288;
}

// src/importers/text-file.ts
var BATCH2 = 5e3;
function* readTextFile(path, shown, input) {
  const { dataKey, keepBlankLines } = input;
  const reader = openFile(path, shown);
  try {
    for (const { lines, first: first2 } of cutLines(reader, input.as09)) {
      for (let from = 0; from < lines.length; from += BATCH2) {
        const tasks = [];
        const numbers = [];
        const to = Math.min(lines.length, from + BATCH2);
        for (let i = from; i < to; i++) {
          const text2 = stripSpace(lines[i]);
          if (text2 === "" && !keepBlankLines) continue;
          tasks.push({ data: { [dataKey]: text2 } });
          numbers.push(i);
        }
        if (tasks.length < to - from) input.leaveOut("blank lines", to - from - tasks.length);
        const locate = (i) => ({ file: shown, line: first2 + numbers[i] });
        yield builtBatch(tasks, locate, (i) => lines[numbers[i]]);
      }
    }
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    input.report(error.finding, { file: shown, ...error.spot });
  } finally {
    reader.close();
  }
}

// src/importers/text.ts
var textTags = ["Text", "HyperText"];
var text = {
  name: "text",
  summary: "a text file: one task a line",
  input: "file",
  fills: textTags,
  firstId: 0,
  nothing: "it has no line with text",
  read: (input) => readTextFile(input.path, input.shown, input)
};

// src/importers/text-dir.ts
var textDir = {
  name: "text-dir",
  summary: "a folder of text files (every file in it): one task a line",
  input: "directory",
  fills: textTags,
  firstId: 0,
  nothing: "its files have no line with text",
  *read(input) {
    for (const file of filesIn(input, [])) yield* readTextFile(file.path, file.shown, input);
  }
};

// src/importers/index.ts
var importers = [json, jsonDir, text, textDir, imageDir, audioDir];
function importerNamed(name) {
  return importers.find((importer) => importer.name === name);
}

// src/label-config/templates.ts
import { readFileSync } from "node:fs";
import { join as join4 } from "node:path";
var templateNames = [
  "adv_layouts_columns2",
  "adv_layouts_columns3",
  "adv_layouts_long_text",
  "adv_layouts_sticky_header",
  "adv_layouts_sticky_left_column",
  "adv_nested_2level",
  "adv_nested_3level",
  "adv_nested_conditional",
  "adv_other_filter",
  "adv_other_pairwise",
  "adv_other_relations",
  "adv_other_table",
  "adv_other_table2",
  "adv_region_image",
  "adv_region_text",
  "adv_region_trans",
  "adv_text_classification",
  "audio_classification",
  "audio_diarization",
  "audio_emotions",
  "audio_trans_region",
  "audio_transcribe",
  "html_chatbot",
  "html_classification",
  "html_dialogues",
  "html_document",
  "html_pdf",
  "html_video",
  "html_video_timeline",
  "html_website",
  "image_bbox",
  "image_bbox_coco",
  "image_brushes",
  "image_circular",
  "image_classification",
  "image_keypoints",
  "image_mixedlabel",
  "image_multi_class",
  "image_polygons",
  "text_alignment",
  "text_classification",
  "text_multi_class",
  "text_named_entity",
  "text_summarization",
  "text_taxonomy",
  "ts_classification",
  "ts_loading_csv",
  "ts_loading_csv_notime",
  "ts_loading_headless",
  "ts_loading_json",
  "ts_multi_step",
  "ts_rel_between_channels",
  "ts_rel_text",
  "ts_segmentation"
];
function readTemplate(name) {
  if (!templateNames.includes(name)) throw new Error(`There is no template ${JSON.stringify(name)}.`);
  return readFileSync(join4(packageRoot, "src/label-config/templates", `${name}.xml`));
}

// src/cli/options.ts
var samplings = ["sequential", "uniform", "prediction-score-min", "prediction-score-max"];
var sources = ["tasks-json", "s3", "gcs", "redis", "azure-blob"];
var targets = [
  "completions-dir",
  "s3-completions",
  "gcs-completions",
  "redis-completions",
  "azure-blob-completions"
];
function addSharedOptions(command) {
  return command.optionsGroup("Input:").option("-i, --input-path <path>", "file or folder with the data").addOption(oneOf("--input-format <format>", "what the data is (default: json)", formatNames())).option("-l, --label-config <file>", "label config (XML) that the data is for").addOption(
    choice(
      "--template <name>",
      "label config by its name, instead of a file; README lists them",
      templateNames
    )
  ).option("--base-url <origin>", "put an origin such as http://localhost:8080 before links to local files").addOption(
    oneOf("--blank-lines <what>", "blank lines of a text: skip or keep (default: skip)", ["skip", "keep"])
  ).optionsGroup("Tasks:").addOption(
    oneOf("--ids <how>", "ids beside the data: keep them or renumber all tasks (default: keep)", [
      "keep",
      "renumber"
    ])
  ).addOption(oneOf("--sampling <mode>", "order in which tasks are handed out", samplings)).addOption(oneOf("--compat <version>", "do exactly what Label Studio 0.9.1 does", ["0.9"])).optionsGroup("Output:").option("--strict", "count warnings as errors").option("--json", "print one JSON object instead of text").option("--quiet", "print nothing but errors").option("--no-color", "no colours (NO_COLOR does the same)").addOption(
    new Option("--max-diagnostics <n>", "how many findings --json lists; counts are always exact").argParser(wholeNumber(0, 1e6)).default(1e3)
  );
}
function formatNames() {
  return importers.map((importer) => importer.name);
}
function oneOf(flags, description, values) {
  return choice(flags, `${description}; one of ${values.join(", ")}`, values);
}
function choice(flags, description, values) {
  return new Option(flags, description).argParser((value) => {
    if (values.includes(value)) return value;
    const near = nearest(value, values);
    throw new InvalidArgumentError(near ? `Did you mean ${near}?` : `Possible values: ${values.join(", ")}.`);
  });
}
function wholeNumber(least, most) {
  return (value) => {
    const number3 = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number3 >= least && number3 <= most) return number3;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}
function jsonText(value) {
  try {
    return JSON.parse(value);
  } catch {
    throw new InvalidArgumentError('It must be JSON, such as {"prefix": "a/b"} with the quotes.');
  }
}

// src/cli/program.ts
function createProgram(version, stdout, actions) {
  const program = new Command("lsimport").description(
    "Gets data into Label Studio: checks it against the label config and writes a project folder."
  ).version(version, "-V, --version", "print the version").helpOption("-h, --help", "print this help").configureHelp({ showGlobalOptions: false }).showSuggestionAfterError().exitOverride().configureOutput({
    writeOut: (text2) => stdout.write(text2),
    writeErr: () => {
    },
    getOutHelpWidth: () => stdout.columns ?? 80
  });
  addInit(program, version, actions);
  addCheck(program, actions);
  program.addHelpText("after", "\nlsimport COMMAND --help tells more.");
  return program;
}
var initExamples = `Examples:
  $ lsimport init my-project -i images/ --input-format image-dir -l config.xml --allow-serving-local-files
  $ lsimport init my-project -i texts.txt --input-format text --template text_classification
  $ lsimport init my-project -i tasks.json -l config.xml --sampling uniform
  $ label-studio start my-project
`;
function addInit(program, version, actions) {
  const init2 = program.command("init").description("import data into a new project folder").argument("[project]", "folder of the project (default: my-project)").addHelpText("before", initExamples);
  addSharedOptions(init2).optionsGroup("Tasks:").addOption(
    oneOf(
      "--invalid-tasks <what>",
      "tasks with errors: fail and write nothing, skip them (they go to rejected.jsonl), or keep them (default: fail)",
      ["fail", "skip", "keep"]
    )
  ).optionsGroup("Project:").option("--force", "replace an existing project; its completions are kept aside").option("--root-dir <folder>", "folder that the project is made in", ".").option("-c, --config <file>", "config.json to start from instead of the default one").option("--initial-project-description <text>", "description of the project").option(
    "--allow-serving-local-files",
    "let Label Studio serve the files of this machine (only for local use)"
  ).option("--ml-backends <urls...>", "URLs of ML backends, each perhaps as name=URL").optionsGroup("Storage:").addOption(oneOf("-s, --source <type>", "read tasks from a storage instead of importing", sources)).option("--source-path <name>", "bucket or container to read from").addOption(new Option2("--source-params <json>", "its parameters").argParser(jsonText)).addOption(oneOf("-t, --target <type>", "write completions to a storage instead of the project", targets)).option("--target-path <name>", "bucket or container to write to").addOption(new Option2("--target-params <json>", "its parameters").argParser(jsonText)).optionsGroup("Server (written to config.json):").option("--host <name>", "host name of the server").addOption(new Option2("-p, --port <number>", "port of the server").argParser(wholeNumber(1, 65535))).option("--cert <file>", "certificate for HTTPS (PEM); needs --key").option("--key <file>", "private key for HTTPS (PEM); needs --cert").optionsGroup("Taken for the sake of old scripts (they belong to label-studio start):").option("-b, --no-browser", "no use in init").option("-d, --debug", "no use in init").option("-v, --verbose", "no use in init").option("--use-gevent", "no use in init").addOption(oneOf("--log-level <level>", "no use in init", ["DEBUG", "INFO", "WARNING", "ERROR"])).option("--protocol <protocol>", "no use in init").addOption(new Option2("-o, --output-dir <folder>").hideHelp()).version(version, "--version", "print the version").helpOption("-h, --help", "print this help").action((project, options) => actions.init(project, options));
}
var checkExamples = `Examples:
  $ lsimport check -i tasks.json -l config.xml
  $ lsimport check -l config.xml
  $ lsimport check -i images/ --input-format image-dir -l config.xml --json
`;
function addCheck(program, actions) {
  const check2 = program.command("check").description("check data and label config as init does, but write nothing").addHelpText("before", checkExamples);
  addSharedOptions(check2).helpOption("-h, --help", "print this help").action((options) => actions.check(options));
}

// src/cli/format.ts
function formatCount(count2) {
  return String(count2).replace(/\B(?=(\d{3})+$)/g, ",");
}
function countOf(count2, one, many2 = `${one}s`) {
  return `${formatCount(count2)} ${count2 === 1 ? one : many2}`;
}
function formatTime(ms) {
  if (ms < 6e4) return `${(ms / 1e3).toFixed(1)} s`;
  const seconds = Math.round(ms / 1e3);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

// src/cli/progress.ts
var PATIENCE = 600;
function createProgress(stream, env, wanted) {
  if (!wanted || !stream.isTTY || env.CI || env.TERM === "dumb") return { update: () => {
  }, stop: () => {
  } };
  const start = performance.now();
  let spinner;
  let loading = false;
  let stopped = false;
  const load = async () => {
    loading = true;
    const { default: ora } = await import("ora");
    if (!stopped) spinner = ora({ stream, discardStdin: false }).start();
  };
  return {
    update(tasks) {
      const ms = performance.now() - start;
      if (ms > PATIENCE && !loading) void load();
      if (spinner)
        spinner.text = `${formatCount(tasks)} tasks, ${formatCount(Math.round(tasks / ms * 1e3))} a second`;
    },
    stop() {
      stopped = true;
      spinner?.stop();
    }
  };
}

// src/label-config/show-tag.ts
function showTag(name) {
  return `<${name.length > 60 ? `${name.slice(0, 57)}...` : name}>`;
}

// src/diagnostics/message.ts
function message(entry) {
  return entry;
}

// src/diagnostics/messages/config.ts
var configMessages = {
  "config-not-well-formed": message({
    severity: "error",
    title: "label config is not well-formed XML",
    text: ({ problem }) => `The label config is not well-formed XML: ${problem}.`,
    help: "Mend the XML at this place."
  }),
  "config-not-utf8": message({
    severity: "error",
    title: "label config is not UTF-8 text",
    text: ({ problem }) => `The label config is not UTF-8 text: ${problem}.`,
    help: "Save the label config as UTF-8."
  }),
  "config-too-large": message({
    severity: "error",
    title: "label config is too large",
    text: ({ problem }) => `The label config is too large to be one: ${problem}.`,
    help: 'Check that this is the right file; long lists of choices can come from the data, with value="$key".'
  }),
  "config-too-deep": message({
    severity: "error",
    title: "label config is nested too deeply",
    text: ({ limit }) => `The tags of the label config are nested in more than ${limit} levels.`,
    help: "Take out some of the <View> tags around this place."
  }),
  "config-doctype": message({
    severity: "error",
    title: "DOCTYPE in the label config",
    text: () => "The label config has a DOCTYPE, which is refused unread: it could name other files or grow without bound.",
    help: "Take out the <!DOCTYPE ...>; write what its entities stand for where they are used."
  }),
  "config-xinclude": message({
    severity: "error",
    title: "XInclude in the label config",
    text: () => "The label config uses XInclude, which is refused: no other file is read.",
    help: "Put the included tags into the label config itself."
  }),
  "config-encoding-declaration": message({
    severity: "warning",
    title: "label config declares its encoding",
    text: ({ encoding }) => `The label config declares the encoding ${quote(encoding)}; Label Studio cannot load a project whose label config does.`,
    help: "lsimport leaves the XML declaration out of the project it writes; take it out of your file as well."
  }),
  "config-unknown-tag": message({
    severity: "error",
    title: "unknown tag",
    text: ({ tag, suggestion }) => `Label Studio does not know the tag ${showTag(tag)}.${didYouMean(suggestion && showTag(suggestion))}`,
    help: 'Use a tag of Label Studio. Write HTML inside <HyperText>, headings as <Header value="..."/>.'
  }),
  "config-wrong-parent": message({
    severity: "error",
    title: "tag in the wrong place",
    text: ({ tag, wanted }) => `${showTag(tag)} must be inside ${wanted}, and here it is not.`,
    help: "Move the tag into one of the tags that it belongs to."
  }),
  "config-label-in-choices": message({
    severity: "error",
    title: "label among choices",
    text: ({ choices }) => `${showTag(choices)} holds a <Label>, but its choices must be <Choice> tags.`,
    help: 'Write <Choice value="..."/> in <Choices>, and <Label value="..."/> in <Labels>.'
  }),
  "config-label-outside": message({
    severity: "warning",
    title: "label outside a control tag",
    text: ({ label }) => `This ${showTag(label)} is in no control tag, so nobody can use it.`,
    help: "Move it into <Labels> or another tag for labels, or take it out."
  }),
  "config-missing-attribute": message({
    severity: "error",
    title: "missing attribute",
    text: ({ tag, attribute, suggestion }) => `${showTag(tag)} has no attribute ${quote(attribute)}, which Label Studio needs.` + (suggestion && ` Is ${quote(suggestion)} meant to be it?`),
    help: "Object tags need name and value, control tags name and toName, labels and choices value."
  }),
  "config-attribute-case": message({
    severity: "error",
    title: "attribute name in the wrong case",
    text: ({ tag, attribute, expected }) => `The attribute ${quote(attribute)} of ${showTag(tag)} must be written as ${quote(expected)}: Label Studio's servers do not see it otherwise.`,
    help: "Write name and value in small letters and toName with a capital N."
  }),
  "config-attribute-case-harmless": message({
    severity: "warning",
    title: "unusual case of an attribute name",
    text: ({ tag, attribute, expected }) => `The attribute ${quote(attribute)} of ${showTag(tag)} is better written as ${quote(expected)}: only the editor sees it like this.`,
    help: "Write name and value in small letters and toName with a capital N."
  }),
  "config-no-target": message({
    severity: "warning",
    title: "control tag without toName",
    text: ({ tag }) => `${showTag(tag)} has no attribute "toName", so Label Studio must guess what it belongs to or refuses it.`,
    help: "Add toName with the name of the object tag that it works on."
  }),
  "config-unknown-target": message({
    severity: "error",
    title: "toName names no tag",
    text: ({ tag, target, suggestion }) => `The toName of ${showTag(tag)} is ${quote(target)}, and no tag has that name.${didYouMean(suggestion && quote(suggestion))}`,
    help: "Give the name of an object tag, not its data key; separate several names by commas without spaces."
  }),
  "config-unsupported-target": message({
    severity: "error",
    title: "toName names a tag of the wrong kind",
    text: ({ tag, name, found, wanted }) => `${showTag(tag)} works on ${wanted} only, but its toName ${quote(name)} is the name of ${showTag(found)}.`,
    help: "Point toName at the right object tag, or use a control tag that fits the object."
  }),
  "config-target-is-no-object": message({
    severity: "warning",
    title: "toName names no object tag",
    text: ({ tag, name, found }) => `The toName of ${showTag(tag)}, ${quote(name)}, is the name of ${showTag(found)}, which shows no data.`,
    help: "Point toName at an object tag such as <Text> or <Image>."
  }),
  "config-duplicate-name": message({
    severity: "error",
    title: "name used twice",
    text: ({ name, line, column }) => `The name ${quote(name)} is used already in line ${line}, column ${column}.`,
    help: "Give each tag a name of its own."
  }),
  "config-numeric-name": message({
    severity: "warning",
    title: "name that is a number",
    text: ({ name }) => `The name ${quote(name)} is a number, and Label Studio's servers refuse such names.`,
    help: "Begin the name with a letter, and change the toName that refers to it."
  }),
  "config-no-labels": message({
    severity: "error",
    title: "nothing to choose from",
    text: ({ tag, label }) => `${showTag(tag)} has no ${showTag(label)} in it and no value to take them from.`,
    help: 'Add <Choice value="..."/> or <Label value="..."/> tags, or value="$key" when they come from the data.'
  }),
  "config-no-labels-yet": message({
    severity: "warning",
    title: "control tag without labels",
    text: ({ tag, label }) => `${showTag(tag)} has no ${showTag(label)} in it, so nothing can be chosen.`,
    help: 'Add <Choice value="..."/> or <Label value="..."/> tags, or value="$key" when they come from the data.'
  }),
  "config-value-not-allowed": message({
    severity: "error",
    title: "attribute value that Label Studio does not know",
    text: ({ tag, attribute, value, allowed }) => `The attribute ${quote(attribute)} of ${showTag(tag)} is ${quote(value)}; it must be one of ${allowed}.`,
    help: "Use one of the values that Label Studio knows."
  }),
  "config-bad-color": message({
    severity: "error",
    title: "not a colour",
    text: ({ tag, attribute, value }) => `The attribute ${quote(attribute)} of ${showTag(tag)} is ${quote(value)}, which is no CSS colour.`,
    help: "Use a colour such as red, #ff0000 or rgba(255, 0, 0, 0.5)."
  }),
  "config-video-speed": message({
    severity: "error",
    title: "playback speed out of range",
    text: ({ attribute, value, slowest: slowest2, fastest: fastest2 }) => `The attribute ${quote(attribute)} is ${quote(value)}; it must be a number from ${slowest2} to ${fastest2}.`,
    help: "Give the speed as a factor: 1 is normal, 0.5 half as fast."
  }),
  "config-video-speed-order": message({
    severity: "error",
    title: "least playback speed above the default",
    text: ({ least, byDefault }) => `The attribute "minPlaybackSpeed" is ${least}, above the "defaultPlaybackSpeed" of ${byDefault}.`,
    help: "Make minPlaybackSpeed at most as large as defaultPlaybackSpeed."
  }),
  "config-empty-variable": message({
    severity: "warning",
    title: "nothing to show",
    text: ({ tag, value }) => `The value of ${showTag(tag)} is ${quote(value)}, so it shows nothing of the data.`,
    help: 'Write a dollar sign and the data key, such as value="$text".'
  }),
  "config-doubled-dollar": message({
    severity: "warning",
    title: "two dollar signs",
    text: ({ tag, value }) => `The value of ${showTag(tag)} is ${quote(value)}; only the first dollar sign is dropped to get the data key.`,
    help: "Write one dollar sign before the data key."
  }),
  "config-missing-dollar": message({
    severity: "warning",
    title: "fixed value where a data key is likely meant",
    text: ({ tag, value }) => `The value of ${showTag(tag)} is the fixed text ${quote(value)}, the same for every task.`,
    help: 'Write a dollar sign before a data key, such as value="$image".'
  })
};
function didYouMean(suggestion) {
  return suggestion && ` Did you mean ${suggestion}?`;
}

// src/diagnostics/messages/data.ts
function didYouMean2(name) {
  return name === "" ? "" : ` Did you mean ${name}?`;
}
var dataMessages = {
  "task-not-object": message({
    severity: "error",
    title: "not a task",
    text: ({ found }) => `A task must be an object, this is ${found}.`,
    help: 'Write each task as an object, such as {"data": {"text": "..."}}.'
  }),
  "data-not-object": message({
    severity: "error",
    title: '"data" is not an object',
    text: ({ found }) => `The "data" of a task must be an object, this is ${found}.`,
    help: 'Write "data" as an object with the keys that the label config asks for.'
  }),
  "unusual-meta": message({
    severity: "warning",
    title: '"meta" is neither an object nor a list',
    text: ({ found }) => `Label Studio 1.x refuses a task whose "meta" is ${found}.`,
    help: 'Make "meta" an object.'
  }),
  "results-without-data": message({
    severity: "warning",
    title: 'results in a task without "data"',
    text: ({ list }) => `This task has no "data", so Label Studio takes "${list}" for data and shows none of its results.`,
    help: 'Move the data keys into "data", and leave the results beside it.'
  }),
  "missing-data-key": message({
    severity: "error",
    title: "a data key is missing",
    text: ({ key, asker, suggestion }) => `The data has no ${key}, which ${asker} asks for.${didYouMean2(suggestion)}`,
    help: "Add the key to the data, or write a key that the data has in the label config."
  }),
  "missing-text-variable": message({
    severity: "warning",
    title: "a variable in a text has no value",
    text: ({ key, asker, suggestion }) => `The data has no ${key}, so ${asker} shows "undefined" in its place.${didYouMean2(suggestion)}`,
    help: "Add the key to the data, or take the variable out of the text."
  }),
  "wrong-data-type": message({
    severity: "error",
    title: "a value of the wrong type",
    text: ({ asker, wanted, found }) => `${asker} needs ${wanted}, this is ${found}.`,
    help: "Change the value to what the tag can show, or use the tag that shows such values."
  }),
  "unsure-data-type": message({
    severity: "warning",
    title: "a value that not every Label Studio shows",
    text: ({ asker, wanted, found }) => `${asker} is meant for ${wanted}, this is ${found}.`,
    help: "Change the value, so that every version of Label Studio shows it."
  }),
  "not-a-url": message({
    severity: "error",
    title: "a text where a URL is needed",
    text: ({ asker, wanted, found }) => `${asker} needs ${wanted}, this is ${found}.`,
    help: 'Write a URL or a path that begins with a slash, or take valueType="url" out of the tag.'
  }),
  "unsure-url": message({
    severity: "warning",
    title: "a text that does not look like a URL",
    text: ({ asker, wanted, found }) => `${asker} needs ${wanted}, this looks like something else: ${found}.`,
    help: "Write a URL, a path that begins with a slash, or a cloud address such as s3://bucket/file."
  }),
  "empty-url": message({
    severity: "warning",
    title: "an empty URL",
    text: ({ asker, wanted }) => `${asker} needs ${wanted}, this is an empty text.`,
    help: "Write the URL, or leave the task out when there is nothing to label in it."
  }),
  "empty-data-list": message({
    severity: "error",
    title: "an empty list that cannot be shown",
    text: ({ asker, wanted }) => `${asker} needs ${wanted}, and fails on this empty list.`,
    help: "Put something into the list, or leave the task out when there is nothing to label in it."
  }),
  "nothing-to-show": message({
    severity: "warning",
    title: "an empty list",
    text: ({ asker, wanted }) => `${asker} needs ${wanted}, this list is empty, so nothing is shown.`,
    help: "Put something into the list, or leave the task out when there is nothing to label in it."
  }),
  "missing-item-key": message({
    severity: "error",
    title: "a key is missing in an item",
    text: ({ key, asker, suggestion }) => `This item has no ${key}, without which ${asker} shows nothing.${didYouMean2(suggestion)}`,
    help: "Add the key to the item, or name the key that it has in the label config."
  }),
  "item-lacks-key": message({
    severity: "warning",
    title: "an item that is not complete",
    text: ({ key, asker, suggestion }) => `This item has no ${key}, which ${asker} expects.${didYouMean2(suggestion)}`,
    help: "Add the key to the item."
  }),
  "duplicate-item-id": message({
    severity: "error",
    title: "two items with the same id",
    text: ({ id, first: first2, second }) => `Item ${second} of the list has the id ${id} of item ${first2}, so only one of them is shown.`,
    help: "Give each item an id of its own."
  }),
  "bad-base64": message({
    severity: "error",
    title: "not base64",
    text: ({ found }) => `This is not base64: ${found}.`,
    help: 'Encode the text in base64 (letters, digits, "+" and "/"), or take the encoding out of the tag.'
  }),
  "bad-json-text": message({
    severity: "error",
    title: "a text that is not JSON",
    text: ({ found }) => `Only an object or a text with JSON in it can be shown here, this is ${found}.`,
    help: "Write the value as an object."
  }),
  "missing-column": message({
    severity: "error",
    title: "a column is missing in a time series",
    text: ({ column, suggestion }) => `The time series has no column ${column}.${didYouMean2(suggestion)}`,
    help: "Add the column, or change timeColumn or the Channel in the label config."
  }),
  "unequal-columns": message({
    severity: "warning",
    title: "columns of unequal length",
    text: ({ column, found, other, wanted }) => `The column ${column} has ${found} values, ${other} has ${wanted}.`,
    help: "Give all columns of a time series the same number of values; null stands for a gap."
  }),
  "bad-time": message({
    severity: "error",
    title: "a time that cannot be read",
    text: ({ found, wanted }) => `The time must be ${wanted}, this is ${found}.`,
    help: "Write times as numbers, or as the timeFormat of the TimeSeries says; dates need a timeFormat."
  }),
  "times-not-rising": message({
    severity: "error",
    title: "times that do not rise",
    text: ({ found, before }) => `This time, ${found}, comes after ${before} but is earlier.`,
    help: "Sort the rows of the time series by time."
  })
};

// src/diagnostics/messages/input.ts
var inputMessages = {
  "invalid-json": message({
    severity: "error",
    title: "not valid JSON",
    text: ({ problem }) => `This is not valid JSON: ${problem}.`,
    help: "Mend the file at this place, or write it again with a JSON library."
  }),
  "invalid-utf8": message({
    severity: "error",
    title: "not UTF-8",
    text: ({ offset, byte }) => `The byte ${byte} at offset ${offset} is not valid UTF-8.`,
    help: "Convert the file to UTF-8, for example with: iconv -f latin1 -t utf-8 OLD > NEW"
  }),
  "unsupported-json": message({
    severity: "error",
    title: "no tasks in this JSON",
    text: ({ found }) => `The file holds ${found}; a list of tasks or one task object was expected.`,
    help: 'Put the tasks into a list: [{"data": {...}}, {"data": {...}}].'
  }),
  "repeated-key": message({
    severity: "warning",
    title: "the same key twice in one object",
    text: ({ key }) => `The key ${JSON.stringify(key)} stands twice in this object; the last one counts.`,
    help: "Keep one of the two, or give them different names."
  }),
  "lone-surrogate": message({
    severity: "error",
    title: "half a character",
    text: () => "This text holds half of a surrogate pair, which is no character; Label Studio cannot list tasks with it.",
    help: "Write the whole pair (\\ud83d\\ude00) or the character itself. Text that was cut in the middle of an emoji is the usual cause."
  }),
  "number-too-large": message({
    severity: "error",
    title: "number too large",
    text: ({ number: number3 }) => `The number ${number3} is larger than a double can hold; Label Studio would read it as Infinity.`,
    help: "Write it as a string if the digits matter."
  }),
  "integer-beyond-64-bits": message({
    severity: "warning",
    title: "integer beyond 64 bits",
    text: ({ number: number3 }) => `The integer ${number3} has more than 64 bits; its digits are kept, but Label Studio 0.9 cannot load it.`,
    help: "Write it as a string."
  }),
  "duplicate-task-id": message({
    severity: "error",
    title: "two tasks with one id",
    text: ({ id, first: first2 }) => `The task id ${id} is already that of task ${first2} (counting from 0).`,
    help: "Give each task an id of its own, or number them anew with --ids renumber."
  }),
  "id-not-kept": message({
    severity: "warning",
    title: "id that is no whole number",
    text: ({ id }) => `The task id is ${id}; Label Studio needs a whole number from 0 on, so the task gets a number of its own.`,
    help: 'Keep ids of your own in the data, for instance as "data": {"ref_id": ...}.'
  }),
  "member-dropped": message({
    severity: "warning",
    title: "keys beside the data that Label Studio 0.9 drops",
    text: ({ key }) => `The key ${JSON.stringify(key)} beside "data" is dropped, as Label Studio 0.9.1 does.`,
    help: 'Without --compat 0.9 such keys stay in tasks.json; what annotators must see belongs into "data".'
  }),
  "broken-link": message({
    severity: "warning",
    title: "link to nothing",
    text: ({ name }) => `${name} is a symbolic link that leads nowhere; it was left out.`,
    help: "Restore the file that the link points at, or remove the link."
  }),
  "not-a-file": message({
    severity: "warning",
    title: "not a file",
    text: ({ name }) => `${name} is no regular file (a pipe, socket or device); it was left out.`,
    help: "Move it out of the input folder."
  }),
  "name-not-utf8": message({
    severity: "warning",
    title: "file name that is not UTF-8",
    text: ({ name }) => `The name ${name} is not UTF-8, so that no link can lead to it; it was left out.`,
    help: "Rename the file, for example with: convmv -f latin1 -t utf-8 --notest DIR"
  }),
  "no-tasks": message({
    severity: "error",
    title: "no tasks",
    text: ({ input, wanted }) => `There is no task in ${input}: ${wanted}.`,
    help: "Look at --input-path and --input-format."
  }),
  "empty-list": message({
    severity: "warning",
    title: "empty list",
    text: () => "The list of tasks is empty, so the project has no tasks.",
    help: "Look at how the file was made."
  }),
  "task-without-score": message({
    severity: "warning",
    title: "task without a scored prediction",
    text: () => "No prediction of this task has a score, so --sampling by score never hands it out; Label Studio 0.9 stops at predictions without one.",
    help: 'Give every prediction a "score", or use --sampling sequential or uniform.'
  })
};

// src/diagnostics/messages/results.ts
var resultMessages = {
  "entries-not-list": message({
    severity: "error",
    title: "predictions, completions or annotations are not a list",
    text: ({ list, found }) => `"${list}" must be a list, this is ${found}.`,
    help: "Put square brackets around it, even when there is only one; leave the key out when there is none."
  }),
  "result-missing-key": message({
    severity: "error",
    title: "a key is missing in a result",
    text: ({ name, key, found }) => `${name} has no "${key}"; it has ${found}.`,
    help: "Add the key; the documentation of the control tag shows what its results look like."
  }),
  "result-wrong-type": message({
    severity: "error",
    title: "a value in a result is of the wrong kind",
    text: ({ name, expected, found }) => `${name} is ${found}, but must be ${expected}.`,
    help: "Write the value in the form that the control tag itself writes; numbers must not be in quotes."
  }),
  "result-out-of-range": message({
    severity: "error",
    title: "a number in a result is out of range",
    text: ({ name, number: number3, limit, guess }) => `${name} is ${number3}, but must be ${limit}.${guess}`,
    help: "Write coordinates and sizes in percent of the image: 100 * pixels / original_width or original_height."
  }),
  "unknown-from-name": message({
    severity: "error",
    title: "from_name is no control tag of the label config",
    text: ({ name, known, guess }) => `The label config has no control tag ${quote(name)}; it has ${known}.${guess}`,
    help: "Write the name of a control tag, a tag with name and toName, into from_name."
  }),
  "unknown-to-name": message({
    severity: "error",
    title: "to_name is no object tag of the label config",
    text: ({ name, control: control2, known, guess }) => `The label config has no object tag ${quote(name)}; ${quote(control2)} works on ${known}.${guess}`,
    help: "Write the name of the object tag into to_name, as it stands in toName of the control tag."
  }),
  "to-name-not-of-control": message({
    severity: "error",
    title: "to_name is not an object of the control tag",
    text: ({ name, control: control2, known }) => `${quote(control2)} does not work on ${quote(name)}, only on ${known}.`,
    help: "Write the name of an object tag that stands in toName of the control tag into to_name."
  }),
  "result-type-mismatch": message({
    severity: "error",
    title: "type does not fit the control tag",
    text: ({ type, control: control2, tag, expected }) => `The type ${quote(type)} does not fit ${quote(control2)} (${tag}), whose results have the type ${quote(expected)}.`,
    help: "Write the tag of the control in lower case into type."
  }),
  "result-type-case": message({
    severity: "warning",
    title: "type is not in lower case",
    text: ({ type, expected }) => `The type ${quote(type)} is known to editors only as ${quote(expected)}.`,
    help: "Write the type in lower case."
  }),
  "score-out-of-range": message({
    severity: "warning",
    title: "score outside 0 to 1",
    text: ({ score }) => `The score ${score} lies outside 0 to 1; Label Studio 1.23 refuses that.`,
    help: "Write the score of a prediction as a number from 0 to 1."
  }),
  "score-not-number": message({
    severity: "warning",
    title: "score is not a number",
    text: ({ score }) => `The score ${score} is not a number, though some of Label Studio reads it as one.`,
    help: "Write the score of a prediction as a number, without quotes."
  }),
  "region-id-repeated": message({
    severity: "error",
    title: "two regions of one result have the same id",
    text: ({ id, control: control2 }) => `Another region of ${quote(control2)} in this result has the id ${quote(id)}; only one of them would be shown.`,
    help: "Give each region its own id; only a shape and its labels or per-region answers share one."
  }),
  "relation-to-unknown-region": message({
    severity: "error",
    title: "a relation leads to no region",
    text: ({ key, id }) => `"${key}" is ${quote(id)}, but no region of this result has that id.`,
    help: "Write the ids of two regions of the same result into from_id and to_id."
  }),
  "unknown-label": message({
    severity: "error",
    title: "a label that the control tag does not have",
    text: ({ label, control: control2, known, guess }) => `${quote(control2)} has no label ${quote(label)}; it has ${known}.${guess}`,
    help: "Use a label of the control tag, letter by letter, or add the label to the label config."
  }),
  "label-not-alias": message({
    severity: "warning",
    title: "a label is given by its value instead of its alias",
    text: ({ label, alias, control: control2 }) => `${quote(control2)} stores the label ${quote(label)} by its alias ${quote(alias)}.`,
    help: "Write the alias of the label; Label Studio 1.23 may refuse its value."
  }),
  "too-many-choices": message({
    severity: "error",
    title: "several choices where one is allowed",
    text: ({ count: count2, control: control2 }) => `There are ${count2} choices, but ${quote(control2)} takes one.`,
    help: 'Leave one choice, or write choice="multiple" into the Choices tag.'
  }),
  "choice-repeated": message({
    severity: "warning",
    title: "the same choice twice",
    text: ({ choice: choice2, control: control2 }) => `The choice ${choice2} of ${quote(control2)} stands twice in this list.`,
    help: "Leave each choice in the list once."
  }),
  "too-many-labels": message({
    severity: "warning",
    title: "several labels where annotators can give one",
    text: ({ count: count2, control: control2 }) => `There are ${count2} labels, but in ${quote(control2)} annotators can give one.`,
    help: 'Leave one label, or write choice="multiple" into the control tag.'
  }),
  "labels-without-shape": message({
    severity: "error",
    title: "labels of a shape that is not there",
    text: ({ id }) => id === "" ? 'These labels have no "id", so they belong to no shape of the image.' : `These labels belong to a shape with the id ${quote(id)}, which is not in this result.`,
    help: "Give the labels the id of a rectangle, polygon or other shape in the same result."
  }),
  "span-backwards": message({
    severity: "error",
    title: "a span ends before it starts",
    text: ({ start, end }) => `The span starts at ${start} and ends at ${end}, which is before it.`,
    help: "Write the smaller number into start and the greater one into end."
  }),
  "span-out-of-text": message({
    severity: "error",
    title: "a span reaches beyond the text",
    text: ({ key, offset, length }) => `"${key}" is ${offset}, but the text is ${length} UTF-16 units long.`,
    help: "Count the offsets in the text of this very task, from 0, in UTF-16 units."
  }),
  "span-in-code-points": message({
    severity: "warning",
    title: "offsets seem to count code points",
    text: ({ start, end, slice, kept }) => `The text from ${start} to ${end} is ${slice}, not ${kept}, which would fit if the offsets counted code points.`,
    help: "Count offsets in UTF-16 units, where most emoji are two; Python counts code points."
  }),
  "span-text-differs": message({
    severity: "warning",
    title: "the text of a span differs",
    text: ({ start, end, slice, kept }) => `The text from ${start} to ${end} is ${slice}, not ${kept}.`,
    help: "Count the offsets again in the text of this very task, from 0, in UTF-16 units."
  }),
  "no-such-phrase": message({
    severity: "error",
    title: "a span in a phrase that is not there",
    text: ({ key, found }) => `"${key}" is ${found}, and the dialogue has no such phrase.`,
    help: 'Write the index of a phrase as text; the first phrase is "0".'
  }),
  "phrase-index-number": message({
    severity: "warning",
    title: "the index of a phrase is a number",
    text: ({ key, index }) => `"${key}" is the number ${index}; editors may lose a span whose phrase is not given as text.`,
    help: 'Write the index of the phrase in quotes: "0".'
  }),
  "looks-like-fractions": message({
    severity: "warning",
    title: "coordinates look like fractions of 1",
    text: () => "All coordinates lie between 0 and 1 percent, which looks like fractions of the image.",
    help: "Write coordinates in percent: multiply fractions by 100."
  })
};

// src/diagnostics/messages.ts
var messages = { ...inputMessages, ...configMessages, ...dataMessages, ...resultMessages };
function messageOf({ code, args }) {
  return messages[code].text(args);
}

// src/diagnostics/to-json.ts
function toJson(finding, spot, task) {
  const { code, path, tag } = finding;
  return {
    severity: messages[code].severity,
    code,
    message: messageOf(finding),
    help: messages[code].help,
    file: spot.file,
    ...spot.line !== void 0 && { line: spot.line },
    ...spot.column !== void 0 && { column: spot.column },
    ...task !== void 0 && { task },
    ...path !== void 0 && { path },
    ...tag && { tag: { type: tag.type, name: tag.attributes.get("name")?.value, ...tag.at } }
  };
}

// src/cli/escape.ts
var unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;
function escapeForTerminal(text2) {
  return text2.replace(unsafe, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// src/cli/print-findings.ts
function printGroup(group, configFile, style) {
  const { title, help } = messages[group.code];
  const paint = group.severity === "error" ? style.error : style.warning;
  const times = group.count > 1 ? ` ${formatCount(group.count)} times` : "";
  const [first2, ...others] = group.first;
  const lines = [
    `${paint(`${group.severity}[${group.code}]`)}${style.bold(`${times}: ${title}`)}`,
    `  ${printPlace(first2)}`,
    ...printExcerpt(first2.spot, style),
    `    ${escapeForTerminal(messageOf(first2.finding))}`,
    ...others.map((other) => `  ${printPlace(other)}: ${escapeForTerminal(messageOf(other.finding))}`)
  ];
  const hidden = group.count - group.first.length;
  if (hidden > 0) lines.push(style.dim(`  and ${formatCount(hidden)} more`));
  if (group.tag && configFile && first2.task !== void 0)
    lines.push(`  ${askedFor(group.tag, configFile, style)}`);
  lines.push(`  ${style.dim("help:")} ${help}`);
  return `${lines.join("\n")}
`;
}
function printPlace({ spot, task, finding }) {
  const line = spot.line === void 0 ? "" : `:${spot.line}`;
  const column = spot.column === void 0 ? "" : `:${spot.column}`;
  const index = task === void 0 ? "" : `, task ${task}`;
  return escapeForTerminal(`${spot.file}${line}${column}${index}${finding.path ? `, ${finding.path}` : ""}`);
}
function askedFor(tag, configFile, style) {
  const name = tag.attributes.get("name")?.value;
  const shown = `<${tag.written}${name === void 0 ? "" : ` name="${name}"`}>`;
  const place = `${configFile}:${tag.at.line}:${tag.at.column}`;
  return `${style.dim("asked for by")} ${escapeForTerminal(`${shown} at ${place}`)}`;
}
var WIDTH = 66;
function printExcerpt({ excerpt, line }, style) {
  if (!excerpt || line === void 0) return [];
  const from = Math.max(0, excerpt.column - 1 - WIDTH / 2);
  const text2 = excerpt.text.slice(from, from + WIDTH);
  const before = escapeForTerminal(text2.slice(0, excerpt.column - 1 - from).replaceAll("	", " "));
  const after = escapeForTerminal(
    text2.slice(excerpt.column - 1 - from).replaceAll("	", " ").trimEnd()
  );
  const indent = from === 0 ? before.length - before.trimStart().length : 0;
  const gutter = String(line);
  return [
    `    ${style.dim(`${gutter} |`)} ${before.slice(indent)}${after}`,
    `    ${style.dim(`${" ".repeat(gutter.length)} |`)} ${" ".repeat(before.length - indent)}${style.bold("^")}`
  ];
}

// src/cli/reporter.ts
function createReporter(stdout, stderr, { json: json2, quiet, style }) {
  const notes = [];
  const printJson = (object) => stdout.write(`${JSON.stringify({ version: 1, ...object }, null, 2)}
`);
  const printFindings = (log, configFile) => {
    const groups = [...log.groups].filter(({ severity }) => severity === "error" || !quiet);
    for (const group of groups.sort(errorsFirst)) stderr.write(`${printGroup(group, configFile, style)}
`);
  };
  const diagnosticsOf = (log) => ({
    errors: log?.errors ?? 0,
    warnings: log?.warnings ?? 0,
    diagnostics: (log?.kept ?? []).map(({ finding, spot, task }) => toJson(finding, spot, task))
  });
  return {
    note(text2) {
      if (json2) notes.push(text2);
      else if (!quiet) stderr.write(`${style.warning("note:")} ${escapeForTerminal(text2)}
`);
    },
    finish(log, { exitCode, tasks, details, summary, configFile }) {
      if (json2) printJson({ ok: exitCode === EXIT.done, tasks, ...diagnosticsOf(log), ...details, notes });
      else {
        printFindings(log, configFile);
        const text2 = `${summary.map(escapeForTerminal).join("\n")}
`;
        if (exitCode !== EXIT.done) stderr.write(style.error(text2));
        else if (!quiet) stdout.write(text2);
      }
    },
    fail(error, log) {
      const { message: message2, help, exitCode } = describeFailure(error);
      if (json2) {
        const found = diagnosticsOf(log);
        const diagnostic = {
          severity: "error",
          code: codes[exitCode] ?? "bug",
          message: message2,
          ...help && { help }
        };
        printJson({
          ok: false,
          tasks: 0,
          ...found,
          errors: found.errors + 1,
          diagnostics: [...found.diagnostics, diagnostic],
          notes
        });
      } else {
        if (log) printFindings(log, void 0);
        const shown = exitCode === EXIT.bug ? message2 : escapeForTerminal(message2);
        stderr.write(`${style.error("error:")} ${shown}
`);
        if (help) stderr.write(`${style.dim("help:")} ${escapeForTerminal(help)}
`);
      }
      return exitCode;
    }
  };
}
var codes = {
  [EXIT.refused]: "refused",
  [EXIT.usage]: "wrong-usage",
  [EXIT.unreadable]: "cannot-read",
  [EXIT.unwritable]: "cannot-write",
  [EXIT.interrupted]: "interrupted"
};
function describeFailure(error) {
  if (error instanceof UserError) return error;
  if (error instanceof Error && error.name === "AbortError") {
    return {
      message: "Interrupted. No project was written, and what was there before is unchanged.",
      help: void 0,
      exitCode: EXIT.interrupted
    };
  }
  const stack = error instanceof Error ? error.stack : String(error);
  return {
    message: `This is a bug in lsimport. Please report it with these lines:
${stack}`,
    help: void 0,
    exitCode: EXIT.bug
  };
}
function errorsFirst(a, b) {
  return a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : 0;
}

// src/cli/style.ts
import { Chalk } from "chalk";
function createStyle(stream, env, wanted) {
  const chalk = new Chalk({ level: isColoured(stream, env, wanted) ? 1 : 0 });
  return { error: chalk.red, warning: chalk.yellow, good: chalk.green, dim: chalk.dim, bold: chalk.bold };
}
function isColoured(stream, env, wanted) {
  if (!wanted || env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return stream.isTTY === true && env.TERM !== "dumb";
}

// src/tasks/task-sink.ts
var nowhere = {
  take: (out) => {
    out.length = 0;
  },
  reject: () => {
  },
  restart: () => {
  }
};

// src/commands/prepare.ts
import { statSync as statSync3 } from "node:fs";

// src/label-config/data-key.ts
function findDataKey(config, given, format, fills) {
  const tags = fills.map((tag) => `<${tag} name="..." value="$...">`).join(" or ");
  if (!given) {
    throw new UserError(
      EXIT.refused,
      `The input format ${format} needs a label config, which names the data key of the tasks.`,
      `Give one with ${tags}: --label-config FILE or --template NAME`
    );
  }
  const keys = /* @__PURE__ */ new Map();
  for (const { tag, source } of [...config.objects, ...config.controls]) {
    const key = source && keyOf(source);
    if (key !== void 0 && !keys.has(key)) keys.set(key, `<${tag.written}>`);
  }
  const [only, ...others] = [...keys.keys()];
  if (only === void 0) {
    throw new UserError(
      EXIT.refused,
      `The label config ${config.file} has no tag with a name and a variable as its value, so the tasks have no data key.`,
      `Add a tag such as ${tags}.`
    );
  }
  if (others.length > 0) {
    const list = [...keys].map(([key, tag]) => `$${key} (${tag})`).join(", ");
    throw new UserError(
      EXIT.refused,
      `The label config ${config.file} reads ${keys.size} data keys, ${list}, but ${format} can fill only one.`,
      "Use --input-format json with all keys in each task, or a label config with one data key."
    );
  }
  return only;
}
function findDataKeyAs09(config) {
  for (const { attributes } of config.tags) {
    const value = attributes.get("value")?.value;
    if (attributes.get("name")?.value && value?.startsWith("$")) return value.replace(/^\$+/, "");
  }
  throw new UserError(
    EXIT.refused,
    `The label config ${config.file} has no tag with a name and a variable as its value, so the tasks have no data key.`,
    "Give a label config with such a tag: --label-config FILE or --template NAME"
  );
}
function keyOf({ kind, variables }) {
  const step = kind === "constant" ? void 0 : variables[0]?.steps[0];
  return typeof step === "string" ? step : void 0;
}

// src/commands/context.ts
import { resolve } from "node:path";
function resolvePath({ cwd, env }, path) {
  const home = env.HOME ?? env.USERPROFILE;
  return resolve(cwd, home && /^~(?=[/\\]|$)/.test(path) ? home + path.slice(1) : path);
}

// src/commands/load-label-config.ts
import { readFileSync as readFileSync2 } from "node:fs";

// src/label-config/tags.ts
var nameNeeded = { name: "editor" };
var layout = { kind: "other" };
var objectTag = { kind: "object" };
var media = { kind: "object", needs: nameNeeded };
var control = { kind: "control", needs: nameNeeded };
var imageControl = { ...control, targets: ["Image"] };
var enterpriseControl = { kind: "control" };
var granularity = ["symbol", "word", "sentence", "paragraph"];
var textValues = { valueType: ["text", "url"], encoding: ["none", "base64", "base64unicode"], granularity };
var tableValues = { valueType: ["json", "url"] };
var labelSet = { ...control, labels: "Label", values: { choice: ["single", "multiple"] } };
var imageLabelSet = { ...labelSet, targets: ["Image"] };
var rules = {
  Audio: media,
  AudioPlus: media,
  Bitmask: control,
  BitmaskLabels: imageLabelSet,
  Brush: control,
  BrushLabels: imageLabelSet,
  Bucket: layout,
  Channel: { kind: "other", inside: ["TimeSeries"] },
  Chat: { kind: "object", labelsItself: true },
  ChatMessage: layout,
  Choice: { kind: "label", inside: ["Choices", "Taxonomy"] },
  Choices: {
    kind: "control",
    needs: { name: "editor", toName: "server" },
    labels: "Choice",
    values: { choice: ["single", "single-radio", "multiple"] }
  },
  Collapse: layout,
  Cube: enterpriseControl,
  CubeLabels: { ...enterpriseControl, needs: nameNeeded },
  CustomInterface: { kind: "object", markup: true },
  DateTime: control,
  Dialog: objectTag,
  Ellipse: control,
  EllipseLabels: labelSet,
  Filter: layout,
  Header: layout,
  Html: layout,
  HyperText: { kind: "object", needs: { name: "server", value: "server" }, values: textValues, markup: true },
  HyperTextLabels: { ...labelSet, targets: ["HyperText"] },
  Image: { kind: "object", needs: { name: "editor", value: "server" } },
  KeyPoint: control,
  KeyPointLabels: imageLabelSet,
  Label: { kind: "label", values: { granularity }, colors: ["background"] },
  Labels: { ...labelSet, needs: { name: "editor", toName: "server" } },
  List: objectTag,
  MagicWand: control,
  Markdown: layout,
  MultiChannel: { kind: "other", inside: ["TimeSeries"] },
  Number: { kind: "control", needs: { name: "editor", toName: "server" } },
  Object3D: objectTag,
  OcrLabels: { ...enterpriseControl, needs: nameNeeded },
  PagedView: layout,
  Pairwise: control,
  Panel: layout,
  ParagraphLabels: labelSet,
  Paragraphs: { ...media, values: tableValues },
  Pdf: media,
  Polygon: imageControl,
  PolygonLabels: imageLabelSet,
  Ranker: enterpriseControl,
  Rating: control,
  ReactCode: { kind: "object", labelsItself: true, markup: true },
  Rectangle: control,
  RectangleLabels: imageLabelSet,
  Relation: { kind: "other", colors: ["background"] },
  Relations: layout,
  Repeater: layout,
  Shortcut: layout,
  Style: { kind: "other", markup: true },
  Table: objectTag,
  Taxonomy: { ...control, labels: "Choice" },
  Text: { kind: "object", needs: { name: "editor", value: "server" }, values: textValues, markup: true },
  TextArea: control,
  TimelineLabels: labelSet,
  TimeSeries: { ...media, values: tableValues },
  TimeSeriesLabels: labelSet,
  TimeSeriesOverview: layout,
  Vector: imageControl,
  VectorLabels: imageLabelSet,
  Video: media,
  VideoRectangle: control,
  VideoVector: enterpriseControl,
  VideoVectorLabels: { ...enterpriseControl, needs: nameNeeded },
  View: layout
};
var knownTags = Object.keys(rules);
var canonicalNames = new Map(knownTags.map((name) => [name.toLowerCase(), name]));
function canonicalTag(written) {
  return canonicalNames.get(written.toLowerCase()) ?? written;
}
function tagRule(type) {
  return Object.hasOwn(rules, type) ? rules[type] : void 0;
}

// src/label-config/labels.ts
function collectLabels(control2) {
  const labels = /* @__PURE__ */ new Map();
  for (const tag of labelTags(control2)) {
    const stored = attributeOf(tag, "alias")?.value || attributeOf(tag, "value")?.value;
    if (stored !== void 0 && !labels.has(stored)) labels.set(stored, tag);
  }
  return labels;
}
function* labelTags(control2) {
  for (const child of control2.children) {
    const kind = tagRule(child.type)?.kind;
    if (kind === "label") yield child;
    if (kind !== "control") yield* labelTags(child);
  }
}
var changingLabel = /\$[\w[{.]|\{\{/;
function hasDynamicLabels(control2, source, labels) {
  if (source !== void 0 && source.kind !== "constant") return true;
  if (attributeOf(control2, "apiUrl")) return true;
  for (const label of labels.keys()) if (changingLabel.test(label)) return true;
  return false;
}

// src/label-config/build-config.ts
function buildConfig(file, text2, root) {
  const tags = [];
  const objects = [];
  const placedControls = [];
  visit(root, void 0);
  const objectNames = objects.map(({ name }) => name);
  const controls = placedControls.map((placed) => toControl(placed, objectNames));
  return { file, text: text2, root, tags, objects, controls };
  function visit(tag, repeater) {
    tags.push(tag);
    const name = attributeOf(tag, "name")?.value;
    if (name) {
      if (isObject2(tag)) objects.push({ tag, name, source: dataSource(tag), repeater });
      if (isControl(tag)) placedControls.push({ tag, name, repeater });
    }
    const around = tag.type === "Repeater" ? tag : repeater;
    for (const child of tag.children) visit(child, around);
  }
}
function isObject2(tag) {
  const rule = tagRule(tag.type);
  if (rule?.labelsItself) return true;
  return !attributeOf(tag, "toName") && (rule === void 0 || rule.kind === "object");
}
function isControl(tag) {
  const rule = tagRule(tag.type);
  if (rule?.kind === "control" || rule?.labelsItself) return true;
  return tag.type !== "Filter" && attributeOf(tag, "toName") !== void 0;
}
function toControl({ tag, name, repeater }, objectNames) {
  const rule = tagRule(tag.type);
  const toName = attributeOf(tag, "toName")?.value.split(",");
  const source = rule?.labelsItself ? void 0 : dataSource(tag);
  const labels = collectLabels(tag);
  return {
    tag,
    name,
    toName: toName ?? (rule?.labelsItself ? [name] : objectNames),
    labels,
    dynamicLabels: hasDynamicLabels(tag, source, labels),
    source: source?.kind === "constant" ? void 0 : source,
    repeater
  };
}
function dataSource(tag) {
  const attribute = attributeOf(tag, "value") ?? attributeOf(tag, "valueList");
  return attribute && parseDataSource(attribute);
}

// src/label-config/seen-by-server.ts
function isSeenByServer(tag) {
  return tag.written === tag.type && isInViews(tag.parent);
}
function isLabelSeenByServer(label, labelSet2) {
  if (label.written !== label.type) return false;
  let around = label.parent;
  while (around?.written === "View") around = around.parent;
  return around?.written === labelSet2 && isSeenByServer(around);
}
function isInViews(tag) {
  if (tag?.written !== "View") return false;
  return tag.parent === void 0 || isInViews(tag.parent);
}

// src/label-config/checks/attribute-case.ts
var checkedNames = ["name", "toName", "value", "valueList"];
function checkAttributeCase({ tags }, report) {
  for (const tag of tags) {
    const kind = tagRule(tag.type)?.kind;
    if (kind === void 0 || kind === "other") continue;
    for (const name of checkedNames) {
      const attribute = attributeOf(tag, name);
      if (!attribute || attribute.name === name) continue;
      const code = isNeededByServer(tag, name) ? "config-attribute-case" : "config-attribute-case-harmless";
      report({ code, args: argumentsOf(tag, attribute, name) }, attribute.at);
    }
  }
}
function isNeededByServer(tag, name) {
  if (tag.type === "Label") return name === "value" && isLabelSeenByServer(tag, "Labels");
  if (tag.type === "Choice") return name === "value" && isLabelSeenByServer(tag, "Choices");
  const needs = tagRule(tag.type)?.needs ?? {};
  const isKnownToServer = Object.values(needs).includes("server");
  const needed = name === "valueList" && !tag.attributes.has("value") ? "value" : name;
  return isKnownToServer && needs[needed] !== void 0 && isSeenByServer(tag);
}
function argumentsOf(tag, attribute, expected) {
  return { tag: tag.written, attribute: attribute.name, expected };
}

// src/label-config/checks/closed-values.ts
function checkClosedValues({ tags }, report) {
  for (const tag of tags) {
    for (const [name, allowed] of Object.entries(tagRule(tag.type)?.values ?? {})) {
      const attribute = attributeOf(tag, name);
      if (!attribute || allowed.includes(attribute.value) || attribute.value.includes("{{")) continue;
      const args = {
        tag: tag.written,
        attribute: name,
        value: attribute.value,
        allowed: allowed.map(quote).join(", ")
      };
      report({ code: "config-value-not-allowed", args }, attribute.at);
    }
  }
}

// src/label-config/css-color.ts
var named = new Set(
  "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen transparent currentcolor inherit initial unset revert revert-layer accentcolor accentcolortext activetext buttonborder buttonface buttontext canvas canvastext field fieldtext graytext highlight highlighttext linktext mark marktext selecteditem selecteditemtext visitedtext activeborder activecaption appworkspace background buttonhighlight buttonshadow captiontext inactiveborder inactivecaption inactivecaptiontext infobackground infotext menu menutext scrollbar threeddarkshadow threedface threedhighlight threedlightshadow threedshadow window windowframe windowtext".split(" ")
);
var hexadecimal = /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/;
var plainFunction = /^(?:rgba?|hsla?)\((?!\s*from\s)([^()]*)\)?$/;
var component = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:%|deg|grad|rad|turn)?|none)$/;
var otherFunction = /^(?:(?:rgba?|hsla?)\((?:\s*from\s|[^)]*\()|(?:hwb|lab|lch|oklab|oklch|color|color-mix|light-dark|device-cmyk|var|env|contrast-color)\(.)/;
var vendorColor = /^-[a-z]+-/;
function isCssColor(value) {
  const color = value.trim().toLowerCase();
  if (named.has(color) || hexadecimal.test(color) || vendorColor.test(color)) return true;
  const components = plainFunction.exec(color)?.[1];
  return components === void 0 ? otherFunction.test(color) : areComponents(components);
}
function areComponents(text2) {
  const components = text2.split(/[\s,/]+/).filter((part) => part !== "");
  const isRightCount = components.length === 3 || components.length === 4;
  return isRightCount && components.every((part) => component.test(part));
}

// src/label-config/checks/colors.ts
function checkColors({ tags }, report) {
  for (const tag of tags) {
    for (const name of tagRule(tag.type)?.colors ?? []) {
      const attribute = attributeOf(tag, name);
      if (!attribute || isCssColor(attribute.value) || attribute.value.includes("{{")) continue;
      const args = { tag: tag.written, attribute: name, value: attribute.value };
      report({ code: "config-bad-color", args }, attribute.at);
    }
  }
}

// src/label-config/checks/data-sources.ts
var fixedTextTags = /* @__PURE__ */ new Set(["Text", "HyperText", "ReactCode", "Chat"]);
var word2 = /^[\p{L}_][\p{L}\p{N}_]*$/u;
function checkDataSources({ objects }, report) {
  for (const object of objects) {
    const source = object.source;
    if (!source) continue;
    const { value, at } = source.attribute;
    const args = { tag: object.tag.written, value };
    if (showsNothing(object)) report({ code: "config-empty-variable", args }, at);
    else if (value.startsWith("$$")) report({ code: "config-doubled-dollar", args }, at);
    else if (source.kind === "constant" && word2.test(value) && !fixedTextTags.has(object.tag.type)) {
      report({ code: "config-missing-dollar", args }, at);
    }
  }
}
function showsNothing({ tag, source }) {
  const value = source?.attribute.value.trim();
  return value === "$" || value === "" && tag.text.trim() === "";
}

// src/label-config/checks/duplicate-names.ts
function checkDuplicateNames({ tags }, report) {
  const first2 = /* @__PURE__ */ new Map();
  for (const tag of tags) {
    const name = tag.attributes.get("name");
    if (!name) continue;
    const before = first2.get(name.value);
    if (before === void 0) first2.set(name.value, name.at);
    else report({ code: "config-duplicate-name", args: { name: name.value, ...before } }, name.at);
  }
}

// src/label-config/checks/missing-attributes.ts
function checkMissingAttributes({ tags }, report) {
  for (const tag of tags) {
    const rule = tagRule(tag.type);
    for (const [attribute, by] of Object.entries(rule?.needs ?? {})) {
      if (by === "editor" || isSeenByServer(tag)) requireAttribute(tag, attribute, report);
    }
    if (!rule?.labels) continue;
    for (const label of labelTags(tag)) requireAttribute(label, "value", report);
  }
}
function requireAttribute(tag, name, report) {
  if (attributeOf(tag, name) || name === "value" && attributeOf(tag, "valueList")) return;
  const suggestion = nearest(name, tag.attributes.keys()) ?? "";
  report(
    { code: "config-missing-attribute", args: { tag: tag.written, attribute: name, suggestion } },
    tag.at
  );
}

// src/label-config/checks/missing-labels.ts
function checkMissingLabels({ tags }, report) {
  for (const tag of tags) {
    const label = tagRule(tag.type)?.labels;
    if (!label || hasLabel(tag, label)) continue;
    const isJudgedByServer = (tag.type === "Choices" || tag.type === "Labels") && isSeenByServer(tag);
    if (isJudgedByServer) {
      if (!tag.attributes.has("value"))
        report({ code: "config-no-labels", args: { tag: tag.written, label } }, tag.at);
    } else if (!attributeOf(tag, "value") && !attributeOf(tag, "apiUrl")) {
      report({ code: "config-no-labels-yet", args: { tag: tag.written, label } }, tag.at);
    }
  }
}
function hasLabel(control2, type) {
  for (const tag of labelTags(control2)) if (tag.type === type) return true;
  return false;
}

// src/label-config/checks/missing-targets.ts
function checkMissingTargets({ tags, objects }, report) {
  for (const tag of tags) {
    const rule = tagRule(tag.type);
    if (rule?.kind !== "control" || attributeOf(tag, "toName")) continue;
    const isSeen = isSeenByServer(tag);
    if (rule.needs?.toName && isSeen) continue;
    if (objects.length === 1 && !(tag.type === "TextArea" && isSeen)) continue;
    report({ code: "config-no-target", args: { tag: tag.written } }, tag.at);
  }
}

// src/label-config/checks/numeric-names.ts
var numberLike = /^[+-]?(\d+\.?\d*|\.\d+)$/;
function checkNumericNames({ tags }, report) {
  for (const tag of tags) {
    const name = tag.attributes.get("name");
    if (!name || !numberLike.test(name.value)) continue;
    if (tagRule(tag.type)?.needs && isSeenByServer(tag)) {
      report({ code: "config-numeric-name", args: { name: name.value } }, name.at);
    }
  }
}

// src/label-config/checks/parents.ts
function checkParents({ tags }, report) {
  for (const tag of tags) {
    if (hasAncestor(tag, ({ type }) => tagRule(type) === void 0)) continue;
    const inside = tagRule(tag.type)?.inside;
    if (inside && !hasAncestor(tag, ({ type }) => inside.includes(type))) {
      const args = { tag: tag.written, wanted: inside.map(showTag).join(" or ") };
      report({ code: "config-wrong-parent", args }, tag.at);
    }
    if (tag.type === "Label") checkLabelParent(tag, report);
  }
}
function checkLabelParent(tag, report) {
  const control2 = controlAround(tag);
  if (control2?.type === "Choices") {
    report({ code: "config-label-in-choices", args: { choices: control2.written } }, tag.at);
  }
  if (!control2) report({ code: "config-label-outside", args: { label: tag.written } }, tag.at);
}
function controlAround(tag) {
  let around = tag.parent;
  while (around && tagRule(around.type)?.kind !== "control") around = around.parent;
  return around;
}
function hasAncestor(tag, isWanted) {
  for (let around = tag.parent; around; around = around.parent) if (isWanted(around)) return true;
  return false;
}

// src/label-config/checks/suggest.ts
var maximumWords = 100;
var maximumCandidates = 1e3;
function suggester(candidates) {
  const list = [...candidates].slice(0, maximumCandidates);
  let words = 0;
  return (word3) => ++words > maximumWords ? "" : nearest(word3, list) ?? "";
}

// src/label-config/checks/targets.ts
function checkTargets(config, report) {
  const named2 = tagsByName(config.tags);
  const suggest = targetSuggester(config);
  for (const tag of config.tags) {
    const toName = attributeOf(tag, "toName");
    if (!toName) continue;
    for (const name of toName.value.split(",")) {
      const target = named2.get(name);
      if (target) checkTargetKind(tag, toName, target, report);
      else {
        const args = { tag: tag.written, target: name, suggestion: suggest(name) };
        report({ code: "config-unknown-target", args }, toName.at);
      }
    }
  }
}
function tagsByName(tags) {
  const named2 = /* @__PURE__ */ new Map();
  for (const tag of tags) {
    const name = attributeOf(tag, "name")?.value;
    if (name && !named2.has(name)) named2.set(name, tag);
  }
  return named2;
}
function checkTargetKind(tag, toName, target, report) {
  const rule = tagRule(tag.type);
  const targetRule = tagRule(target.type);
  if (!rule || !targetRule || rule.labelsItself) return;
  const args = { tag: tag.written, name: attributeOf(target, "name").value, found: target.written };
  if (rule.targets && !rule.targets.includes(target.type)) {
    const wanted = rule.targets.map(showTag).join(" or ");
    report({ code: "config-unsupported-target", args: { ...args, wanted } }, toName.at);
  } else if (rule.kind === "control" && targetRule.kind !== "object") {
    report({ code: "config-target-is-no-object", args }, toName.at);
  }
}
function targetSuggester({ objects }) {
  const names = /* @__PURE__ */ new Set();
  const namesByKey = /* @__PURE__ */ new Map();
  for (const { name, source } of objects) {
    names.add(name);
    const key = source?.variables[0]?.text;
    if (key !== void 0 && !namesByKey.has(key)) namesByKey.set(key, name);
  }
  const suggest = suggester(names);
  return (name) => {
    const byKey = name.startsWith("$") ? namesByKey.get(name.slice(1)) : void 0;
    if (byKey !== void 0) return byKey;
    const trimmed = name.trim();
    return names.has(trimmed) ? trimmed : suggest(name);
  };
}

// src/label-config/checks/unknown-tags.ts
function checkUnknownTags({ tags }, report) {
  const suggest = suggester(knownTags);
  for (const tag of tags) {
    if (tagRule(tag.type)) continue;
    const args = { tag: tag.written, suggestion: suggest(tag.written) };
    report({ code: "config-unknown-tag", args }, tag.at);
  }
}

// src/label-config/checks/video-speeds.ts
var slowest = 0.05;
var fastest = 10;
var number2 = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
function checkVideoSpeeds({ tags }, report) {
  for (const tag of tags) {
    if (tag.type !== "Video") continue;
    const byDefault = readSpeed(attributeOf(tag, "defaultPlaybackSpeed"), report);
    const least = readSpeed(attributeOf(tag, "minPlaybackSpeed"), report);
    if (byDefault === void 0 || least === void 0 || least <= byDefault) continue;
    report(
      { code: "config-video-speed-order", args: { least, byDefault } },
      attributeOf(tag, "minPlaybackSpeed").at
    );
  }
}
function readSpeed(attribute, report) {
  if (!attribute || attribute.value === "") return void 0;
  const speed = number2.test(attribute.value) ? Number(attribute.value) : Number.NaN;
  if (speed >= slowest && speed <= fastest) return speed;
  const args = { attribute: attribute.name, value: attribute.value, slowest, fastest };
  report({ code: "config-video-speed", args }, attribute.at);
  return void 0;
}

// src/label-config/checks/check-config.ts
var checks = [
  checkUnknownTags,
  checkParents,
  checkMissingAttributes,
  checkAttributeCase,
  checkDuplicateNames,
  checkNumericNames,
  checkTargets,
  checkMissingTargets,
  checkMissingLabels,
  checkClosedValues,
  checkColors,
  checkVideoSpeeds,
  checkDataSources
];
function checkConfig(config, report) {
  for (const check2 of checks) check2(config, report);
}

// src/label-config/xml/positions.ts
function positionFinder(text2) {
  const lineStarts = [0];
  for (let at = nextLine(text2, 0); at > 0; at = nextLine(text2, at)) lineStarts.push(at);
  return (offset) => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if (lineStarts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - lineStarts[low] + 1 };
  };
}
function nextLine(text2, from) {
  for (let at = from; at < text2.length; at++) {
    const code = text2.charCodeAt(at);
    if (code === 10) return at + 1;
    if (code === 13) return text2.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  }
  return -1;
}

// src/label-config/decode.ts
var maximumBytes = 16 * 1024 * 1024;
function decodeConfig(bytes) {
  if (bytes.length > maximumBytes) {
    const problem2 = `it has ${bytes.length} bytes, more than ${maximumBytes}`;
    return { finding: { code: "config-too-large", args: { problem: problem2 } }, position: { line: 1, column: 1 } };
  }
  if (looksLikeUtf16(bytes)) return notUtf82("it looks like UTF-16", { line: 1, column: 1 });
  const invalid = findInvalidUtf8(bytes);
  if (invalid === -1) return new TextDecoder().decode(bytes);
  const before = new TextDecoder().decode(bytes.subarray(0, invalid));
  const problem = `the byte ${showByte(bytes[invalid])} cannot stand here`;
  return notUtf82(problem, positionFinder(before)(before.length));
}
function notUtf82(problem, position) {
  return { finding: { code: "config-not-utf8", args: { problem } }, position };
}
function looksLikeUtf16([first2, second]) {
  if (first2 === 255) return second === 254;
  if (first2 === 254) return second === 255;
  return first2 === 60 && second === 0 || first2 === 0 && second === 60;
}

// src/label-config/xml/problem.ts
function malformed(at, problem) {
  return { at, finding: { code: "config-not-well-formed", args: { problem } } };
}
function isProblem(value) {
  return value !== void 0 && "finding" in value;
}

// src/label-config/xml/characters.ts
var forbidden = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
function checkCharacters(text2) {
  const at = text2.search(forbidden);
  if (at === -1) return void 0;
  const code = text2.charCodeAt(at);
  const what = code === 0 ? "a NUL byte, as in a binary file" : `the control character ${codePointName(code)}`;
  return malformed(at, `it contains ${what}`);
}
function isXmlCharacter(code) {
  return code <= 1114111 && !forbidden.test(String.fromCodePoint(code));
}
function codePointName(code) {
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
var nameStart = ":A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";
var nameAtCursor = new RegExp(
  `[${nameStart}][${nameStart}\\-.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040]*`,
  "uy"
);
function nameAt(text2, offset) {
  nameAtCursor.lastIndex = offset;
  return nameAtCursor.exec(text2)?.[0] ?? "";
}
function skipSpace2(text2, offset) {
  let at = offset;
  while (isSpace2(text2.charCodeAt(at))) at++;
  return at;
}
function isSpace2(code) {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

// src/label-config/xml/declaration.ts
var declaration = /^<\?xml\s+version\s*=\s*(["'])1\.[0-9]+\1(?:\s+encoding\s*=\s*(["'])([A-Za-z][\w.-]*)\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\4)?\s*\?>/;
function checkInstruction(text2, at) {
  const target = nameAt(text2, at + 2);
  const afterTarget = at + 2 + target.length;
  if (target === "" || !isSpace2(text2.charCodeAt(afterTarget)) && !text2.startsWith("?>", afterTarget)) {
    return malformed(at, '"<?" must be followed by a name and a space');
  }
  if (target.toLowerCase() !== "xml") return void 0;
  if (at !== 0) return malformed(at, "an XML declaration may only stand at the very start of the file");
  const found = declaration.exec(text2);
  if (!found) return malformed(at, 'the XML declaration is not as it should be (<?xml version="1.0"?>)');
  const encoding = found[3];
  if (encoding === void 0 || /^utf-?8$/i.test(encoding)) return void 0;
  const problem = `it declares the encoding ${quote(encoding)}`;
  return { at, finding: { code: "config-not-utf8", args: { problem } } };
}
function declaredEncoding(text2) {
  return declaration.exec(text2)?.[3];
}

// src/label-config/xml/parse.ts
import { XMLParser } from "fast-xml-parser";

// src/label-config/xml/references.ts
var predefined = /* @__PURE__ */ new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"]
]);
var reference = /&(?:(?:#x([0-9a-fA-F]+)|#([0-9]+)|([\p{L}_:][\p{L}\p{N}_:.-]*));)?/gu;
function checkReferences(value, offset) {
  if (!value.includes("&")) return void 0;
  for (const { 0: written, 1: hex, 2: decimal, 3: name, index } of value.matchAll(reference)) {
    const at = offset + index;
    if (written === "&") return malformed(at, 'a bare "&" must be written as "&amp;"');
    if (name !== void 0) {
      if (!predefined.has(name)) return malformed(at, unknownEntity(written, name));
      continue;
    }
    const code = codePoint(hex, decimal);
    if (!isXmlCharacter(code))
      return malformed(at, `${quote(written)} stands for no character that XML allows`);
  }
  return void 0;
}
function unknownEntity(written, name) {
  const known = name === "nbsp" ? ` (${codePointName(160)} is written as "&#160;")` : "";
  return `XML does not know the entity ${quote(written)}${known}`;
}
function decodeReferences(text2) {
  if (!text2.includes("&")) return text2;
  return text2.replace(reference, (written, hex, decimal, name) => {
    if (name !== void 0) return predefined.get(name) ?? written;
    return String.fromCodePoint(codePoint(hex, decimal));
  });
}
function codePoint(hex, decimal) {
  return hex === void 0 ? Number(decimal) : Number.parseInt(hex, 16);
}

// src/label-config/xml/start-tag.ts
function readStartTag(text2, at) {
  const name = nameAt(text2, at + 1);
  if (name === "") return malformed(at, '"<" must be followed by the name of a tag, or be written as "&lt;"');
  const attributes = [];
  const names = /* @__PURE__ */ new Set();
  let cursor = at + 1 + name.length;
  for (; ; ) {
    const next = skipSpace2(text2, cursor);
    if (text2[next] === ">") return { name, at, attributes, isEmpty: false, end: next + 1 };
    if (text2.startsWith("/>", next)) return { name, at, attributes, isEmpty: true, end: next + 2 };
    if (next >= text2.length) return malformed(at, `the tag ${showTag(name)} has no ">"`);
    const attribute = readAttribute(text2, next, name);
    if (isProblem(attribute)) return attribute;
    if (next === cursor)
      return malformed(next, `a space is missing before ${quote(attribute.name)} in ${showTag(name)}`);
    if (names.has(attribute.name)) {
      return malformed(next, `${showTag(name)} has the attribute ${quote(attribute.name)} twice`);
    }
    names.add(attribute.name);
    attributes.push(attribute);
    cursor = attribute.end;
  }
}
function readAttribute(text2, at, tag) {
  const name = nameAt(text2, at);
  if (name === "") {
    return malformed(
      at,
      `${quote(String.fromCodePoint(text2.codePointAt(at)))} cannot stand here in ${showTag(tag)}`
    );
  }
  const equals = skipSpace2(text2, at + name.length);
  if (text2[equals] !== "=")
    return malformed(at, `the attribute ${quote(name)} of ${showTag(tag)} has no value`);
  const open = skipSpace2(text2, equals + 1);
  const mark = text2[open];
  if (mark !== '"' && mark !== "'") {
    return malformed(open, `the value of ${quote(name)} of ${showTag(tag)} is not in quotes`);
  }
  const close = text2.indexOf(mark, open + 1);
  if (close === -1)
    return malformed(open, `the value of ${quote(name)} of ${showTag(tag)} has no closing quote`);
  const raw = text2.slice(open + 1, close);
  if (raw.includes("<")) return malformed(open, bracketInValue(name, tag));
  return checkReferences(raw, open + 1) ?? { name, raw, at, end: close + 1 };
}
function bracketInValue(name, tag) {
  return `the value of ${quote(name)} of ${showTag(tag)} contains "<" (to be written as "&lt;"), or its closing quote is missing`;
}

// src/label-config/xml/parse.ts
var tagPrefix = "<";
var textKey = "#text";
var cdataKey = "#cdata";
var metadata = XMLParser.getMetaDataSymbol();
var parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: true,
  // A tag without content passes here twice.
  transformTagName: (name) => name.startsWith(tagPrefix) ? name : tagPrefix + name,
  cdataPropName: cdataKey,
  trimValues: false,
  parseTagValue: false,
  processEntities: false,
  ignorePiTags: true,
  maxNestedTags: 1e3
});
function parseTags(text2, positionAt) {
  const nodes = parser.parse(withoutInstructions(text2));
  const root = nodes.find((node) => keyOf2(node).startsWith(tagPrefix));
  return toTag(root, void 0);
  function toTag(node, parent) {
    const key = keyOf2(node);
    const start = startOf(node);
    const written = key.slice(tagPrefix.length);
    const type = canonicalTag(written);
    const attributes = readAttributes(start);
    const tag = { type, written, attributes, text: "", parent, children: [], at: positionAt(start) };
    for (const child of node[key]) addContent(tag, child);
    return tag;
  }
  function addContent(tag, child) {
    const key = keyOf2(child);
    if (key === textKey) tag.text += decodeReferences(child[textKey]);
    else if (key === cdataKey) tag.text += child[cdataKey][0][textKey];
    else if (!tagRule(tag.type)?.markup) tag.children.push(toTag(child, tag));
  }
  function readAttributes(start) {
    const attributes = /* @__PURE__ */ new Map();
    const tag = readStartTag(text2, start);
    if (isProblem(tag)) return attributes;
    for (const { name, raw, at } of tag.attributes) {
      attributes.set(name, { name, value: attributeValue(raw), at: positionAt(at) });
    }
    return attributes;
  }
}
function attributeValue(raw) {
  return decodeReferences(raw.replace(/\r\n|[\r\n\t]/g, " "));
}
function withoutInstructions(text2) {
  return text2.replace(
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/g,
    (markup) => markup.startsWith("<?") ? markup.replace(/[^\r\n]/g, " ") : markup
  );
}
function keyOf2(node) {
  for (const key in node) return key;
  return "";
}
function startOf(node) {
  return node[metadata].startIndex;
}

// src/label-config/xml/markup.ts
function readMarkup(text2, at) {
  if (text2.startsWith("<!--", at)) return readComment(text2, at);
  if (text2.startsWith("<![CDATA[", at)) return readCdata(text2, at);
  if (text2.startsWith("<?", at)) return readInstruction(text2, at);
  if (text2.startsWith("</", at)) return readEndTag(text2, at);
  if (text2.startsWith("<!", at)) return refuseDeclaration(text2, at);
  const tag = readStartTag(text2, at);
  return "finding" in tag ? tag : { kind: "start", at, end: tag.end, tag };
}
function readComment(text2, at) {
  const dashes = text2.indexOf("--", at + 4);
  if (dashes === -1) return malformed(at, 'this comment has no "-->"');
  if (text2[dashes + 2] !== ">") return malformed(dashes, '"--" must not stand in a comment');
  return { kind: "comment", at, end: dashes + 3 };
}
function readCdata(text2, at) {
  const close = text2.indexOf("]]>", at + 9);
  if (close === -1) return malformed(at, 'this CDATA section has no "]]>"');
  return { kind: "cdata", at, end: close + 3 };
}
function readInstruction(text2, at) {
  const close = text2.indexOf("?>", at + 2);
  if (close === -1) return malformed(at, 'this processing instruction has no "?>"');
  return checkInstruction(text2, at) ?? { kind: "instruction", at, end: close + 2 };
}
function readEndTag(text2, at) {
  const name = nameAt(text2, at + 2);
  if (name === "") return malformed(at, '"</" must be followed by the name of a tag');
  const close = skipSpace2(text2, at + 2 + name.length);
  if (text2[close] !== ">") return malformed(at, `the closing tag ${showTag(`/${name}`)} has no ">"`);
  return { kind: "end", at, end: close + 1, name };
}
function refuseDeclaration(text2, at) {
  const keyword = text2.slice(at + 2, at + 9).toUpperCase();
  if (keyword === "DOCTYPE") return { at, finding: { code: "config-doctype", args: {} } };
  return malformed(at, '"<!" may only begin a comment or a CDATA section');
}

// src/label-config/xml/namespaces.ts
var xincludeNamespace = "http://www.w3.org/2001/XInclude";
function declaredPrefixes(tag) {
  return tag.attributes.filter(({ name }) => name.startsWith("xmlns:")).map(({ name }) => name.slice(6));
}
function checkNamespaces(tag, isDeclared) {
  for (const { name, raw, at } of tag.attributes) {
    const isDeclaration = name === "xmlns" || name.startsWith("xmlns:");
    if (isDeclaration && raw === xincludeNamespace)
      return { at, finding: { code: "config-xinclude", args: {} } };
    const problem = isDeclaration ? void 0 : checkPrefix(name, at, isDeclared);
    if (isProblem(problem)) return problem;
  }
  return checkPrefix(tag.name, tag.at, isDeclared);
}
function checkPrefix(name, at, isDeclared) {
  const colon = name.indexOf(":");
  if (colon === -1) return void 0;
  const prefix = name.slice(0, colon);
  if (prefix === "xml" || isDeclared(prefix)) return void 0;
  return malformed(at, `the prefix ${quote(prefix)} of ${quote(name)} is not declared`);
}

// src/label-config/xml/nesting.ts
var maximumDepth = 256;
function trackNesting(positionAt) {
  const open = [];
  let rootEnd;
  return { openTag, closeTag, checkContent, checkEnd };
  function openTag(tag) {
    if (open.length === 0 && rootEnd !== void 0)
      return malformed(tag.at, `${showTag(tag.name)} is a second root`);
    const prefixes = declaredPrefixes(tag);
    const isDeclared = (prefix) => prefixes.includes(prefix) || open.some((around) => around.prefixes.includes(prefix));
    const problem = checkNamespaces(tag, isDeclared);
    if (problem) return problem;
    if (open.length >= maximumDepth) {
      return { at: tag.at, finding: { code: "config-too-deep", args: { limit: maximumDepth } } };
    }
    if (!tag.isEmpty) open.push({ name: tag.name, at: tag.at, prefixes });
    else if (open.length === 0) rootEnd = tag.end;
    return void 0;
  }
  function closeTag(name, at) {
    const tag = open.pop();
    if (!tag) return malformed(at, `${showTag(`/${name}`)} closes nothing`);
    if (tag.name !== name)
      return malformed(at, `${showTag(`/${name}`)} cannot close ${showTag(tag.name)} of ${place(tag)}`);
    if (open.length === 0) rootEnd = at;
    return void 0;
  }
  function checkContent(at, text2) {
    if (open.length > 0) return void 0;
    const where = rootEnd === void 0 ? "before" : "after";
    return malformed(at, `there is text ${where} the root tag: ${quote(text2)}`);
  }
  function checkEnd() {
    const tag = open.at(-1);
    if (tag) return malformed(tag.at, `${showTag(tag.name)} is not closed`);
    return rootEnd === void 0 ? malformed(0, "there is no tag in it") : void 0;
  }
  function place({ at }) {
    const { line, column } = positionAt(at);
    return `line ${line}, column ${column}`;
  }
}

// src/label-config/xml/well-formed.ts
var maximumTags = 2e5;
function checkXml(text2, positionAt) {
  const forbidden2 = checkCharacters(text2);
  if (forbidden2) return forbidden2;
  const nesting = trackNesting(positionAt);
  let tags = 0;
  let cursor = 0;
  while (cursor < text2.length) {
    const at = indexOrEnd(text2, "<", cursor);
    const textProblem = checkText(text2, cursor, at, nesting);
    if (textProblem || at === text2.length) return textProblem ?? nesting.checkEnd();
    const markup = readMarkup(text2, at);
    if (isProblem(markup)) return markup;
    const misplaced = checkPlace(markup, nesting);
    if (misplaced) return misplaced;
    if (markup.kind === "start" && ++tags > maximumTags) return tooManyTags(at);
    cursor = markup.end;
  }
  return nesting.checkEnd();
}
function checkText(text2, from, to, nesting) {
  const first2 = skipSpace2(text2, from);
  if (first2 >= to) return void 0;
  const value = text2.slice(from, to);
  const outside = nesting.checkContent(first2, value.trim());
  if (outside) return outside;
  const close = value.indexOf("]]>");
  if (close !== -1) return malformed(from + close, '"]]>" in text must be written as "]]&gt;"');
  return checkReferences(value, from);
}
function checkPlace(markup, nesting) {
  switch (markup.kind) {
    case "start":
      return nesting.openTag(markup.tag);
    case "end":
      return nesting.closeTag(markup.name, markup.at);
    case "cdata":
      return nesting.checkContent(markup.at, "<![CDATA[");
    default:
      return void 0;
  }
}
function tooManyTags(at) {
  const problem = `it has more than ${maximumTags} tags`;
  return { at, finding: { code: "config-too-large", args: { problem } } };
}
function indexOrEnd(text2, wanted, from) {
  const found = text2.indexOf(wanted, from);
  return found === -1 ? text2.length : found;
}

// src/label-config/read.ts
function readLabelConfig(bytes, file, report) {
  const text2 = decodeConfig(bytes);
  if (typeof text2 !== "string") {
    report(text2.finding, text2.position);
    return void 0;
  }
  const positionAt = positionFinder(text2);
  const problem = checkXml(text2, positionAt);
  if (problem) {
    report(problem.finding, positionAt(problem.at));
    return void 0;
  }
  const encoding = declaredEncoding(text2);
  if (encoding) report({ code: "config-encoding-declaration", args: { encoding } }, positionAt(0));
  const config = buildConfig(file, text2, parseTags(text2, positionAt));
  checkConfig(config, report);
  return config;
}

// src/commands/load-label-config.ts
var STARTER = "<View>\n\n</View>";
var EMPTY = "<View></View>";
function loadLabelConfig(options, hasInput, log, context) {
  const { labelConfig, template } = options;
  const file = labelConfig ?? (template ? `${template}.xml` : "config.xml");
  const bytes = labelConfig ? readingInput(labelConfig, () => readFileSync2(resolvePath(context, labelConfig))) : template ? readTemplate(template) : Buffer.from(hasInput ? EMPTY : STARTER);
  const config = readLabelConfig(bytes, file, (finding, at) => {
    log.add(finding, () => ({ file, ...at, ...excerptOf(bytes, at) }));
  });
  return { config, bytes, file, given: labelConfig !== void 0 || template !== void 0 };
}
function excerptOf(bytes, { line, column }) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = 0;
  for (let n = 1; n < line; n++) start = buffer.indexOf(10, start) + 1;
  const end = buffer.indexOf(10, start);
  const text2 = buffer.toString("utf8", start, end < 0 ? buffer.length : end);
  const offset = start + Buffer.byteLength(text2.slice(0, column - 1));
  return { excerpt: excerptAt(buffer, Math.min(offset, buffer.length), buffer.length) };
}

// src/commands/prepare.ts
async function prepare(options, log, context) {
  const as09 = options.compat !== void 0;
  const { inputPath } = options;
  const importer = importerNamed(options.inputFormat ?? "json");
  const path = inputPath === void 0 ? void 0 : resolvePath(context, inputPath);
  if (path !== void 0 && inputPath !== void 0) checkKind(path, inputPath, importer);
  const loaded = loadLabelConfig(options, path !== void 0, log, context);
  const { config, given } = loaded;
  const configErrors = log.errors;
  if (!config || path === void 0 || inputPath === void 0 || log.errors > 0 && !as09) {
    return { loaded, configErrors, plan: void 0 };
  }
  const { compileTaskChecks } = await import("./check-task-X6JLDCQM.js");
  const dataKey = !importer.fills ? "" : as09 && given ? findDataKeyAs09(config) : findDataKey(config, given, importer.name, importer.fills);
  return {
    loaded,
    configErrors,
    plan: {
      importer,
      input: {
        path,
        shown: inputPath,
        dataKey,
        keepBlankLines: (options.blankLines ?? (as09 ? "keep" : "skip")) === "keep",
        baseUrl: options.baseUrl?.replace(/\/+$/, "") ?? "",
        as09
      },
      check: compileTaskChecks(given ? config : void 0),
      ids: options.ids ?? (as09 ? "renumber" : "keep"),
      invalidTasks: options.invalidTasks ?? (as09 ? "keep" : "fail"),
      wantsScores: options.sampling?.startsWith("prediction-score") ?? false
    }
  };
}
function checkKind(path, shown, importer) {
  const isFolder = readingInput(shown, () => statSync3(path)).isDirectory();
  if (isFolder && importer.input === "file") {
    throw new UserError(
      EXIT.unreadable,
      `${shown} is a directory, but the input format ${importer.name} reads a file.`,
      `For a folder use --input-format ${importer.name}-dir (or image-dir, audio-dir).`
    );
  }
  if (!isFolder && importer.input === "directory") {
    throw new UserError(
      EXIT.unreadable,
      `${shown} is not a directory, but the input format ${importer.name} reads a folder.`,
      "Name the folder that the file is in, or another --input-format."
    );
  }
}

// src/tasks/import-tasks.ts
import { setImmediate } from "node:timers/promises";

// src/tasks/has-score.ts
function hasScore(task) {
  if (!isObject(task) || !isObject(task.data) || !Array.isArray(task.predictions)) return false;
  return task.predictions.some((prediction) => isObject(prediction) && typeof prediction.score === "number");
}

// src/tasks/id-index.ts
var EMPTY2 = -1;
function createIdIndex() {
  let runs = 0;
  let starts = new Float64Array(64);
  let lengths = new Float64Array(64);
  let positions = new Float64Array(64);
  let sorted = true;
  let table;
  const addToTable = (id, position) => {
    table ??= { ids: new Float64Array(1024).fill(EMPTY2), positions: new Float64Array(1024), size: 0 };
    if (table.size * 2 >= table.ids.length) table = grow(table);
    const slot = slotOf(table.ids, id);
    if (table.ids[slot] === id) return table.positions[slot];
    table.ids[slot] = id;
    table.positions[slot] = position;
    table.size++;
    return void 0;
  };
  const findInRuns = (id) => {
    let low = 0;
    let high = runs - 1;
    while (low <= high) {
      const middle = low + high >> 1;
      const offset = id - starts[middle];
      if (offset < 0) high = middle - 1;
      else if (offset >= lengths[middle]) low = middle + 1;
      else return positions[middle] + offset;
    }
    return void 0;
  };
  return {
    add(id, position) {
      const last = runs - 1;
      const end = last < 0 ? -1 : starts[last] + lengths[last];
      if (sorted && last >= 0 && id === end && position === positions[last] + lengths[last]) {
        lengths[last]++;
        return void 0;
      }
      if (sorted && id >= end && runs < 1 << 20) {
        if (runs === starts.length) {
          [starts, lengths, positions] = [double(starts), double(lengths), double(positions)];
        }
        starts[runs] = id;
        lengths[runs] = 1;
        positions[runs++] = position;
        return void 0;
      }
      const seen = findInRuns(id);
      if (seen !== void 0) return seen;
      sorted = false;
      return addToTable(id, position);
    }
  };
}
function double(array) {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}
function slotOf(ids, id) {
  const mask = ids.length - 1;
  let slot = Math.imul(id ^ id / 4294967296, 2654435761) >>> 7 & mask;
  while (ids[slot] !== EMPTY2 && ids[slot] !== id) slot = slot + 1 & mask;
  return slot;
}
function grow(table) {
  const ids = new Float64Array(table.ids.length * 2).fill(EMPTY2);
  const positions = new Float64Array(ids.length);
  for (let i = 0; i < table.ids.length; i++) {
    const id = table.ids[i];
    if (id === EMPTY2) continue;
    const slot = slotOf(ids, id);
    ids[slot] = id;
    positions[slot] = table.positions[i];
  }
  return { ids, positions, size: table.size };
}

// src/tasks/numbering.ts
function renumber(firstId) {
  let id = firstId;
  return { next: () => id++, mixed: false, greatest: 0 };
}
function keepIds(firstId, countFrom) {
  const index = createIdIndex();
  const state = { mixed: false, greatest: -1 };
  let kept = 0;
  let counted2 = 0;
  let id = countFrom ?? firstId;
  return {
    get mixed() {
      return state.mixed && countFrom === void 0;
    },
    get greatest() {
      return state.greatest;
    },
    next(task, position, report) {
      const own = idOf(task, report);
      if (own === void 0) counted2++;
      else {
        kept++;
        if (own > state.greatest) state.greatest = own;
        const first2 = index.add(own, position);
        if (first2 !== void 0) report({ code: "duplicate-task-id", args: { id: own, first: first2 }, path: "/id" });
      }
      state.mixed = kept > 0 && counted2 > 0;
      return own ?? (this.mixed ? void 0 : id++);
    }
  };
}
function idOf(task, report) {
  if (!isObject(task) || !isObject(task.data) || task.id === void 0 || task.id === null) return void 0;
  const { id } = task;
  if (typeof id === "number" && Number.isSafeInteger(id) && id >= 0) return id;
  report({ code: "id-not-kept", args: { id: describe(id) }, path: "/id" });
  return void 0;
}

// src/tasks/write-task.ts
function writeTask(batch, index, task, id, first2, out, report) {
  writeAscii(out, `${first2 ? "\n" : ",\n"}  "${id}": {
    "id": ${id}`);
  batch.write(index, task, out, report);
  ensureRoom(out, 4);
  out.length += out.bytes.write("\n  }", out.length, "latin1");
}

// src/tasks/import-tasks.ts
var TURN = 40;
var FLUSH = 1 << 20;
async function importTasks(plan, log, sink, onProgress, signal) {
  const { importer } = plan;
  const numbering = plan.ids === "keep" ? keepIds(importer.firstId) : renumber(importer.firstId);
  const totals = await runOnce(plan, numbering, log, sink, onProgress, signal);
  if (!numbering.mixed) return totals;
  sink.restart();
  const again = keepIds(importer.firstId, numbering.greatest + 1);
  return runOnce(plan, again, muted(log), sink, onProgress, signal);
}
async function runOnce(plan, numbering, log, sink, onProgress, signal) {
  const totals = { tasks: 0, written: 0, rejected: 0, unreadable: 0, scored: 0, leftOut: /* @__PURE__ */ new Map() };
  const out = createOutput();
  const input = {
    ...plan.input,
    report: (finding, spot) => {
      if (isError(finding)) totals.unreadable++;
      log.add(finding, () => spot);
    },
    leaveOut: (what, count2) => totals.leftOut.set(what, (totals.leftOut.get(what) ?? 0) + count2)
  };
  let batch;
  let index = 0;
  let problems = 0;
  let findings = [];
  const locate = (path) => () => batch.locate(index, path);
  const report = (finding) => {
    if (isError(finding)) problems++;
    if (plan.invalidTasks === "skip") findings.push(finding);
    log.add(finding, locate(finding.path), totals.tasks);
  };
  let turn = performance.now();
  for (batch of plan.importer.read(input)) {
    for (index = 0; index < batch.size; index++) {
      const task = batch.read(index);
      if (task === void 0) {
        const { finding, spot } = batch.broken;
        log.add(finding, () => spot, totals.tasks);
        totals.unreadable++;
        break;
      }
      problems = 0;
      findings = [];
      plan.check(task, report);
      const id = numbering.next(task, totals.tasks, report);
      const begin = out.length;
      writeTask(batch, index, task, id ?? 0, totals.written === 0, out, report);
      if (plan.wantsScores) {
        if (hasScore(task)) totals.scored++;
        else report({ code: "task-without-score", args: {} });
      }
      if (problems > 0 && (plan.invalidTasks !== "keep" || !isWritable(task))) {
        out.length = begin;
        totals.rejected++;
        if (plan.invalidTasks === "skip") sink.reject(batch, index, totals.tasks, findings);
      } else totals.written++;
      totals.tasks++;
      if (out.length >= FLUSH) sink.take(out);
    }
    if (performance.now() - turn > TURN) {
      onProgress(totals.tasks);
      await setImmediate();
      signal.throwIfAborted();
      turn = performance.now();
    }
  }
  sink.take(out);
  return totals;
}
function isError({ code }) {
  return messages[code].severity === "error";
}
function isWritable(task) {
  return typeof task === "object" && task !== null && !Array.isArray(task);
}
function muted(log) {
  return { ...log, add: () => {
  } };
}

// src/commands/run-import.ts
async function runImport(plan, log, sink, context) {
  const totals = await importTasks(plan, log, sink, context.progress.update, context.signal);
  const { importer, input } = plan;
  const spot = { file: input.shown };
  if (totals.tasks === 0 && log.errors === 0 && !input.as09) {
    if (importer.name === "json") log.add({ code: "empty-list", args: {} }, () => spot);
    else {
      totals.unreadable++;
      log.add({ code: "no-tasks", args: { input: input.shown, wanted: importer.nothing } }, () => spot);
    }
  }
  return totals;
}

// src/commands/summary.ts
function countFindings({ errors, warnings }) {
  return [errors > 0 && countOf(errors, "error"), warnings > 0 && countOf(warnings, "warning")].filter(Boolean).join(", ");
}
function listLeftOut({ leftOut }) {
  return [...leftOut].map(([what, count2]) => `  left out: ${countOf(count2, what.replace(/s$/, ""), what)}`);
}
function since(start) {
  return formatTime(performance.now() - start);
}

// src/commands/check.ts
async function check(options, log, context) {
  const start = performance.now();
  if (!options.inputPath && !options.labelConfig && !options.template) {
    throw new UserError(
      EXIT.usage,
      "There is nothing to check.",
      "Give --input-path PATH, --label-config FILE, or both."
    );
  }
  const { plan, loaded } = await prepare(options, log, context);
  const totals = plan && await runImport(plan, log, nowhere, context);
  const refused = log.errors > 0 || options.strict === true && log.warnings > 0;
  const what = totals ? countOf(totals.tasks, "task") : "the label config";
  const found = countFindings(log);
  return {
    exitCode: refused ? EXIT.refused : EXIT.done,
    tasks: totals?.tasks ?? 0,
    configFile: loaded.file,
    details: { command: "check", leftOut: Object.fromEntries(totals?.leftOut ?? []) },
    summary: [
      `Checked ${what} in ${since(start)}: ${found || "nothing is wrong"}.`,
      ...totals ? listLeftOut(totals) : [],
      ...plan || !options.inputPath ? [] : ["The tasks were not read: the label config must be mended first."]
    ]
  };
}

// src/commands/init.ts
import { isAbsolute, join as join9, resolve as resolve2 } from "node:path";

// src/project/config-json.ts
var defaults = {
  title: "Label Studio",
  description: "default",
  protocol: "http://",
  host: "0.0.0.0",
  port: 8080,
  debug: false,
  label_config: null,
  input_path: null,
  output_dir: "completions",
  instruction: "<img src='static/images/ls_logo.png'><br> Type some <b>hypertext</b> for annotators here!<br> <a href='https://labelstud.io/guide/labeling.html'>Read more</a> about the labeling interface.",
  allow_delete_completions: true,
  templates_dir: "examples",
  editor: { debug: false },
  sampling: "sequential",
  ml_backends: [],
  task_page_auto_update_timer: 1e4,
  show_project_links_in_multisession: true,
  experimental_features: false,
  first_page_full_render: true
};
function defaultConfig() {
  return new Map(Object.entries(defaults).map(([key, value]) => [key, JSON.stringify(value)]));
}
function parseConfig(text2) {
  const root = parseLossless(text2);
  if (root.kind !== "object") return void 0;
  return new Map(root.members.map(({ key, value }) => [key, text2.slice(value.start, value.end)]));
}
function applySettings(config, settings) {
  const set = (key, value) => {
    if (value !== void 0) config.set(key, JSON.stringify(value));
  };
  set("label_config", "config.xml");
  if (settings.source) set("source", settings.source);
  else {
    set("input_path", "tasks.json");
    set("source", { name: "Tasks", type: "tasks-json", path: "tasks.json" });
  }
  if (settings.target) set("target", settings.target);
  else {
    set("output_dir", "completions");
    set("target", { name: "Completions", type: "completions-dir", path: "completions" });
  }
  const backends = JSON.parse(config.get("ml_backends") ?? "null");
  const own = Array.isArray(backends) ? backends : [];
  if (own !== backends || settings.mlBackends.length > 0)
    set("ml_backends", [...own, ...settings.mlBackends]);
  set("sampling", settings.sampling);
  set("port", settings.port);
  set("host", settings.host);
  if (settings.allowServingLocalFiles) set("allow_serving_local_files", true);
  if (settings.cert) set("protocol", "https://");
  set("cert", settings.cert?.cert);
  set("key", settings.cert?.key);
  set("description", settings.description);
}
function printConfig(config) {
  const text2 = `{${[...config].map(([key, value]) => `${printString(key)}:${value}`).join(",")}}`;
  const out = createOutput(4096);
  reindent(Buffer.from(text2), 0, out, 0, noSuspicions());
  return out.bytes.subarray(0, out.length);
}

// src/project/publish.ts
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync as readFileSync3,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs";
import { dirname, join as join5 } from "node:path";
var projectEntries = [
  "config.json",
  "config.xml",
  "tasks.json",
  "completions",
  "rejected.jsonl"
];
var MARK = "publish.json";
function findProject(folder) {
  return projectEntries.filter(
    (name) => existsSync(join5(folder, name)) && !isEmptyFolder(join5(folder, name))
  );
}
function isCommitted(staging) {
  return existsSync(join5(staging, MARK));
}
function publish(staging, project) {
  if (!existsSync(project)) {
    mkdirSync(dirname(project), { recursive: true });
    renameSync(staging, project);
    return void 0;
  }
  const names = isCommitted(staging) ? readMark(staging) : writeMark(staging);
  const waiting = names.filter((name) => existsSync(join5(staging, name)));
  const completions = join5(project, "completions");
  const isOld = waiting.includes("completions") || !names.includes("completions");
  const kept = isOld && existsSync(completions) && !isEmptyFolder(completions) ? freeName(completions) : void 0;
  if (kept) renameSync(completions, kept);
  for (const name of waiting) renameSync(join5(staging, name), join5(project, name));
  for (const name of projectEntries) {
    if (!names.includes(name)) rmSync(join5(project, name), { recursive: true, force: true });
  }
  rmSync(staging, { recursive: true, force: true });
  return kept;
}
function readMark(staging) {
  return JSON.parse(readFileSync3(join5(staging, MARK), "utf8"));
}
function writeMark(staging) {
  const names = projectEntries.filter((name) => existsSync(join5(staging, name)));
  writeFileSync(join5(staging, `${MARK}.part`), JSON.stringify(names));
  renameSync(join5(staging, `${MARK}.part`), join5(staging, MARK));
  return names;
}
function isEmptyFolder(path) {
  return lstatSync(path).isDirectory() && readdirSync(path).length === 0;
}
function freeName(path) {
  let n = 1;
  while (existsSync(`${path}-kept-${n}`)) n++;
  return `${path}-kept-${n}`;
}

// src/project/refuse-existing.ts
import { statSync as statSync4 } from "node:fs";
function refuseExisting(project, shown, force) {
  const stat = statSync4(project, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    throw new UserError(
      EXIT.unwritable,
      `${shown} is a file, so no project can be made there.`,
      "Choose another name."
    );
  }
  const found = findProject(project);
  if (found.length === 0 || force) return;
  const entries = found.map((name) => name === "completions" ? "completions/" : name).join(", ");
  throw new UserError(
    EXIT.unwritable,
    `${shown} already holds a project (${entries}).`,
    "Choose another name, or replace the project with --force; its completions are then kept aside."
  );
}

// src/project/staging.ts
import { existsSync as existsSync2, mkdirSync as mkdirSync2, readdirSync as readdirSync2, rmSync as rmSync2 } from "node:fs";
import { basename, dirname as dirname2, join as join6 } from "node:path";
function createStaging(project) {
  const exists2 = existsSync2(project);
  const parent = exists2 ? project : nearestFolder(dirname2(project));
  const prefix = exists2 ? ".lsimport-" : `.lsimport-${basename(project)}-`;
  clearLeftovers(parent, prefix, project);
  const path = join6(parent, `${prefix}${process.pid}`);
  writing(path, () => mkdirSync2(path));
  return { path, remove: () => rmSync2(path, { recursive: true, force: true }) };
}
function writing(path, write) {
  try {
    return write();
  } catch (error) {
    if (!systemCode(error)) throw error;
    throw new UserError(
      EXIT.unwritable,
      `Cannot write ${path}: ${reasonOf(error)}.`,
      "No project was written, and what was there before is unchanged."
    );
  }
}
function nearestFolder(path) {
  return existsSync2(path) || dirname2(path) === path ? path : nearestFolder(dirname2(path));
}
function clearLeftovers(parent, prefix, project) {
  for (const name of writing(parent, () => readdirSync2(parent))) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    if (!Number.isInteger(pid) || isAlive(pid)) continue;
    const path = join6(parent, name);
    if (isCommitted(path)) writing(project, () => publish(path, project));
    rmSync2(path, { recursive: true, force: true });
  }
}
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

// src/commands/is-refused.ts
function isRefused(log, totals, { loaded, configErrors, plan }, options) {
  if (!loaded.config || configErrors > 0 && !options.compat) return true;
  if (options.strict && log.warnings > 0) return true;
  if (!totals || !plan) return false;
  if (plan.wantsScores && totals.tasks > 0 && totals.scored === 0) {
    throw new UserError(
      EXIT.refused,
      `--sampling ${options.sampling} goes by the scores of predictions, but no task has a prediction with a score.`,
      "Give the predictions scores, or use --sampling sequential or uniform."
    );
  }
  if (plan.invalidTasks === "fail") return log.errors > 0;
  const nothingLeft = totals.tasks > 0 && totals.written === 0;
  return totals.unreadable > 0 || nothingLeft || plan.invalidTasks === "keep" && totals.rejected > 0;
}

// src/commands/load-config.ts
import { readFileSync as readFileSync4 } from "node:fs";
function loadConfig(options, context) {
  const { config: file } = options;
  if (file === void 0) return { config: defaultConfig(), options };
  const text2 = readingInput(file, () => readFileSync4(resolvePath(context, file), "utf8")).replace(
    /^\ufeff/,
    ""
  );
  const own = parse(text2, file);
  const config = options.compat ? own : new Map([...own, ...[...defaultConfig()].filter(([key]) => !own.has(key))]);
  const pathOf = (key) => {
    const value = JSON.parse(own.get(key) ?? "null");
    return typeof value === "string" && value !== "" ? value : void 0;
  };
  const labelConfig = options.labelConfig ?? (options.template ? void 0 : pathOf("label_config"));
  const inputPath = options.inputPath ?? (options.source ? void 0 : pathOf("input_path"));
  return {
    config,
    options: { ...options, ...labelConfig && { labelConfig }, ...inputPath && { inputPath } }
  };
}
function parse(text2, file) {
  try {
    const members = parseConfig(text2);
    if (members) return members;
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const before = text2.slice(0, error.offset).split("\n");
    const place = `${file}:${before.length}:${before.at(-1).length + 1}`;
    throw new UserError(
      EXIT.refused,
      `The config is not valid JSON: ${error.problem} (${place}).`,
      "Mend it there."
    );
  }
  throw new UserError(
    EXIT.refused,
    `The config ${file} holds no JSON object.`,
    "It must be a config.json of Label Studio 0.9."
  );
}

// src/commands/local-files-note.ts
function localFilesNote(config, plan, shown) {
  if (config.get("allow_serving_local_files") === "true") {
    return "Label Studio 0.9 will serve every file of this machine that its user can read to everyone who can reach it (--allow-serving-local-files). Use this only on your own machine.";
  }
  if (!plan?.importer.linksFiles) return void 0;
  return `The files will not show in Label Studio 0.9 until it may serve them. Make the project with --allow-serving-local-files, or put "allow_serving_local_files": true into ${shown}/config.json.`;
}

// src/commands/project-settings.ts
import { createHash } from "node:crypto";
import { statSync as statSync5 } from "node:fs";
import { basename as basename2 } from "node:path";
function settingsOf(project, options, context) {
  const { source, sourcePath, target, targetPath, cert, key } = options;
  const existing = (file) => {
    const path = resolvePath(context, file);
    readingInput(file, () => statSync5(path));
    return path;
  };
  return {
    ...source && { source: { type: source, path: sourcePath, params: options.sourceParams ?? {} } },
    ...target && { target: { type: target, path: targetPath, params: options.targetParams ?? {} } },
    mlBackends: (options.mlBackends ?? []).map((text2) => mlBackend(text2, project)),
    ...options.sampling ? { sampling: options.sampling } : options.compat && { sampling: "sequential" },
    ...options.host !== void 0 && { host: options.host },
    ...options.port !== void 0 && { port: options.port },
    ...cert && key && { cert: { cert: existing(cert), key: existing(key) } },
    allowServingLocalFiles: options.allowServingLocalFiles ?? false,
    ...options.initialProjectDescription !== void 0 && {
      description: options.initialProjectDescription
    }
  };
}
function mlBackend(text2, project) {
  const [, name, named2] = /^([^/=]+)=(https?:.*)$/s.exec(text2) ?? [];
  const url = named2 ?? text2;
  if (!/^https?:\/\/[^\s/]+/i.test(url)) {
    throw new UserError(
      EXIT.usage,
      `The ML backend "${text2}" is not a URL.`,
      "Write it as http://localhost:9090 or my-model=http://localhost:9090."
    );
  }
  const digits = createHash("sha256").update(url).digest("hex").slice(0, 4);
  return { url, name: name ?? basename2(project) + digits };
}

// src/commands/refuse-options.ts
function refuseOptions(project, options) {
  const refuse = (message2, help) => {
    throw new UserError(EXIT.usage, message2, help);
  };
  if (options.outputDir !== void 0) {
    refuse(
      "--output-dir is deprecated and has no effect in Label Studio 0.9.1.",
      "Leave it out: completions are saved in the folder completions of the project."
    );
  }
  if (project === "")
    refuse("The project name is empty.", "Name the folder that the project is to be made in.");
  if (project === void 0 && options.compat) {
    refuse(
      "The project name is missing, and Label Studio 0.9.1 requires one.",
      "Write: lsimport init my-project ..."
    );
  }
  if (options.inputFormat && !options.inputPath && !options.config) {
    refuse("--input-format is given without --input-path.", "Say where the data is: --input-path PATH");
  }
  if (options.key && !options.cert)
    refuse("--key is given without --cert.", "HTTPS needs both: --cert FILE --key FILE");
  if (options.cert && !options.key)
    refuse("--cert is given without --key.", "HTTPS needs both: --cert FILE --key FILE");
  for (const storage of ["source", "target"]) {
    const type = options[storage];
    const path = options[`${storage}Path`];
    if (type && path === void 0) {
      refuse(`--${storage} ${type} is given without --${storage}-path.`, "Name the bucket or container.");
    }
    if (!type && (path !== void 0 || options[`${storage}Params`] !== void 0)) {
      refuse(
        `--${storage}-path and --${storage}-params need --${storage}.`,
        `Say which storage it is: --${storage} TYPE`
      );
    }
  }
  if (options.source && options.inputPath) {
    refuse(
      "--source and --input-path exclude each other: with --source the tasks stay in the storage and nothing is imported.",
      "Leave one of them out."
    );
  }
}
function optionsWithoutUse(options) {
  return [
    ...options.browser ? [] : ["--no-browser"],
    ...options.debug ? ["--debug"] : [],
    ...options.verbose ? ["--verbose"] : [],
    ...options.useGevent ? ["--use-gevent"] : [],
    ...options.logLevel ? ["--log-level"] : [],
    ...options.protocol ? ["--protocol"] : []
  ];
}

// src/commands/write-project.ts
import { mkdirSync as mkdirSync3, writeFileSync as writeFileSync2 } from "node:fs";
import { join as join8 } from "node:path";

// src/project/label-config-file.ts
function labelConfigFile(bytes) {
  const text2 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const declaration2 = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?(?=\s+encoding\s*=)/.exec(text2)?.[0];
  if (declaration2 === void 0) return Buffer.from(bytes);
  const rest = text2.slice(declaration2.length).replace(/^\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')/, "");
  return Buffer.from(declaration2 + rest, "latin1");
}

// src/project/tasks-file.ts
import { closeSync as closeSync2, ftruncateSync, openSync as openSync2, writeSync } from "node:fs";
import { join as join7 } from "node:path";
function createTasksFile(folder) {
  const path = join7(folder, "tasks.json");
  const rejectedPath = join7(folder, "rejected.jsonl");
  const fd = writing(path, () => openSync2(path, "w"));
  let rejected;
  let position = 0;
  const append = (text2) => {
    writing(path, () => {
      for (let at = 0; at < text2.length; ) at += writeSync(fd, text2, at, text2.length - at, position + at);
    });
    position += text2.length;
  };
  append(Buffer.from("{"));
  return {
    take(out) {
      append(out.bytes.subarray(0, out.length));
      out.length = 0;
    },
    reject(batch, index, task, findings) {
      const diagnostics = findings.slice(0, 100).map((finding) => toJson(finding, batch.locate(index, finding.path), task));
      const line = `${JSON.stringify({ task, ...placeOf(batch.locate(index)), diagnostics, original: batch.original(index) })}
`;
      rejected ??= writing(rejectedPath, () => openSync2(rejectedPath, "w"));
      writing(rejectedPath, () => writeSync(rejected, line));
    },
    restart() {
      writing(path, () => ftruncateSync(fd, 1));
      position = 1;
      if (rejected !== void 0) ftruncateSync(rejected, 0);
    },
    close() {
      append(Buffer.from(position > 1 ? "\n}" : "}"));
      closeSync2(fd);
      if (rejected !== void 0) closeSync2(rejected);
    }
  };
}
function placeOf({ file, line }) {
  return { file, ...line !== void 0 && { line } };
}

// src/commands/write-project.ts
async function writeProject(folder, config, { loaded, plan }, options, log, context) {
  const write = (name, bytes) => {
    const path = join8(folder, name);
    writing(path, () => writeFileSync2(path, bytes));
  };
  let totals;
  if (!options.source) {
    const tasks = createTasksFile(folder);
    try {
      totals = plan && await runImport(plan, log, tasks, context);
    } finally {
      tasks.close();
    }
  }
  write("config.xml", options.compat ? loaded.bytes : labelConfigFile(loaded.bytes));
  write("config.json", printConfig(config));
  if (!options.target) writing(folder, () => mkdirSync3(join8(folder, "completions")));
  return totals;
}

// src/commands/init.ts
async function init(name, given, log, context) {
  const start = performance.now();
  refuseOptions(name, given);
  const unused = optionsWithoutUse(given);
  if (unused.length > 0) {
    context.reporter.note(`init has no use for ${unused.join(", ")}; give it to label-studio start.`);
  }
  const folder = name ?? "my-project";
  const shown = isAbsolute(folder) ? folder : join9(given.rootDir, folder);
  const project = resolve2(resolvePath(context, given.rootDir), folder);
  refuseExisting(project, shown, given.force ?? false);
  const { config, options } = loadConfig(given, context);
  applySettings(config, settingsOf(project, options, context));
  const prepared = await prepare(options, log, context);
  if (isRefused(log, void 0, prepared, options)) return refusal(log, void 0, prepared, start);
  const staging = createStaging(project);
  try {
    const totals = await writeProject(staging.path, config, prepared, options, log, context);
    if (isRefused(log, totals, prepared, options)) return refusal(log, totals, prepared, start);
    context.signal.throwIfAborted();
    refuseExisting(project, shown, options.force ?? false);
    const kept = writing(shown, () => publish(staging.path, project));
    const note = localFilesNote(config, prepared.plan, shown);
    if (note) context.reporter.note(note);
    return success(shown, log, totals, prepared, kept, start);
  } finally {
    staging.remove();
  }
}
function refusal(log, totals, { loaded }, start) {
  const read = totals ? ` in ${countOf(totals.tasks, "task")}` : "";
  return {
    exitCode: EXIT.refused,
    tasks: totals?.tasks ?? 0,
    configFile: loaded.file,
    details: { command: "init", written: 0 },
    summary: [`No project was written: ${countFindings(log)}${read} (${since(start)}).`]
  };
}
function success(shown, log, totals, { loaded }, kept, start) {
  const written = totals?.written ?? 0;
  const rejected = totals?.rejected ?? 0;
  const found = countFindings(log);
  return {
    exitCode: EXIT.done,
    tasks: totals?.tasks ?? 0,
    configFile: loaded.file,
    details: {
      command: "init",
      project: shown,
      written,
      rejected,
      leftOut: Object.fromEntries(totals?.leftOut ?? []),
      ...kept && { completionsKept: kept }
    },
    summary: [
      `Made the project ${shown} with ${countOf(written, "task")} in ${since(start)}.`,
      ...rejected > 0 ? [`  rejected: ${countOf(rejected, "task")}, see ${join9(shown, "rejected.jsonl")}`] : [],
      ...totals ? listLeftOut(totals) : [],
      ...found ? [`  found: ${found}`] : [],
      ...kept ? [`  kept: the completions of the old project, in ${kept}`] : [],
      `Next: label-studio start ${shown}`
    ]
  };
}

// src/diagnostics/log.ts
var SHOWN = 3;
function createLog(limit) {
  const groups = /* @__PURE__ */ new Map();
  const kept = [];
  const log = {
    errors: 0,
    warnings: 0,
    groups: { [Symbol.iterator]: () => groups.values() },
    kept,
    add(finding, locate, task) {
      const { severity } = messages[finding.code];
      if (severity === "error") log.errors++;
      else log.warnings++;
      const group = groupOf(groups, finding, severity);
      group.count++;
      if (group.count > SHOWN && kept.length >= limit) return;
      const diagnostic = {
        finding,
        severity,
        spot: locate(),
        ...task !== void 0 && { task }
      };
      if (group.count <= SHOWN) group.first.push(diagnostic);
      if (limit > 0) kept.push(diagnostic);
    }
  };
  return log;
}
function groupOf(groups, { code, tag }, severity) {
  const key = tag ? `${code} ${tag.at.line}:${tag.at.column}` : code;
  let group = groups.get(key);
  if (!group) {
    group = { code, severity, tag, count: 0, first: [] };
    groups.set(key, group);
  }
  return group;
}

// src/main.ts
var signals = ["SIGINT", "SIGTERM", "SIGHUP"];
async function run(proc) {
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  for (const signal of signals) proc.on(signal, interrupt);
  const program = createProgram(readVersion(), proc.stdout, {
    init: (project, options) => runCommand(proc, abort.signal, options, (log, context) => init(project, options, log, context)),
    check: (options) => runCommand(proc, abort.signal, options, (log, context) => check(options, log, context))
  });
  try {
    proc.exitCode = EXIT.done;
    if (proc.argv.length > 2) await program.parseAsync(proc.argv);
    else program.outputHelp();
  } catch (error) {
    proc.exitCode = reportUsage(error, proc);
  } finally {
    for (const signal of signals) proc.off(signal, interrupt);
  }
}
async function runCommand(proc, signal, options, command) {
  const { env, stdout, stderr } = proc;
  const { json: json2 = false, quiet = false } = options;
  const log = createLog(options.maxDiagnostics);
  const reporter = createReporter(stdout, stderr, {
    json: json2,
    quiet,
    style: createStyle(stderr, env, options.color)
  });
  const progress = createProgress(stderr, env, !json2 && !quiet);
  try {
    const outcome = await command(log, { cwd: proc.cwd(), env, signal, reporter, progress });
    progress.stop();
    reporter.finish(log, outcome);
    proc.exitCode = outcome.exitCode;
  } catch (error) {
    progress.stop();
    proc.exitCode = reporter.fail(error, log);
  }
}
function reportUsage(error, { argv, env, stdout, stderr }) {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
  const style = createStyle(stderr, env, !argv.includes("--no-color"));
  const reporter = createReporter(stdout, stderr, { json: argv.includes("--json"), quiet: false, style });
  if (!(error instanceof CommanderError)) return reporter.fail(error, void 0);
  const [sentence, ...more] = error.message.replace(/^error: /, "").split("\n");
  const hints = more.map((hint) => hint.replace(/^\((.*)\)$/, "$1"));
  const help = [...hints, "lsimport --help and lsimport COMMAND --help list all options."].join(" ");
  return reporter.fail(new UserError(EXIT.usage, capitalize(sentence), help), void 0);
}
function capitalize(text2) {
  return `${text2.charAt(0).toUpperCase()}${text2.slice(1)}`;
}
function readVersion() {
  const { version } = JSON.parse(readFileSync5(join10(packageRoot, "package.json"), "utf8"));
  return version;
}
export {
  run
};
