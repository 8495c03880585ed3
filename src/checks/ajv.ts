import { Ajv, type KeywordDefinition, type MacroKeywordDefinition, type ValidateFunction } from 'ajv';
import { readSchema } from '../package-files.ts';

/**
 * `x-preferred`: a schema for what every Label Studio shows. A value outside it, but inside the schema around
 * it, works somewhere or in part: what fails below this keyword is a warning. Editors and other validators
 * ignore it.
 */
const preferred: MacroKeywordDefinition = { keyword: 'x-preferred', macro: (schema: object) => schema };

/** Tells whether an error was found below `x-preferred`, given its `schemaPath`. */
export function isOnlyPreferred(schemaPath: string): boolean {
  return schemaPath.includes('/x-preferred');
}

/**
 * ajv as lsimport uses it. The schemas are our own, so they are not validated at run time; each error comes
 * with the value and the schema it is about; only own properties count, so that `toString` is not found in an
 * empty object.
 * @param allErrors false to stop at the first one: a mask with a hundred thousand wrong bytes is one finding.
 */
export function createAjv(allErrors: boolean, keywords: readonly KeywordDefinition[] = []): Ajv {
  const ajv = new Ajv({
    allErrors,
    verbose: true,
    ownProperties: true,
    strict: false,
    // JSON such as 1e400 is read as Infinity, which Label Studio takes for a number.
    strictNumbers: false,
    unicodeRegExp: false,
    validateSchema: false,
    meta: false,
    logger: false,
  });
  ajv.addVocabulary([preferred, ...keywords]);
  return ajv;
}

let ajv: Ajv | undefined;
const compiled = new Map<string, ValidateFunction>();

/** The validator of a schema by its name below schemas/, compiled when it is first asked for. It stops at the first error. */
export function compileSchema(name: string): ValidateFunction {
  let validate = compiled.get(name);
  if (!validate) {
    ajv ??= createAjv(false);
    validate = ajv.compile(readSchema(name));
    compiled.set(name, validate);
  }
  return validate;
}
