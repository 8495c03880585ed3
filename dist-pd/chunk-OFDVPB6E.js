// src/json/json.ts
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function describe(value) {
  if (value === void 0) return "nothing";
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "number") return `the number ${value}`;
  return `the text ${quote(value)}`;
}
function quote(text) {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}

// src/package-root.ts
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
var packageRoot = findPackageRoot(dirname(fileURLToPath(import.meta.url)));
function findPackageRoot(folder) {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("no package.json above the code of lsimport");
  return findPackageRoot(parent);
}

// src/did-you-mean.ts
function nearest(word, candidates) {
  const wanted = word.toLowerCase().slice(0, 100);
  let best;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}
function editDistance(a, b) {
  let before = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(row[j - 1] + 1, above[j] + 1, above[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
    }
    [before, above] = [above, row];
  }
  return above[b.length];
}

// src/label-config/attribute.ts
function attributeOf(tag, name) {
  const exact = tag.attributes.get(name);
  if (exact) return exact;
  const lower = name.toLowerCase();
  for (const attribute of tag.attributes.values()) {
    if (attribute.name.toLowerCase() === lower) return attribute;
  }
  return void 0;
}

// src/label-config/model.ts
var EVERY_INDEX = /* @__PURE__ */ Symbol("{{idx}}");

// src/label-config/variables.ts
var variableInText = /\$[\p{L}\p{N}_[\].{}]+/gu;
function parseDataSource(attribute) {
  const { value } = attribute;
  if (value.length > 1 && value.startsWith("$") && value.indexOf("$", 2) === -1) {
    return fromVariables(attribute, "key", [value.slice(1)]);
  }
  const found = value.match(variableInText) ?? [];
  if (found.length === 0) return { attribute, kind: "constant", variables: [] };
  return fromVariables(attribute, "template", found.map(withoutPunctuation));
}
function fromVariables(attribute, kind, texts) {
  const variables = texts.map(parseDataPath).filter((path) => !dependsOnIndex(path));
  return { attribute, kind: variables.length === texts.length ? kind : "template", variables };
}
function dependsOnIndex(path) {
  return path.steps.some((step) => typeof step === "string" && step.includes("{{"));
}
function withoutPunctuation(variable) {
  return variable.slice(1).replace(/[.[{]+$/, "");
}
var pathStep = /\[(?:(\d+)|(\{\{[^\]]*\}\})|"([^"\]]*)"|'([^'\]]*)')\]|\.?([^.[]+)|[.[]/g;
function parseDataPath(text) {
  const steps = [];
  for (const [odd, index, everyIndex, doubleQuoted, singleQuoted, key] of text.matchAll(pathStep)) {
    if (index !== void 0) steps.push(Number(index));
    else if (everyIndex !== void 0) steps.push(EVERY_INDEX);
    else steps.push(key ?? doubleQuoted ?? singleQuoted ?? odd);
  }
  return { text, steps };
}

export {
  nearest,
  isObject,
  describe,
  quote,
  packageRoot,
  attributeOf,
  EVERY_INDEX,
  parseDataSource
};
