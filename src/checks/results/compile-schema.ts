import { Ajv, type ValidateFunction } from 'ajv';

/**
 * Stops at the first error, unlike the checks of task data: a mask with a hundred thousand wrong bytes is one
 * finding. The schemas are our own, so they are not validated at run time.
 */
let ajv: Ajv | undefined;
const compiled = new Map<object, ValidateFunction>();

/** The validator of one of our JSON Schemas, compiled when it is first asked for. */
export function compileSchema(schema: object): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  ajv ??= new Ajv({
    verbose: true,

    strict: false,
    validateSchema: false,
    meta: false,
    logger: false,
  });
  const validate = ajv.compile(schema);
  compiled.set(schema, validate);
  return validate;
}
