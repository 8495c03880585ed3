import type { Code } from '../../src/diagnostics/messages.ts';
import { messages } from '../../src/diagnostics/messages.ts';
import type { LabelConfig } from '../../src/label-config/model.ts';
import { readLabelConfig } from '../../src/label-config/read.ts';

export interface Found {
  code: Code;
  severity: 'error' | 'warning';
  /** Line and column, as in "3:12". */
  at: string;
  message: string;
}

export interface Reading {
  config: LabelConfig | undefined;
  found: Found[];
}

/** Reads a label config as lsimport does and keeps what it finds. */
export function readConfig(source: string | Uint8Array): Reading {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const found: Found[] = [];
  const config = readLabelConfig(bytes, 'config.xml', (finding, { line, column }) => {
    const { severity, text } = messages[finding.code];
    const message = (text as (args: unknown) => string)(finding.args);
    found.push({ code: finding.code, severity, at: `${line}:${column}`, message });
  });
  return { config, found };
}

/** The codes of all findings with their places: "config-unknown-tag 3:12". */
export function findingsOf(source: string | Uint8Array): string[] {
  return readConfig(source).found.map(({ code, at }) => `${code} ${at}`);
}

/** The model of a label config without errors. */
export function modelOf(source: string): LabelConfig {
  const { config, found } = readConfig(source);
  const error = found.find(({ severity }) => severity === 'error');
  if (!config || error) throw new Error(`not a valid label config: ${error?.message}`);
  return config;
}
