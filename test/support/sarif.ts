import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';

/** What the tests look at in a SARIF log; the schema knows all of it. */
export interface Sarif {
  runs: [
    {
      tool: { driver: { rules: { id: string; defaultConfiguration: { level: string } }[] } };
      originalUriBaseIds: Record<string, { uri: string }>;
      invocations: [
        {
          executionSuccessful: boolean;
          exitCode: number;
          toolExecutionNotifications: { message: { text: string } }[];
        },
      ];
      results: Result[];
      properties: { tasks?: number; errors: number; warnings: number };
    },
  ];
}

interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: [Place];
  relatedLocations?: [Place];
  occurrenceCount?: number;
  properties: { task?: number; path?: string };
}

interface Place {
  physicalLocation: {
    artifactLocation: { uri: string; uriBaseId?: string };
    region?: { startLine: number; startColumn?: number };
  };
}

const validate = compileSchema();

/** Reads a SARIF file; throws unless it fits the published schema. */
export function readSarif(path: string): Sarif {
  const sarif: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!validate(sarif)) throw new Error(`${path} is no SARIF: ${JSON.stringify(validate.errors)}`);
  return sarif as Sarif;
}

/** The schema is of draft 4, which differs from what ajv reads only in the name of `id`. */
function compileSchema() {
  const file = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  const { $schema, id, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  const ajv = new Ajv({ strict: false, validateSchema: false, unicodeRegExp: false });
  ajv.addFormat('uri', (text: string) => URL.canParse(text) && !/[^\x21-\x7e]/.test(text));
  ajv.addFormat('uri-reference', (text: string) => URL.canParse(text, 'x:/y/') && !/[^\x21-\x7e]/.test(text));
  ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)));
  return ajv.compile({ $id: id, ...schema });
}
