import {
  EVERY_INDEX,
  attributeOf,
  describe,
  isObject,
  nearest,
  packageRoot,
  parseDataSource,
  quote
} from "./chunk-OFDVPB6E.js";

// src/checks/ajv.ts
import { Ajv } from "ajv";
var preferred = { keyword: "x-preferred", macro: (schema) => schema };
function isOnlyPreferred(schemaPath) {
  return schemaPath.includes("/x-preferred");
}
function createAjv(keywords = []) {
  const ajv2 = new Ajv({
    allErrors: true,
    verbose: true,
    ownProperties: true,
    strict: false,
    // JSON such as 1e400 is read as Infinity, which Label Studio takes for a number.
    strictNumbers: false,
    unicodeRegExp: false,
    validateSchema: false,
    meta: false,
    logger: false
  });
  ajv2.addVocabulary([preferred, ...keywords]);
  return ajv2;
}

// src/read-schema.ts
import { readFileSync } from "node:fs";
import { join } from "node:path";
function readSchema(name) {
  return JSON.parse(readFileSync(join(packageRoot, "schemas", `${name}.schema.json`), "utf8"));
}

// src/label-config/paragraphs-schema.ts
function paragraphsSchema(tag) {
  const schema = readSchema("data/paragraphs");
  const keys2 = [attributeOf(tag, "nameKey")?.value || "author", attributeOf(tag, "textKey")?.value || "text"];
  schema.items[0].required = keys2;
  schema.additionalItems["x-preferred"].required = keys2;
  return schema;
}

// src/label-config/time-series-schema.ts
function timeSeriesSchema(tag) {
  const schema = readSchema("data/time-series");
  const time = attributeOf(tag, "timeColumn")?.value;
  const columns2 = [.../* @__PURE__ */ new Set([...time ? [time] : [], ...channelColumns(tag)])];
  if (columns2.length > 0) schema["x-columns"] = columns2;
  if (time) schema["x-times"] = { column: time, format: attributeOf(tag, "timeFormat")?.value ?? "" };
  if (columns2.length > 1) schema["x-preferred"]["x-equal-columns"] = columns2;
  return schema;
}
function channelColumns(tag) {
  return tag.children.flatMap((child) => {
    const column = child.type === "Channel" ? attributeOf(child, "column")?.value : void 0;
    return column ? [column] : channelColumns(child);
  });
}

// src/label-config/value-schema.ts
var fixedShapes = {
  Audio: "audio",
  AudioPlus: "audio",
  Chat: "chat",
  Choices: "choices",
  List: "list",
  Pdf: "pdf",
  Ranker: "ranker",
  Repeater: "repeater",
  Table: "table",
  Taxonomy: "taxonomy",
  Video: "video"
};
function valueSchema(tag, attribute) {
  if (attributeOf(tag, "resolver")) return {};
  const valueType = attributeOf(tag, "valueType")?.value;
  switch (tag.type) {
    case "Text":
    case "HyperText":
      return textSchema(tag, valueType);
    case "Image":
      return readSchema(attribute.name.toLowerCase() === "valuelist" ? "data/image-list" : "data/image");
    case "Paragraphs":
      return valueType === "url" ? readSchema("data/paragraphs-url") : paragraphsSchema(tag);
    case "TimeSeries":
      return valueType === "json" ? timeSeriesSchema(tag) : readSchema("data/time-series-url");
  }
  if (tag.type.endsWith("Labels")) return readSchema("data/labels");
  const shape = Object.hasOwn(fixedShapes, tag.type) ? fixedShapes[tag.type] : void 0;
  return shape === void 0 ? {} : readSchema(`data/${shape}`);
}
function textSchema(tag, valueType) {
  const name = tag.type.toLowerCase();
  if (valueType === "url") return readSchema(`data/${name}-url`);
  const encoding = attributeOf(tag, "encoding")?.value;
  return readSchema(encoding?.startsWith("base64") ? `data/${name}-base64` : `data/${name}`);
}

// src/label-config/demands.ts
function collectDemands(config) {
  const demands = [];
  for (const tag of config.tags) {
    const on = tag.type === "Repeater" ? attributeOf(tag, "on") : void 0;
    if (on) demands.push(...demandsOf(tag, parseDataSource(on)));
  }
  for (const { tag, source } of [...config.objects, ...config.controls]) {
    if (source) demands.push(...demandsOf(tag, source));
  }
  return withoutRepetitions(demands);
}
function demandsOf(tag, { attribute, kind, variables }) {
  if (attribute.value === "$undefined$") return [];
  const schema = kind === "key" ? valueSchema(tag, attribute) : {};
  return variables.flatMap((path, position) => {
    const steps = clearSteps(path);
    if (steps.length === 0) return [];
    const whole = steps.length === path.steps.length;
    return {
      tag,
      attribute,
      variable: path.text,
      steps,
      schema: whole ? schema : {},
      required: position === 0 && isFirstIn(attribute.value, path.text)
    };
  });
}
function isFirstIn(value, variable) {
  return value.startsWith(variable, value.indexOf("$") + 1);
}
function clearSteps({ steps }) {
  const unclear = steps.findIndex((step, depth) => {
    return typeof step === "string" && (/[[\]]|^\.$/.test(step) || depth > 0 && /^\d+$/.test(step));
  });
  return unclear === -1 ? steps : steps.slice(0, unclear);
}
function withoutRepetitions(demands) {
  const distinct = /* @__PURE__ */ new Map();
  for (const demand of demands) {
    const what = JSON.stringify([demand.variable, demand.required, demand.schema]);
    if (!distinct.has(what)) distinct.set(what, demand);
  }
  return [...distinct.values()];
}

// src/label-config/to-schema.ts
var greatestIndex = 1e3;
function toSchema(config, demands = collectDemands(config)) {
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: `Data of a task for ${config.file}`,
    description: "The keys that the label config asks for, and what their values look like. More keys may be there.",
    type: "object"
  };
  if (demands.length > 0) schema.allOf = demands.map(demandSchema);
  return schema;
}
function demandSchema({ steps, schema, required }) {
  const whole = atPath(steps, schema);
  return required ? whole : { "x-preferred": whole };
}
function atPath([step, ...rest], schema) {
  if (step === void 0) return schema;
  const below = atPath(rest, schema);
  if (step === EVERY_INDEX) return { type: "array", items: below };
  if (typeof step === "string") return { type: "object", required: [step], properties: { [step]: below } };
  const list = { type: "array", minItems: step + 1 };
  if (step <= greatestIndex) list.items = [...new Array(step).fill({}), below];
  return list;
}

// src/checks/data/key-suggester.ts
var remembered = 200;
function createKeySuggester() {
  const answers = /* @__PURE__ */ new Map();
  return (missing2, keys2) => {
    const question = `${missing2}
${keys2.join("\n")}`;
    const known = answers.get(question);
    if (known !== void 0) return known;
    if (answers.size >= remembered) return "";
    const near = nearest(missing2, keys2);
    const answer = near === void 0 ? "" : quote(near);
    answers.set(question, answer);
    return answer;
  };
}

// src/checks/data/name-asker.ts
function nameAsker(tag, attribute) {
  const name = attributeOf(tag, "name");
  const named = name ? ` name=${quote(name.value)}` : "";
  return `<${tag.written}${named} ${attribute.name}=${quote(attribute.value)}>`;
}

// src/checks/data/asker.ts
function prepareAskers(demands) {
  const wantedKeys = new Set(demands.map(({ steps }) => String(steps[0])));
  const suggestKey2 = createKeySuggester();
  return demands.map((demand, position) => ({
    demand,
    name: nameAsker(demand.tag, demand.attribute),
    wanted: String(demand.schema.title ?? "another value"),
    wantedKeys,
    suggestKey: suggestKey2,
    isFirst: position === 0
  }));
}

// src/checks/data/pointer.ts
function pointerStep(key) {
  return `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
function pointerDepth(pointer) {
  let depth = 0;
  for (let slash = pointer.indexOf("/"); slash !== -1; slash = pointer.indexOf("/", slash + 1)) depth++;
  return depth;
}
function pointerToVariable(pointer) {
  let variable = "";
  for (const step of pointer.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (variable === "") variable = key;
    else variable += /^\d+$/.test(key) ? `[${key}]` : `.${key}`;
  }
  return variable;
}

// src/checks/data/explain-step.ts
function explainStep(error, asker, data) {
  const { demand } = asker;
  const depth = pointerDepth(error.instancePath);
  const step = demand.steps[depth];
  if (typeof step === "symbol" || typeof step === "number" && error.keyword === "type") {
    return explainNoList(error, asker);
  }
  if (isFoundOtherwise(data, asker)) return void 0;
  const path = error.instancePath + pointerStep(step);
  const args = {
    key: quote(pointerToVariable(path)),
    asker: asker.name,
    suggestion: typeof step === "string" ? suggestKey(step, depth, error.data, asker) : ""
  };
  return { code: demand.required ? "missing-data-key" : "missing-text-variable", args, path };
}
function explainNoList(error, asker) {
  const found = describe(error.data);
  return {
    code: asker.demand.required ? "wrong-data-type" : "unsure-data-type",
    args: { asker: asker.name, wanted: "a list", found },
    path: error.instancePath
  };
}
function isFoundOtherwise(data, { demand, isFirst }) {
  const { variable } = demand;
  return Object.hasOwn(data, variable) || Object.hasOwn(data, variable.trim()) || isFirst && Object.hasOwn(data, "$undefined$");
}
function suggestKey(missing2, depth, parent, asker) {
  if (!isObject(parent)) return "";
  const keys2 = Object.keys(parent);
  return asker.suggestKey(missing2, depth === 0 ? keys2.filter((key) => !asker.wantedKeys.has(key)) : keys2);
}

// src/checks/data/explain-value.ts
function explainValue(error, asker, onlyPreferred) {
  const path = error.instancePath;
  const wanted = error.parentSchema?.title ?? asker.wanted;
  const args = { asker: asker.name, wanted, found: describe(error.data) };
  switch (error.keyword) {
    case "type":
      return { code: onlyPreferred ? "unsure-data-type" : "wrong-data-type", args, path };
    case "pattern":
      if (isBlank(error.data)) return { code: "empty-url", args: { asker: asker.name, wanted }, path };
      return { code: onlyPreferred ? "unsure-url" : "not-a-url", args, path };
    case "minItems":
      return {
        code: onlyPreferred ? "nothing-to-show" : "empty-data-list",
        args: { asker: asker.name, wanted },
        path
      };
    case "required":
      return explainItem(error, asker, onlyPreferred);
    default:
      return explainProblem(error);
  }
}
function explainItem(error, asker, onlyPreferred) {
  const key = error.params.missingProperty;
  const required = error.schema;
  const others = Object.keys(error.data).filter((other) => !required.includes(other));
  return {
    code: onlyPreferred ? "item-lacks-key" : "missing-item-key",
    args: { key: quote(key), asker: asker.name, suggestion: asker.suggestKey(key, others) },
    path: error.instancePath + pointerStep(key)
  };
}
function explainProblem(error) {
  const { code, args } = error.params;
  return { code, args, path: error.instancePath };
}
function isBlank(value) {
  return typeof value === "string" && value.trim() === "";
}

// src/checks/data/check-data.ts
function compileDataCheck(config, ajv2) {
  const demands = collectDemands(config);
  const askers = prepareAskers(demands);
  const validate = ajv2.compile(toSchema(config, demands));
  return (data, root, report) => {
    if (!validate(data)) reportErrors(validate.errors, askers, data, root, report);
  };
}
function reportErrors(errors, askers, data, root, report) {
  const told = /* @__PURE__ */ new Set();
  for (const onlyPreferred of [false, true]) {
    for (const error of errors) {
      if (error.keyword === "x-preferred" || isOnlyPreferred(error.schemaPath) !== onlyPreferred) continue;
      const asker = askers[demandPosition(error.schemaPath)];
      const onTheWay = pointerDepth(error.instancePath) < asker.demand.steps.length;
      const finding = onTheWay ? explainStep(error, asker, data) : explainValue(error, asker, onlyPreferred);
      if (!finding || told.has(finding.path)) continue;
      told.add(finding.path);
      report({ ...finding, path: root + finding.path, tag: asker.demand.tag });
    }
  }
}
function demandPosition(schemaPath) {
  return Number.parseInt(schemaPath.slice("#/allOf/".length), 10);
}

// src/checks/data/check-root.ts
var resultLists = ["predictions", "completions", "annotations"];
function compileRootCheck(ajv2) {
  const validate = ajv2.compile(withoutResults(readSchema("task")));
  return (task, report) => {
    if (!validate(task)) {
      for (const { instancePath, keyword } of validate.errors) {
        if (keyword === "type") report(toFinding(instancePath, task));
      }
    }
    if (isObject(task) && task.data === void 0) warnOfLostResults(task, report);
  };
}
function withoutResults(schema) {
  const properties = Object.entries(schema.properties);
  return {
    ...schema,
    properties: Object.fromEntries(properties.filter(([name]) => !resultLists.includes(name)))
  };
}
function toFinding(path, task) {
  const part = isObject(task) ? task[path.slice(1)] : task;
  const args = { found: describe(part) };
  if (path === "/data") return { code: "data-not-object", args, path };
  if (path === "/meta") return { code: "unusual-meta", args, path };
  return { code: "task-not-object", args, path };
}
function warnOfLostResults(task, report) {
  for (const list of resultLists) {
    const entries = task[list];
    if (!Array.isArray(entries) || !isObject(entries[0]) || entries[0].result === void 0) continue;
    report({ code: "results-without-data", args: { list }, path: `/${list}` });
  }
}

// src/checks/data/keywords/keyword.ts
function defineKeyword(keyword, types, prepare) {
  return {
    keyword,
    type: types,
    compile: (setting) => {
      const inspect = prepare(setting);
      function validate(value, context) {
        const problems = inspect(value);
        if (problems === void 0) return true;
        validate.errors = problems.map((problem) => toError(keyword, problem, context?.instancePath ?? ""));
        return false;
      }
      validate.errors = [];
      return validate;
    }
  };
}
function toError(keyword, problem, instancePath) {
  return { keyword, instancePath: instancePath + problem.below, params: problem };
}

// src/checks/data/keywords/base64.ts
var base64 = defineKeyword("x-base64", "string", () => findBadBase64);
var alphabet = /^[A-Za-z0-9+/]*={0,2}$/;
function findBadBase64(value) {
  if (isBase64(value.replace(/[\t\n\f\r ]+/g, ""))) return void 0;
  return [{ code: "bad-base64", args: { found: describe(value) }, below: "" }];
}
function isBase64(text) {
  if (!alphabet.test(text)) return false;
  if (text.endsWith("=")) return text.length % 4 === 0;
  return text.length % 4 !== 1;
}

// src/checks/data/keywords/column-key.ts
function columnKey(series, name) {
  if (Object.hasOwn(series, name)) return name;
  const lower = name.toLowerCase();
  return Object.hasOwn(series, lower) ? lower : void 0;
}

// src/checks/data/keywords/columns.ts
var columns = defineKeyword("x-columns", "object", (names) => {
  return (series) => findMissingColumns(series, names);
});
function findMissingColumns(series, names) {
  let problems;
  for (const name of names) {
    const key = columnKey(series, name);
    const column = key === void 0 ? void 0 : series[key];
    if (Array.isArray(column)) continue;
    problems ??= [];
    problems.push(key === void 0 ? missing(series, name, names) : notList(key, column));
  }
  return problems;
}
function missing(series, name, wanted) {
  const others = Object.keys(series).filter((key) => !wanted.includes(key));
  const suggestion = nearest(name, others);
  return {
    code: "missing-column",
    args: { column: quote(name), suggestion: suggestion === void 0 ? "" : quote(suggestion) },
    below: pointerStep(name)
  };
}
function notList(key, column) {
  return {
    code: "wrong-data-type",
    args: { asker: `The column ${quote(key)}`, wanted: "a list of values", found: describe(column) },
    below: pointerStep(key)
  };
}

// src/checks/data/keywords/equal-columns.ts
var equalColumns = defineKeyword("x-equal-columns", "object", (names) => {
  return (series) => findUnequalColumns(series, names);
});
function findUnequalColumns(series, [first, ...others]) {
  const wanted = lengthOf(series, first);
  if (wanted === void 0) return void 0;
  let problems;
  for (const name of others) {
    const found = lengthOf(series, name);
    if (found === void 0 || found === wanted) continue;
    problems ??= [];
    problems.push({
      code: "unequal-columns",
      args: { column: quote(name), found, other: quote(first), wanted },
      below: pointerStep(columnKey(series, name))
    });
  }
  return problems;
}
function lengthOf(series, name) {
  const key = columnKey(series, name);
  const column = key === void 0 ? void 0 : series[key];
  return Array.isArray(column) ? column.length : void 0;
}

// src/checks/data/keywords/json-text.ts
var jsonText = defineKeyword("x-json-text", "string", () => findBadJson);
function findBadJson(value) {
  try {
    JSON.parse(value);
    return void 0;
  } catch {
    return [{ code: "bad-json-text", args: { found: describe(value) }, below: "" }];
  }
}

// src/checks/data/time-directives.ts
var monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
var directives = {
  a: ignored(/Sun|Mon|Tue|Wed|Thu|Fri|Sat/iy),
  A: ignored(/Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday/iy),
  b: { pattern: /Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec/iy, read: readMonthName },
  B: {
    pattern: /January|February|March|April|May|June|July|August|September|October|November|December/iy,
    read: readMonthName
  },
  d: count(2, "day"),
  e: count(2, "day"),
  f: { pattern: /\d{1,6}/y, read: readFraction },
  g: number(2, markUnknown),
  G: number(4, markUnknown),
  H: count(2, "hour"),
  I: count(2, "hour"),
  j: count(3, "day"),
  L: { pattern: /\d{1,3}/y, read: readFraction },
  m: number(2, readMonth),
  M: count(2, "minute"),
  p: { pattern: /[ap]m/iy, read: readHalfDay },
  q: number(1, readQuarter),
  Q: { pattern: /\s*-?\d+/y, read: readMilliseconds },
  s: { pattern: /\s*-?\d+/y, read: readSeconds },
  S: count(2, "second"),
  u: number(1, markUnknown),
  U: number(2, markUnknown),
  V: number(2, markUnknown),
  w: number(1, markUnknown),
  W: number(2, markUnknown),
  y: number(2, readShortYear),
  Y: count(4, "year"),
  Z: { pattern: /Z|[+-]\d\d(?::?\d\d)?/y, read: readZone }
};
function count(mostDigits, part) {
  return number(mostDigits, (parts, value) => {
    parts[part] = value;
  });
}
function number(mostDigits, take) {
  return {
    pattern: new RegExp(`\\s*\\d{1,${mostDigits}}`, "y"),
    read: (text, parts) => take(parts, Number(text))
  };
}
function ignored(pattern) {
  return { pattern, read: () => {
  } };
}
function markUnknown(parts) {
  parts.known = false;
}
function readShortYear(parts, value) {
  parts.year = value > 68 ? 1900 + value : 2e3 + value;
}
function readQuarter(parts, value) {
  parts.month = (value - 1) * 3;
}
function readMonth(parts, value) {
  parts.month = value - 1;
}
function readMonthName(text, parts) {
  parts.month = monthNames.indexOf(text.slice(0, 3).toLowerCase());
}
function readFraction(text, parts) {
  parts.millisecond = Number(`0.${text}`) * 1e3;
}
function readHalfDay(text, parts) {
  parts.afterNoon = /p/i.test(text);
}
function readSeconds(text, parts) {
  parts.epoch = Number(text) * 1e3;
}
function readMilliseconds(text, parts) {
  parts.epoch = Number(text);
}
function readZone(text, parts) {
  if (text === "Z") return;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(":", "") || 0);
  parts.zone = text.startsWith("-") ? -minutes : minutes;
}

// src/checks/data/time-format.ts
var shorthands = {
  "%c": "%m/%d/%Y, %I:%M:%S %p",
  "%x": "%m/%d/%Y",
  "%X": "%I:%M:%S %p"
};
function compileTimeFormat(format) {
  const pieces = split(format.replace(/%[cxX]/g, (short) => shorthands[short]));
  if (pieces.some((piece) => "directive" in piece && !Object.hasOwn(directives, piece.directive)))
    return void 0;
  return (text) => {
    const parts = startOf1900();
    return readPieces(pieces, text, parts) ? toMilliseconds(parts) : void 0;
  };
}
function split(format) {
  return Array.from(format.matchAll(/%[-_0]?([\s\S])|[\s\S]/g), ([whole, letter]) => {
    if (letter === void 0 || letter === "%") return { literal: letter ?? whole };
    return { directive: letter };
  });
}
function readPieces(pieces, text, parts) {
  let position = 0;
  for (const piece of pieces) {
    if ("literal" in piece) {
      if (!text.startsWith(piece.literal, position)) return false;
      position += piece.literal.length;
      continue;
    }
    const { pattern, read } = directives[piece.directive];
    pattern.lastIndex = position;
    const found = pattern.exec(text)?.[0];
    if (found === void 0) return false;
    read(found, parts);
    position += found.length;
  }
  return position === text.length;
}
function startOf1900() {
  return {
    year: 1900,
    month: 0,
    day: 1,
    hour: 0,
    afterNoon: void 0,
    minute: 0,
    second: 0,
    millisecond: 0,
    zone: 0,
    epoch: void 0,
    known: true
  };
}
function toMilliseconds(parts) {
  if (parts.epoch !== void 0) return parts.epoch;
  if (!parts.known || parts.year < 100) return Number.NaN;
  const hour = parts.afterNoon === void 0 ? parts.hour : parts.hour % 12 + (parts.afterNoon ? 12 : 0);
  const time = Date.UTC(parts.year, parts.month, parts.day, hour, parts.minute, parts.second);
  return time + parts.millisecond - parts.zone * 6e4;
}

// src/checks/data/keywords/times.ts
var times = defineKeyword("x-times", "object", ({ column, format }) => {
  const read = timeReader(format);
  return (series) => {
    const key = columnKey(series, column);
    const values = key === void 0 ? void 0 : series[key];
    return Array.isArray(values) ? findBadTime(values, key, format, read) : void 0;
  };
});
function timeReader(format) {
  if (format === "") return readNumber;
  const parse = compileTimeFormat(format);
  if (parse === void 0) return () => Number.NaN;
  return (value) => typeof value === "string" || typeof value === "number" ? parse(String(value)) : void 0;
}
function readNumber(value) {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.trim() === "") return void 0;
  const number2 = Number(value);
  return Number.isNaN(number2) ? void 0 : number2;
}
function findBadTime(values, column, format, read) {
  let before = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) {
    const time = read(values[index]);
    if (time === void 0) return [badTime(values, index, column, format)];
    if (time < before) return [notRising(values, index, column)];
    before = time;
  }
  return void 0;
}
function badTime(values, index, column, format) {
  const wanted = format === "" ? "a number" : `a time in the format ${quote(format)}`;
  return {
    code: "bad-time",
    args: { found: describe(values[index]), wanted },
    below: placeOf(column, index)
  };
}
function notRising(values, index, column) {
  const args = { found: describe(values[index]), before: describe(values[index - 1]) };
  return { code: "times-not-rising", args, below: placeOf(column, index) };
}
function placeOf(column, index) {
  return pointerStep(column) + pointerStep(index);
}

// src/checks/data/keywords/unique-ids.ts
var uniqueIds = defineKeyword("x-unique-ids", "array", () => findEqualIds);
function findEqualIds(items) {
  const seen = /* @__PURE__ */ new Map();
  const problems = [];
  items.forEach((item, index) => {
    const id = isObject(item) ? item.id : void 0;
    if (typeof id !== "string" && typeof id !== "number") return;
    const first = seen.get(String(id));
    if (first === void 0) seen.set(String(id), index);
    else problems.push(toProblem(String(id), first, index));
  });
  return problems.length > 0 ? problems : void 0;
}
function toProblem(id, first, index) {
  return { code: "duplicate-item-id", args: { id: quote(id), first, second: index }, below: `/${index}/id` };
}

// src/checks/data/keywords/data-keywords.ts
var dataKeywords = [
  base64,
  columns,
  equalColumns,
  jsonText,
  times,
  uniqueIds
];

// schemas/annotation.schema.json
var annotation_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Annotation or completion",
  description: 'an object with a "result"',
  type: "object",
  required: ["result"],
  properties: {
    result: {
      description: "a list of regions",
      type: "array"
    }
  }
};

// schemas/prediction.schema.json
var prediction_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Prediction",
  description: 'an object with a "result"',
  type: "object",
  required: ["result"],
  properties: {
    result: {
      description: "a list of regions",
      type: "array"
    },
    score: {
      description: "a number from 0 to 1",
      type: ["number", "string", "boolean", "null"],
      pattern: "^\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*$"
    }
  }
};

// schemas/region.schema.json
var region_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Region",
  description: 'an object with "from_name", "to_name", "type" and "value"',
  type: "object",
  required: ["from_name", "to_name", "type", "value"],
  properties: {
    from_name: {
      description: "a text, the name of a control tag",
      type: "string"
    },
    to_name: {
      description: "a text, the name of an object tag",
      type: "string"
    },
    type: {
      description: "a text, the control tag's type in lower case",
      type: "string"
    },
    value: {
      description: "an object",
      type: "object"
    },
    score: {
      description: "a number",
      type: ["number", "null"]
    }
  }
};

// src/label-config/find-by-name.ts
function indexByName(list) {
  const byName = /* @__PURE__ */ new Map();
  const patterns = [];
  for (const item of list) {
    if (!byName.has(item.name)) byName.set(item.name, item);
    const pattern = repeatedName(item);
    if (pattern) patterns.push({ pattern, item });
  }
  return (name) => {
    const found = byName.get(name);
    if (found || patterns.length === 0) return found;
    for (const { pattern, item } of patterns) {
      if (pattern.test(name)) return item;
    }
    return void 0;
  };
}
function repeatedName({ name, repeater }) {
  if (!repeater) return void 0;
  const flag = attributeOf(repeater, "indexFlag")?.value || "{{idx}}";
  if (!name.includes(flag)) return void 0;
  return new RegExp(`^${name.split(flag).map(escapePattern).join("\\d+")}$`);
}
function escapePattern(text) {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

// src/checks/results/list-names.ts
var shown = 5;
function listNames(names) {
  if (names.length === 0) return "nothing";
  const listed = names.slice(0, shown).map(quote).join(", ");
  return names.length > shown ? `${listed} and ${names.length - shown} more` : listed;
}

// src/checks/results/spot.ts
function entryPath(spot, rest) {
  return `/${spot.list}/${spot.entry}${rest}`;
}
function regionPath(spot, rest) {
  return `/${spot.list}/${spot.entry}/result/${spot.region}${rest}`;
}

// src/checks/results/suggester.ts
var remembered2 = 200;
function createSuggester(candidates) {
  const list = [...candidates];
  const known = /* @__PURE__ */ new Map();
  return (word) => {
    let suggestion = known.get(word);
    if (suggestion === void 0) {
      if (known.size >= remembered2) return "";
      const near = nearest(word, list);
      suggestion = near === void 0 ? "" : ` Did you mean ${JSON.stringify(near)}?`;
      known.set(word, suggestion);
    }
    return suggestion;
  };
}

// src/checks/results/check-from-name.ts
function compileFromNameCheck(controls, config) {
  const findControl = indexByName(controls);
  const findObject = indexByName(config.objects);
  const names = controls.map((control) => control.name);
  const suggest = createSuggester(names);
  return (name, spot) => {
    const control = findControl(name);
    if (!control) {
      const guess = findObject(name) ? " It is the name of an object tag." : suggest(name);
      const args = { name, known: listNames(names), guess };
      spot.report({ code: "unknown-from-name", args, path: regionPath(spot, "/from_name") });
    }
    return control;
  };
}

// src/checks/results/check-to-name.ts
function compileToNameCheck(config) {
  const findObject = indexByName(config.objects);
  const suggest = createSuggester(config.objects.map((object) => object.name));
  return (control, name, spot) => {
    const object = findObject(name);
    const checks = object ? control.targets.get(object) : pairwiseChecks(control, name);
    if (checks) return checks;
    const args = { name, control: control.name, known: listNames(control.toName) };
    const path = regionPath(spot, "/to_name");
    if (object) spot.report({ code: "to-name-not-of-control", args, path, tag: control.tag });
    else
      spot.report({
        code: "unknown-to-name",
        args: { ...args, guess: suggest(name) },
        path,
        tag: control.tag
      });
    return void 0;
  };
}
function pairwiseChecks(control, name) {
  if (control.tag.type !== "Pairwise") return void 0;
  if (name !== control.name && name !== control.toName.join(",")) return void 0;
  const [checks] = control.targets.values();
  return checks;
}

// src/checks/results/check-type.ts
function compileTypeCheck(controls) {
  const labelledShapes = /* @__PURE__ */ new Map();
  for (const control of controls) {
    if (control.tag.type === "Labels") labelledShapes.set(control, labelledShapeTypes(control, controls));
  }
  return (control, type, spot) => {
    const { resultType } = control;
    if (type === resultType || resultType === void 0) return true;
    if (resultType === "hypertextlabels" && type === "htmllabels") return true;
    if (labelledShapes.get(control)?.has(type.toLowerCase())) return true;
    const onlyCase = type.toLowerCase() === resultType;
    spot.report({
      code: onlyCase ? "result-type-case" : "result-type-mismatch",
      args: { type, control: control.name, tag: control.tag.type, expected: resultType },
      path: regionPath(spot, "/type"),
      tag: control.tag
    });
    return onlyCase;
  };
}
function labelledShapeTypes(labels, controls) {
  const beside = controls.filter(
    (other) => other !== labels && other.toName.some((name) => labels.toName.includes(name))
  );
  return new Set(beside.map((other) => `${other.resultType}labels`));
}

// src/checks/results/compile-schema.ts
import { Ajv as Ajv2 } from "ajv";
var ajv;
var compiled = /* @__PURE__ */ new Map();
function compileSchema(schema) {
  const known = compiled.get(schema);
  if (known) return known;
  ajv ??= new Ajv2({
    verbose: true,
    strict: false,
    validateSchema: false,
    meta: false,
    logger: false
  });
  const validate = ajv.compile(schema);
  compiled.set(schema, validate);
  return validate;
}

// src/checks/results/guess-pixels.ts
var acrossKeys = /* @__PURE__ */ new Set(["x", "width", "radiusX"]);
var downKeys = /* @__PURE__ */ new Set(["y", "height", "radiusY"]);
function guessPixels(pointer, number2, spot) {
  const region = spot.result[spot.region];
  const steps = pointer.split("/");
  const key = steps.at(-1);
  const across = acrossKeys.has(key) || steps[1] === "points" && key === "0";
  const down = downKeys.has(key) || steps[1] === "points" && key === "1";
  if (number2 <= 100 || !isObject(region) || !(across || down)) return "";
  const size = across ? region.original_width : region.original_height;
  if (typeof size === "number" && number2 <= size) {
    const percent = Number((100 * number2 / size).toFixed(2));
    return ` It looks like pixels: ${number2} of ${size} pixels are ${percent} percent.`;
  }
  return number2 >= 150 ? " It looks like pixels." : "";
}

// src/checks/results/report-schema-error.ts
function reportSchemaError(validate, spot, subject) {
  const error = validate.errors?.[0];
  if (!error) return;
  const finding = toFinding2(error, subject, spot);
  finding.path = subject.path + placeOf2(error);
  if (subject.tag) finding.tag = subject.tag;
  spot.report(finding);
}
function placeOf2(error) {
  return error.keyword === "required" ? `${error.instancePath}/${error.params.missingProperty}` : error.instancePath;
}
function toFinding2(error, subject, spot) {
  const name = nameOf((subject.within ?? "") + error.instancePath, subject.what);
  const data = error.data;
  switch (error.keyword) {
    case "required":
      return {
        code: "result-missing-key",
        args: { name, key: error.params.missingProperty, found: listNames(Object.keys(data)) }
      };
    case "maximum":
    case "minimum":
      return {
        code: "result-out-of-range",
        args: {
          name,
          number: data,
          limit: limitInWords(error),
          guess: error.keyword === "maximum" ? guessPixels(error.instancePath, data, spot) : ""
        }
      };
    default:
      return {
        code: "result-wrong-type",
        args: {
          name,
          expected: error.parentSchema?.description ?? "something else",
          found: describeFound(data)
        }
      };
  }
}
function limitInWords(error) {
  const limit = error.params.limit;
  return error.keyword === "maximum" ? `at most ${Math.floor(limit)}` : `at least ${limit}`;
}
function describeFound(data) {
  return Array.isArray(data) && data.length > 0 ? `a list of ${data.length}` : describe(data);
}
function nameOf(pointer, what) {
  if (pointer === "") return what;
  const steps = pointer.slice(1).split("/").map(unescapeStep);
  return JSON.stringify(
    steps.reduce(
      (path, step) => /^\d+$/.test(step) ? `${path}[${step}]` : path === "" ? step : `${path}.${step}`,
      ""
    )
  );
}
function unescapeStep(step) {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}

// src/checks/results/label-names.ts
function labelNames(control) {
  const { labels, tag } = control;
  const anyIsRight = control.dynamicLabels || labels.size === 0;
  const aliases = aliasesByValue(control);
  const names = [...labels.keys()];
  const suggest = createSuggester(names);
  return {
    has: (name) => anyIsRight || labels.has(name),
    reportUnknown: (name, rest, spot) => {
      const path = regionPath(spot, rest);
      const alias = aliases.get(name);
      if (alias !== void 0) {
        spot.report({
          code: "label-not-alias",
          args: { label: name, alias, control: control.name },
          path,
          tag
        });
        return;
      }
      const args = { label: name, control: control.name, known: listNames(names), guess: suggest(name) };
      spot.report({ code: "unknown-label", args, path, tag });
    }
  };
}
function aliasesByValue({ labels }) {
  const aliases = /* @__PURE__ */ new Map();
  for (const [stored, tag] of labels) {
    const value = attributeOf(tag, "value")?.value;
    if (value !== void 0 && value !== stored) aliases.set(value, stored);
  }
  return aliases;
}

// src/checks/results/check-choices.ts
function checkChoices(control) {
  const { tag } = control;
  const nested = attributeOf(tag, "allowNested")?.value === "true";
  const single = attributeOf(tag, "choice")?.value !== "multiple" && !nested;
  const names = labelNames(control);
  return (value, _region, spot) => {
    const choices = value.choices;
    for (let i = 0; i < choices.length; i++) checkChoice(choices[i], i, spot);
    if (choices.length > 1) checkSeveral(choices, spot);
    return true;
  };
  function checkChoice(choice, index, spot) {
    if (typeof choice === "string") {
      if (!names.has(choice)) names.reportUnknown(choice, `/value/choices/${index}`, spot);
    } else if (nested) {
      checkPath(choice, index, spot);
    } else {
      const args = { name: `"choices[${index}]"`, expected: "a text, the name of a choice", found: "a list" };
      spot.report({
        code: "result-wrong-type",
        args,
        path: regionPath(spot, `/value/choices/${index}`),
        tag
      });
    }
  }
  function checkPath(path, index, spot) {
    for (let i = 0; i < path.length; i++) {
      if (!names.has(path[i])) names.reportUnknown(path[i], `/value/choices/${index}/${i}`, spot);
    }
  }
  function checkSeveral(choices, spot) {
    const distinct = /* @__PURE__ */ new Set();
    for (let i = 0; i < choices.length; i++) {
      const choice = JSON.stringify(choices[i]);
      if (distinct.has(choice)) {
        const args = { choice, control: control.name };
        spot.report({ code: "choice-repeated", args, path: regionPath(spot, `/value/choices/${i}`), tag });
      }
      distinct.add(choice);
    }
    if (single && distinct.size > 1) {
      const args = { count: distinct.size, control: control.name };
      spot.report({ code: "too-many-choices", args, path: regionPath(spot, "/value/choices"), tag });
    }
  }
}

// schemas/values/label-list.schema.json
var label_list_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Labels of a region",
  description: "a list of texts, the names of labels",
  type: "array",
  items: {
    description: "a text, the name of a label",
    type: "string"
  }
};

// src/checks/results/check-labels.ts
function checkLabels(control, required) {
  const { tag } = control;
  const ownKey = tag.type.toLowerCase();
  const names = labelNames(control);
  const several = attributeOf(tag, "choice")?.value === "multiple";
  return (value, region, spot) => {
    const key = value[ownKey] === void 0 ? otherLabelKey(region) : ownKey;
    const list = value[key];
    if (list === void 0) {
      if (required) reportMissing(value, spot);
      return true;
    }
    if (list === null && !required) return true;
    const validate = compileSchema(label_list_schema_default);
    if (validate(list)) checkNames(list, key, spot);
    else {
      const path = regionPath(spot, `/value/${key}`);
      reportSchemaError(validate, spot, { what: "The value", path, within: `/${key}`, tag });
    }
    return true;
  };
  function otherLabelKey(region) {
    if (ownKey === "labels") return String(region.type);
    if (ownKey === "hypertextlabels") return "htmllabels";
    return ownKey === "videovectorlabels" ? "labels" : ownKey;
  }
  function reportMissing(value, spot) {
    const args = { name: "The value", key: ownKey, found: listNames(Object.keys(value)) };
    spot.report({ code: "result-missing-key", args, path: regionPath(spot, `/value/${ownKey}`), tag });
  }
  function checkNames(labels, key, spot) {
    for (let i = 0; i < labels.length; i++) {
      if (!names.has(labels[i])) names.reportUnknown(labels[i], `/value/${key}/${i}`, spot);
    }
    if (labels.length > 1 && !several) {
      const args = { count: labels.length, control: control.name };
      spot.report({ code: "too-many-labels", args, path: regionPath(spot, `/value/${key}`), tag });
    }
  }
}

// src/checks/results/compare-slice.ts
function compareSlice(text, start, end, kept, spot, tag) {
  if (typeof kept !== "string" || kept === "") return;
  const slice = text.slice(start, end);
  if (slice === kept || squeeze(slice) === squeeze(kept)) return;
  const inCodePoints = text.slice(afterCodePoints(text, start), afterCodePoints(text, end)) === kept;
  const args = { start, end, slice: quote(slice), kept: quote(kept) };
  spot.report({
    code: inCodePoints ? "span-in-code-points" : "span-text-differs",
    args,
    path: regionPath(spot, "/value/text"),
    tag
  });
}
function squeeze(text) {
  return text.replace(/\\n|\s+/g, "");
}
function afterCodePoints(text, count2) {
  let offset = 0;
  for (let i = 0; i < count2 && offset < text.length; i++) {
    offset += isHighSurrogate(text.charCodeAt(offset)) ? 2 : 1;
  }
  return offset;
}
function isHighSurrogate(unit) {
  return unit >= 55296 && unit < 56320;
}

// src/checks/results/phrase-index.ts
function phraseIndex(index) {
  return Number(index);
}
function isPhraseIndex(index, count2) {
  if (typeof index === "string" && index.startsWith("/")) return true;
  const number2 = index === "" ? Number.NaN : phraseIndex(index);
  return number2 >= 0 && number2 < count2;
}

// src/checks/results/value-at.ts
function singlePath(source) {
  if (source?.kind !== "key") return void 0;
  const [path] = source.variables;
  return path?.steps.every((step) => typeof step !== "symbol") ? path : void 0;
}
function valueAt(data, { steps }) {
  let value = data;
  for (const step of steps) {
    if (Array.isArray(value) && typeof step === "number") value = value[step];
    else if (isObject(value) && typeof step !== "symbol" && Object.hasOwn(value, step)) value = value[step];
    else return void 0;
  }
  return value;
}

// src/checks/results/shown-value.ts
function shownValue({ tag, source }) {
  const path = singlePath(source);
  const encoding = attributeOf(tag, "encoding")?.value ?? "none";
  const elsewhere = attributeOf(tag, "valueType")?.value === "url" || attributeOf(tag, "resolver") !== void 0;
  if (!path || elsewhere || encoding !== "none") return () => void 0;
  return (data) => valueAt(data, path);
}

// src/checks/results/check-paragraph-span.ts
function checkParagraphSpan({ tag }, object) {
  const phrasesOf = shownValue(object);
  const textKey = attributeOf(object.tag, "textKey")?.value || "text";
  return (value, _region, spot) => {
    const startOffset = value.startOffset;
    const endOffset = value.endOffset;
    const phrases = phrasesOf(spot.data);
    if (!indexIsRight("start", value.start, phrases, spot)) return false;
    if (!indexIsRight("end", value.end, phrases, spot)) return false;
    const start = phraseIndex(value.start);
    const end = phraseIndex(value.end);
    if (start > end || start === end && startOffset > endOffset) {
      const args = { start: `${start}:${startOffset}`, end: `${end}:${endOffset}` };
      spot.report({ code: "span-backwards", args, path: regionPath(spot, "/value"), tag });
      return false;
    }
    const text = textOf(phrases, start);
    if (!offsetIsRight("startOffset", startOffset, text, spot)) return false;
    if (!offsetIsRight("endOffset", endOffset, textOf(phrases, end), spot)) return false;
    if (start === end && text !== void 0) {
      compareSlice(text, startOffset, endOffset, value.text, spot, tag);
    }
    return true;
  };
  function indexIsRight(key, index, phrases, spot) {
    const count2 = Array.isArray(phrases) ? phrases.length : Number.POSITIVE_INFINITY;
    if (typeof index === "string" && isPhraseIndex(index, count2)) return true;
    const path = regionPath(spot, `/value/${key}`);
    if (typeof index === "number") {
      spot.report({ code: "phrase-index-number", args: { key, index }, path, tag });
      if (isPhraseIndex(index, count2)) return true;
    }
    spot.report({ code: "no-such-phrase", args: { key, found: describe(index) }, path, tag });
    return false;
  }
  function textOf(phrases, index) {
    const phrase = Array.isArray(phrases) ? phrases[index] : void 0;
    const text = isObject(phrase) ? phrase[textKey] : void 0;
    return typeof text === "string" ? text : void 0;
  }
  function offsetIsRight(key, offset, text, spot) {
    if (text === void 0 || offset <= text.length) return true;
    const args = { key, offset, length: text.length };
    spot.report({ code: "span-out-of-text", args, path: regionPath(spot, `/value/${key}`), tag });
    return false;
  }
}

// src/checks/results/check-ranges.ts
function checkRanges({ tag }) {
  return (value, _region, spot) => {
    const ranges = value.ranges;
    for (const [i, { start, end }] of ranges.entries()) {
      if (start <= end) continue;
      spot.report({
        code: "span-backwards",
        args: { start: String(start), end: String(end) },
        path: regionPath(spot, `/value/ranges/${i}`),
        tag
      });
    }
    return true;
  };
}

// src/checks/results/check-rating.ts
var usualMaximum = 5;
function checkRating({ tag }) {
  const maximum = Number.parseInt(attributeOf(tag, "maxRating")?.value ?? "", 10) || usualMaximum;
  return (value, _region, spot) => {
    const rating = value.rating;
    if (rating > maximum) {
      const args = { name: '"rating"', number: rating, limit: `at most ${maximum}`, guess: "" };
      spot.report({ code: "result-out-of-range", args, path: regionPath(spot, "/value/rating"), tag });
    }
    return true;
  };
}

// schemas/values/bitmask.schema.json
var bitmask_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Bitmask",
  description: "The value of a Bitmask or BitmaskLabels region.",
  type: "object",
  required: ["imageDataURL"],
  properties: {
    imageDataURL: {
      description: "a text, the mask as the data URL of an image",
      type: "string"
    }
  }
};

// schemas/values/brush.schema.json
var brush_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Brush stroke",
  description: "The value of a Brush, BrushLabels or MagicWand region: a mask in the run-length code of Label Studio, which is not that of COCO.",
  type: "object",
  required: ["rle"],
  properties: {
    rle: {
      description: "a list of whole numbers from 0 to 255",
      type: "array",
      minItems: 1,
      items: {
        description: "a whole number from 0 to 255",
        type: "integer",
        minimum: 0,
        maximum: 255
      }
    }
  }
};

// schemas/values/chat-message.schema.json
var chat_message_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Chat message",
  description: "The value of a result of a Chat.",
  type: "object",
  required: ["chatmessage"],
  properties: {
    chatmessage: {
      description: 'an object with "role" and "content"',
      type: "object",
      required: ["role", "content"]
    }
  }
};

// schemas/values/choices.schema.json
var choices_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Choices",
  description: "The value of a Choices result. With allowNested a choice is the path to it.",
  type: "object",
  required: ["choices"],
  properties: {
    choices: {
      description: "a list of choices",
      type: "array",
      items: {
        description: "a text, the name of a choice",
        type: ["string", "array"],
        items: {
          description: "a text, the name of a choice",
          type: "string"
        }
      }
    }
  }
};

// schemas/values/date-time.schema.json
var date_time_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Date and time",
  description: "The value of a DateTime result.",
  type: "object",
  required: ["datetime"],
  properties: {
    datetime: {
      description: 'a text, such as "2023-01-31"',
      type: "string"
    }
  }
};

// schemas/values/ellipse.schema.json
var ellipse_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Ellipse",
  description: "The value of an Ellipse or EllipseLabels region. The limits leave room for rounding.",
  type: "object",
  required: ["x", "y", "radiusX", "radiusY"],
  properties: {
    x: {
      description: "a number, the centre in percent of the image's width",
      type: "number",
      maximum: 100.001
    },
    y: {
      description: "a number, the centre in percent of the image's height",
      type: "number",
      maximum: 100.001
    },
    radiusX: {
      description: "a number, the radius in percent of the image's width",
      type: "number",
      minimum: 0,
      maximum: 50.001
    },
    radiusY: {
      description: "a number, the radius in percent of the image's height",
      type: "number",
      minimum: 0,
      maximum: 50.001
    },
    rotation: {
      description: "a number, the degrees turned clockwise",
      type: ["number", "null"]
    }
  }
};

// schemas/values/hypertext-span.schema.json
var hypertext_span_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Span of an HTML text",
  description: "The value of a HyperTextLabels region.",
  type: "object",
  required: ["start", "end"],
  properties: {
    start: {
      description: "a text, the XPath of the element that the span starts in",
      type: ["string", "number"]
    },
    end: {
      description: "a text, the XPath of the element that the span ends in",
      type: ["string", "number"]
    },
    startOffset: {
      description: "a number, the distance in UTF-16 units from the beginning of the element",
      type: "number",
      minimum: 0
    },
    endOffset: {
      description: "a number, the distance in UTF-16 units from the beginning of the element",
      type: "number",
      minimum: 0
    }
  }
};

// schemas/values/keypoint.schema.json
var keypoint_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Key point",
  description: "The value of a KeyPoint or KeyPointLabels region. The limit leaves room for rounding.",
  type: "object",
  required: ["x", "y"],
  properties: {
    x: {
      description: "a number, the place in percent of the image's width",
      type: "number",
      maximum: 100.001
    },
    y: {
      description: "a number, the place in percent of the image's height",
      type: "number",
      maximum: 100.001
    },
    width: {
      description: "a number, the size of the dot in percent of the image's width",
      type: ["number", "null"]
    }
  }
};

// schemas/values/number.schema.json
var number_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Number",
  description: "The value of a Number result.",
  type: "object",
  required: ["number"],
  properties: {
    number: {
      description: "a number",
      type: "number"
    }
  }
};

// schemas/values/pairwise.schema.json
var pairwise_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Pairwise",
  description: "The value of a Pairwise result.",
  type: "object",
  required: ["selected"],
  properties: {
    selected: {
      description: '"left" or "right"',
      enum: ["left", "right"]
    }
  }
};

// schemas/values/paragraph-span.schema.json
var paragraph_span_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Span of a dialogue",
  description: "The value of a ParagraphLabels region.",
  type: "object",
  required: ["start", "end", "startOffset", "endOffset"],
  properties: {
    start: {
      description: 'a text, the index of the phrase that the span starts in, such as "0"',
      type: ["string", "number"]
    },
    end: {
      description: 'a text, the index of the phrase that the span ends in, such as "0"',
      type: ["string", "number"]
    },
    startOffset: {
      description: "a number, the distance in UTF-16 units from the beginning of the phrase",
      type: "number",
      minimum: 0
    },
    endOffset: {
      description: "a number, the distance in UTF-16 units from the beginning of the phrase",
      type: "number",
      minimum: 0
    }
  }
};

// schemas/values/polygon.schema.json
var polygon_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Polygon",
  description: "The value of a Polygon or PolygonLabels region. The limit leaves room for rounding.",
  type: "object",
  required: ["points"],
  properties: {
    points: {
      description: "a list of points, each a pair of numbers [x, y]",
      type: "array",
      items: {
        description: "a pair of numbers [x, y]",
        type: "array",
        minItems: 2,
        maxItems: 2,
        items: {
          description: "a number, a coordinate in percent of the image's width or height",
          type: "number",
          maximum: 100.001
        }
      }
    }
  }
};

// schemas/values/ranker.schema.json
var ranker_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Ranker",
  description: "The value of a Ranker result: ids in their order, or such a list for each bucket.",
  type: "object",
  required: ["ranker"],
  properties: {
    ranker: {
      description: "a list of ids, or an object with such a list for each bucket",
      type: ["array", "object"],
      items: {
        description: "the id of an item",
        type: ["string", "number"]
      },
      additionalProperties: {
        description: "a list of ids",
        type: "array",
        items: {
          description: "the id of an item",
          type: ["string", "number"]
        }
      }
    }
  }
};

// schemas/values/rating.schema.json
var rating_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Rating",
  description: "The value of a Rating result. The upper limit is the maxRating of the control tag.",
  type: "object",
  required: ["rating"],
  properties: {
    rating: {
      description: "a number, how many stars",
      type: "number",
      minimum: 0
    }
  }
};

// schemas/values/rectangle.schema.json
var rectangle_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Rectangle",
  description: "The value of a Rectangle or RectangleLabels region. Sizes may be negative: the editor writes that for boxes drawn backwards. The limit leaves room for rounding.",
  type: "object",
  required: ["x", "y", "width", "height"],
  properties: {
    x: {
      description: "a number, the left edge in percent of the image's width",
      type: "number",
      maximum: 100.001
    },
    y: {
      description: "a number, the upper edge in percent of the image's height",
      type: "number",
      maximum: 100.001
    },
    width: {
      description: "a number, the width in percent of the image's width",
      type: "number",
      maximum: 100.001
    },
    height: {
      description: "a number, the height in percent of the image's height",
      type: "number",
      maximum: 100.001
    },
    rotation: {
      description: "a number, the degrees turned clockwise",
      type: ["number", "null"]
    }
  }
};

// schemas/values/taxonomy.schema.json
var taxonomy_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Taxonomy",
  description: "The value of a Taxonomy result: each item is the path to it from the root.",
  type: "object",
  required: ["taxonomy"],
  properties: {
    taxonomy: {
      description: "a list of paths, each a list of names from the root",
      type: "array",
      items: {
        description: "a path, a list of names from the root",
        type: "array",
        items: {
          description: "a text, the name of an item",
          type: "string"
        }
      }
    }
  }
};

// schemas/values/text-area.schema.json
var text_area_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Text area",
  description: "The value of a TextArea result.",
  type: "object",
  required: ["text"],
  properties: {
    text: {
      description: "a text or a list of texts",
      type: ["string", "array"],
      items: {
        description: "a text",
        type: "string"
      }
    }
  }
};

// schemas/values/text-span.schema.json
var text_span_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Span of a text",
  description: "The value of a Labels region on Text. The editor also reads digits in a text, and XPaths, which old exports have.",
  type: "object",
  required: ["start", "end"],
  properties: {
    start: {
      description: "a number, the start of the span in UTF-16 units from the beginning of the text",
      type: ["number", "string"],
      minimum: 0,
      pattern: "^\\s*-?\\d+(\\.\\d+)?\\s*$|^/"
    },
    end: {
      description: "a number, the end of the span in UTF-16 units from the beginning of the text",
      type: ["number", "string"],
      minimum: 0,
      pattern: "^\\s*-?\\d+(\\.\\d+)?\\s*$|^/"
    }
  }
};

// schemas/values/time-series-span.schema.json
var time_series_span_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Span of a time series",
  description: "The value of a TimeSeriesLabels region. Dates are written in the time format of the series.",
  type: "object",
  required: ["start", "end"],
  properties: {
    start: {
      description: "a number or a date, the start on the time axis",
      type: ["number", "string"],
      pattern: "\\d"
    },
    end: {
      description: "a number or a date, the end on the time axis",
      type: ["number", "string"],
      pattern: "\\d"
    }
  }
};

// schemas/values/time-span.schema.json
var time_span_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Span of a sound or video",
  description: "The value of a Labels region on Audio or Video.",
  type: "object",
  required: ["start", "end"],
  properties: {
    start: {
      description: "a number, the start in seconds",
      type: "number",
      minimum: 0
    },
    end: {
      description: "a number, the end in seconds",
      type: "number",
      minimum: 0
    }
  }
};

// schemas/values/timeline.schema.json
var timeline_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Frames of a video",
  description: "The value of a TimelineLabels region.",
  type: "object",
  required: ["ranges"],
  properties: {
    ranges: {
      description: 'a list of objects with "start" and "end"',
      type: "array",
      minItems: 1,
      items: {
        description: 'an object with "start" and "end"',
        type: "object",
        required: ["start", "end"],
        properties: {
          start: {
            description: "a number, the first frame",
            type: "number"
          },
          end: {
            description: "a number, the last frame",
            type: "number"
          }
        }
      }
    }
  }
};

// schemas/values/vector.schema.json
var vector_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Vector path",
  description: "The value of a Vector or VectorLabels region.",
  type: "object",
  required: ["vertices"],
  properties: {
    vertices: {
      description: 'a list of objects with "x" and "y"',
      type: "array",
      items: {
        description: 'an object with "x" and "y"',
        type: "object",
        required: ["x", "y"],
        properties: {
          x: {
            description: "a number, the place in percent of the image's width",
            type: "number"
          },
          y: {
            description: "a number, the place in percent of the image's height",
            type: "number"
          }
        }
      }
    }
  }
};

// schemas/values/video-rectangle.schema.json
var video_rectangle_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Rectangle in a video",
  description: 'The value of a VideoRectangle region: its key frames. A key frame that ends the rectangle ("enabled": false) may leave out its place. The limit leaves room for rounding.',
  type: "object",
  required: ["sequence"],
  properties: {
    sequence: {
      description: "a list of key frames",
      type: "array",
      items: {
        description: 'a key frame, an object with "frame", "x", "y", "width" and "height"',
        type: "object",
        required: ["frame"],
        properties: {
          frame: {
            description: "a number, the frame that it is for",
            type: "number"
          },
          x: {
            description: "a number, the left edge in percent of the video's width",
            type: "number",
            maximum: 100.001
          },
          y: {
            description: "a number, the upper edge in percent of the video's height",
            type: "number",
            maximum: 100.001
          },
          width: {
            description: "a number, the width in percent of the video's width",
            type: "number",
            maximum: 100.001
          },
          height: {
            description: "a number, the height in percent of the video's height",
            type: "number",
            maximum: 100.001
          },
          rotation: {
            description: "a number, the degrees turned clockwise",
            type: ["number", "null"]
          }
        },
        if: {
          properties: {
            enabled: {
              const: false
            }
          },
          required: ["enabled"]
        },
        else: {
          required: ["x", "y", "width", "height"]
        }
      }
    }
  }
};

// src/checks/results/value-schemas.ts
var valueSchemas = {
  bitmask: bitmask_schema_default,
  brush: brush_schema_default,
  chatMessage: chat_message_schema_default,
  choices: choices_schema_default,
  dateTime: date_time_schema_default,
  ellipse: ellipse_schema_default,
  hypertextSpan: hypertext_span_schema_default,
  keypoint: keypoint_schema_default,
  number: number_schema_default,
  pairwise: pairwise_schema_default,
  paragraphSpan: paragraph_span_schema_default,
  polygon: polygon_schema_default,
  ranker: ranker_schema_default,
  rating: rating_schema_default,
  rectangle: rectangle_schema_default,
  taxonomy: taxonomy_schema_default,
  textArea: text_area_schema_default,
  textSpan: text_span_schema_default,
  timeSeriesSpan: time_series_span_schema_default,
  timeSpan: time_span_schema_default,
  timeline: timeline_schema_default,
  vector: vector_schema_default,
  videoRectangle: video_rectangle_schema_default
};

// src/checks/results/check-schema.ts
function checkSchema(kind, tag) {
  let validate;
  return (value, _region, spot) => {
    validate ??= compileSchema(valueSchemas[kind]);
    if (validate(value)) return true;
    reportSchemaError(validate, spot, { what: "The value", path: regionPath(spot, "/value"), tag });
    return false;
  };
}

// src/checks/results/region-id.ts
function regionId(region) {
  const id = region.id;
  if (typeof id === "string") return id === "" ? void 0 : id;
  return typeof id === "number" && id !== 0 ? id : void 0;
}

// src/checks/results/shapes.ts
var shapes = /* @__PURE__ */ new Map([
  ["rectangle", "rectangle"],
  ["ellipse", "ellipse"],
  ["keypoint", "keypoint"],
  ["polygon", "polygon"],
  ["brush", "brush"],
  ["magicwand", "brush"],
  ["bitmask", "bitmask"],
  ["vector", "vector"]
]);
function shapeOfType(type) {
  return shapes.get(type.toLowerCase().replace(/labels$/, ""));
}

// src/checks/results/region-index.ts
function regionIndex(spot) {
  spot.index ??= indexRegions(spot);
  return spot.index;
}
function indexRegions({ result }) {
  const index = /* @__PURE__ */ new Map();
  for (const region of result) {
    if (!isObject(region)) continue;
    const id = regionId(region);
    if (id === void 0) continue;
    const shape = typeof region.type === "string" ? shapeOfType(region.type) : void 0;
    index.set(String(id), shape ?? index.get(String(id)));
  }
  return index;
}

// src/checks/results/check-shape-of-labels.ts
function checkShapeOfLabels({ tag }) {
  const checks = /* @__PURE__ */ new Map();
  return (value, region, spot) => {
    const id = regionId(region);
    const shape = shapeOfType(region.type) ?? (id === void 0 ? void 0 : regionIndex(spot).get(String(id)));
    if (shape === void 0) {
      const args = { id: id === void 0 ? "" : String(id) };
      spot.report({ code: "labels-without-shape", args, path: regionPath(spot, "/id"), tag });
      return false;
    }
    if (Object.keys(value).length === 1) return true;
    const check = checks.get(shape) ?? checkSchema(shape, tag);
    checks.set(shape, check);
    return check(value, region, spot);
  };
}

// src/checks/results/check-span-order.ts
function checkSpanOrder({ tag }) {
  return ({ start, end }, _region, spot) => {
    if (!isAfter(start, end)) return true;
    const args = { start: String(start), end: String(end) };
    spot.report({ code: "span-backwards", args, path: regionPath(spot, "/value"), tag });
    return false;
  };
}
var isoDate = /^\d{4}-\d\d-\d\d/;
function isAfter(a, b) {
  if (typeof a === "number" && typeof b === "number") return a > b;
  if (typeof a !== "string" || typeof b !== "string" || a.length !== b.length) return false;
  return isoDate.test(a) && isoDate.test(b) && a > b;
}

// src/checks/results/check-taxonomy.ts
function checkTaxonomy(control) {
  const names = labelNames(control);
  return (value, _region, spot) => {
    const paths = value.taxonomy;
    for (const [i, path] of paths.entries()) {
      for (const [j, item] of path.entries()) {
        if (!names.has(item)) names.reportUnknown(item, `/value/taxonomy/${i}/${j}`, spot);
      }
    }
    return true;
  };
}

// src/checks/results/check-text-span.ts
function checkTextSpan({ tag }, object) {
  const textOf = shownValue(object);
  return (value, _region, spot) => {
    const start = toOffset(value.start);
    const end = toOffset(value.end);
    if (Number.isNaN(start) || Number.isNaN(end)) return true;
    if (start > end) {
      const args = { start: String(start), end: String(end) };
      spot.report({ code: "span-backwards", args, path: regionPath(spot, "/value"), tag });
      return false;
    }
    const text = textOf(spot.data);
    if (typeof text !== "string") return true;
    if (end > text.length) {
      const args = { key: "end", offset: end, length: text.length };
      spot.report({ code: "span-out-of-text", args, path: regionPath(spot, "/value/end"), tag });
      return false;
    }
    compareSlice(text, start, end, value.text, spot, tag);
    return true;
  };
}
function toOffset(offset) {
  return typeof offset === "number" ? offset : Number(offset);
}

// src/checks/results/check-video-labels.ts
function checkVideoLabels(object, config) {
  const [first, ...others] = config.controls.filter(
    ({ tag, toName }) => tag.type === "Labels" && toName.includes(object.name)
  );
  return first ? [checkLabels(others.reduce(join2, first), false)] : [];
}
function join2(a, b) {
  return {
    ...a,
    labels: new Map([...a.labels, ...b.labels]),
    dynamicLabels: a.dynamicLabels || b.dynamicLabels
  };
}

// src/checks/results/value-kind.ts
var kinds = new Map(
  Object.entries({
    Bitmask: "bitmask",
    BitmaskLabels: "bitmask",
    Brush: "brush",
    BrushLabels: "brush",
    Chat: "chatMessage",
    Choices: "choices",
    DateTime: "dateTime",
    Ellipse: "ellipse",
    EllipseLabels: "ellipse",
    KeyPoint: "keypoint",
    KeyPointLabels: "keypoint",
    MagicWand: "brush",
    Number: "number",
    Pairwise: "pairwise",
    Polygon: "polygon",
    PolygonLabels: "polygon",
    Ranker: "ranker",
    Rating: "rating",
    Rectangle: "rectangle",
    RectangleLabels: "rectangle",
    Taxonomy: "taxonomy",
    TextArea: "textArea",
    TimelineLabels: "timeline",
    Vector: "vector",
    VectorLabels: "vector",
    VideoRectangle: "videoRectangle"
  })
);
var kindsByObject = new Map(
  Object.entries({
    "Labels Text": "textSpan",
    "Labels Audio": "timeSpan",
    "Labels AudioPlus": "timeSpan",
    "Labels Video": "timeSpan",
    "HyperTextLabels HyperText": "hypertextSpan",
    "ParagraphLabels Paragraphs": "paragraphSpan",
    "TimeSeriesLabels TimeSeries": "timeSeriesSpan"
  })
);
function valueKind(control, object) {
  return kinds.get(control) ?? kindsByObject.get(`${control} ${object}`);
}

// src/checks/results/warn-of-fractions.ts
var keys = {
  rectangle: ["x", "y", "width", "height"],
  ellipse: ["x", "y", "radiusX", "radiusY"],
  keypoint: ["x", "y"]
};
function warnOfFractions(kind, { tag }) {
  const looksLikeFractions = kind === "polygon" ? polygonOfFractions : fractionsAt(keys[kind]);
  return (value, _region, spot) => {
    if (looksLikeFractions(value)) {
      spot.report({ code: "looks-like-fractions", args: {}, path: regionPath(spot, "/value"), tag });
    }
    return true;
  };
}
function fractionsAt(names) {
  return (value) => {
    let sum = 0;
    for (const name of names) {
      const number2 = value[name];
      if (number2 < 0 || number2 > 1) return false;
      sum += number2;
    }
    return sum > 0;
  };
}
function polygonOfFractions(value) {
  let sum = 0;
  for (const [x, y] of value.points) {
    if (x < 0 || x > 1 || y < 0 || y > 1) return false;
    sum += x + y;
  }
  return sum > 0;
}

// src/checks/results/compile-value-checks.ts
function compileValueChecks(control, object, config) {
  const { type } = control.tag;
  const kind = valueKind(type, object.tag.type);
  const checks = [];
  if (type.endsWith("Labels")) checks.push(checkLabels(control, kind !== void 0 || type === "Labels"));
  if (type === "Labels" && object.tag.type === "Image") checks.push(checkShapeOfLabels(control));
  if (type === "Labels" && object.tag.type === "Video") checks.push(isNoSequence);
  if (kind) checks.push(checkSchema(kind, control.tag), ...checksBesideSchema(kind, control, object, config));
  return checks;
}
var isNoSequence = (value) => value.sequence === void 0;
function checksBesideSchema(kind, control, object, config) {
  switch (kind) {
    case "rectangle":
    case "ellipse":
    case "keypoint":
    case "polygon":
      return [warnOfFractions(kind, control)];
    case "textSpan":
      return [checkTextSpan(control, object)];
    case "timeSpan":
    case "timeSeriesSpan":
      return [checkSpanOrder(control)];
    case "paragraphSpan":
      return [checkParagraphSpan(control, object)];
    case "timeline":
      return [checkRanges(control)];
    case "videoRectangle":
      return checkVideoLabels(object, config);
    case "choices":
      return [checkChoices(control)];
    case "taxonomy":
      return [checkTaxonomy(control)];
    case "rating":
      return [checkRating(control)];
    default:
      return [];
  }
}

// src/checks/results/result-control.ts
var otherTypes = /* @__PURE__ */ new Map([
  ["Chat", "chatmessage"],
  ["CustomInterface", void 0]
]);
function resultControls(config) {
  const interfaces = config.objects.filter(({ tag }) => tag.type === "CustomInterface").map(asControl);
  return [...config.controls, ...interfaces].map((control) => toResultControl(control, config));
}
function toResultControl(control, config) {
  const { type } = control.tag;
  const objects = config.objects.filter(({ name }) => control.toName.includes(name));
  return {
    ...control,
    resultType: otherTypes.has(type) ? otherTypes.get(type) : type.toLowerCase(),
    targets: new Map(objects.map((object) => [object, compileValueChecks(control, object, config)]))
  };
}
function asControl(object) {
  return { ...object, toName: [object.name], labels: /* @__PURE__ */ new Map(), dynamicLabels: true };
}

// src/checks/results/check-region.ts
function compileRegionCheck(config) {
  const controls = resultControls(config);
  const checkFromName = compileFromNameCheck(controls, config);
  const checkToName = compileToNameCheck(config);
  const checkType = compileTypeCheck(controls);
  return (json, spot) => {
    const validate = compileSchema(region_schema_default);
    if (!validate(json)) {
      reportSchemaError(validate, spot, { what: "The region", path: regionPath(spot, "") });
      return;
    }
    const region = json;
    const control = checkFromName(region.from_name, spot);
    if (!control) return;
    const checks = checkToName(control, region.to_name, spot);
    const rightType = checkType(control, region.type, spot);
    if (!checks || !rightType) return;
    for (const check of checks) {
      if (!check(region.value, region, spot)) return;
    }
  };
}

// schemas/relation.schema.json
var relation_schema_default = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Relation",
  description: 'an object with "from_id" and "to_id"',
  type: "object",
  required: ["from_id", "to_id"],
  properties: {
    from_id: {
      description: "the id of a region",
      type: ["string", "number"]
    },
    to_id: {
      description: "the id of a region",
      type: ["string", "number"]
    },
    direction: {
      description: '"left", "right" or "bi"',
      enum: ["left", "right", "bi", null]
    }
  }
};

// src/checks/results/check-relation.ts
function checkRelation(relation, spot) {
  const validate = compileSchema(relation_schema_default);
  if (!validate(relation)) {
    reportSchemaError(validate, spot, { what: "The relation", path: regionPath(spot, "") });
    return;
  }
  checkEnd("from_id", String(relation.from_id), spot);
  checkEnd("to_id", String(relation.to_id), spot);
}
function checkEnd(key, id, spot) {
  if (regionIndex(spot).has(id)) return;
  spot.report({ code: "relation-to-unknown-region", args: { key, id }, path: regionPath(spot, `/${key}`) });
}

// src/checks/results/check-score.ts
function checkScore(score, spot) {
  if (score === void 0 || score === null) return;
  if (typeof score === "number") {
    if (score < 0 || score > 1) {
      spot.report({ code: "score-out-of-range", args: { score }, path: entryPath(spot, "/score") });
    }
  } else if (typeof score === "boolean" || typeof score === "string" && Number.isFinite(toNumber(score))) {
    spot.report({
      code: "score-not-number",
      args: { score: JSON.stringify(score) },
      path: entryPath(spot, "/score")
    });
  }
}
function toNumber(text) {
  return text.trim() === "" ? Number.NaN : Number(text);
}

// src/checks/results/report-repeated-ids.ts
function reportRepeatedIds(result, spot) {
  const firstNames = /* @__PURE__ */ new Map();
  let otherNames;
  for (let i = 0; i < result.length; i++) {
    const region = result[i];
    if (!isObject(region) || typeof region.from_name !== "string") continue;
    const id = regionId(region);
    if (id === void 0) continue;
    const first = firstNames.get(id);
    if (first === void 0) {
      firstNames.set(id, region.from_name);
      continue;
    }
    const pair = JSON.stringify([id, region.from_name]);
    otherNames ??= /* @__PURE__ */ new Set();
    if (first === region.from_name || otherNames.has(pair)) {
      spot.region = i;
      const args = { id: String(id), control: region.from_name };
      spot.report({ code: "region-id-repeated", args, path: regionPath(spot, "/id") });
    }
    otherNames.add(pair);
  }
}

// src/checks/results/check-entry.ts
function compileEntryCheck(config) {
  const checkRegion = config ? compileRegionCheck(config) : () => {
  };
  return (entry, spot) => {
    checkShape(entry, spot);
    if (!isObject(entry)) return;
    if (spot.list === "predictions") checkScore(entry.score, spot);
    if (Array.isArray(entry.result)) checkResult(entry.result, spot);
  };
  function checkResult(result, spot) {
    spot.result = result;
    spot.index = void 0;
    for (spot.region = 0; spot.region < result.length; spot.region++) {
      const region = result[spot.region];
      if (isObject(region) && region.type === "relation") checkRelation(region, spot);
      else checkRegion(region, spot);
    }
    if (result.length > 1) reportRepeatedIds(result, spot);
  }
}
function checkShape(entry, spot) {
  const validate = compileSchema(spot.list === "predictions" ? prediction_schema_default : annotation_schema_default);
  if (!validate(entry))
    reportSchemaError(validate, spot, { what: entryNames[spot.list], path: entryPath(spot, "") });
}
var entryNames = {
  predictions: "The prediction",
  completions: "The completion",
  annotations: "The annotation"
};

// src/checks/results/check-results.ts
var lists = ["predictions", "completions", "annotations"];
function compileResultChecks(config) {
  const checkEntry = compileEntryCheck(config);
  return (task, data, report) => {
    for (const list of lists) {
      const entries = task[list];
      if (entries === void 0) continue;
      if (!Array.isArray(entries)) {
        report({ code: "entries-not-list", args: { list, found: describe(entries) }, path: `/${list}` });
        continue;
      }
      const spot = { list, entry: 0, region: 0, result: [], index: void 0, data, report };
      for (const entry of entries) {
        checkEntry(entry, spot);
        spot.entry++;
      }
    }
  };
}

// src/checks/check-task.ts
function compileTaskChecks(config) {
  const ajv2 = createAjv(dataKeywords);
  const checkRoot = compileRootCheck(ajv2);
  const checkData = config ? compileDataCheck(config, ajv2) : () => {
  };
  const checkResults = compileResultChecks(config);
  return (task, report) => {
    checkRoot(task, report);
    if (!isObject(task)) return;
    const { data } = task;
    if (data === void 0) {
      checkData(task, "", report);
    } else if (isObject(data)) {
      checkData(data, "/data", report);
      checkResults(task, data, report);
    }
  };
}
export {
  compileTaskChecks
};
