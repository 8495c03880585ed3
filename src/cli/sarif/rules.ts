import { configMessages } from '../../diagnostics/messages/config.ts';
import { dataMessages } from '../../diagnostics/messages/data.ts';
import { inputMessages } from '../../diagnostics/messages/input.ts';
import { resultMessages } from '../../diagnostics/messages/results.ts';
import { type Code, messages } from '../../diagnostics/messages.ts';
import { plainText } from './plain-text.ts';

/** The pages of docs/diagnostics/ and the codes that each explains. */
const pages = { input: inputMessages, config: configMessages, data: dataMessages, results: resultMessages };

const codes = Object.keys(messages) as Code[];
const positions = new Map(codes.map((code, position) => [code, position]));

/** All diagnostic codes as SARIF rules (`reportingDescriptor`). */
export function sarifRules(): object[] {
  return codes.map(toRule);
}

/** Where the rule of a code stands in `sarifRules`. */
export function ruleIndex(code: Code): number {
  return positions.get(code)!;
}

function toRule(code: Code) {
  const { severity, title, help } = messages[code];
  const headline = `${title.charAt(0).toUpperCase()}${title.slice(1)}.`;
  return {
    id: code,
    name: toPascalCase(code),
    shortDescription: plainText(headline),
    fullDescription: plainText(`${headline} ${help}`),
    help: plainText(`${help}\n\nMore about it: docs/diagnostics/${pageOf(code)}.md#${code}`),
    defaultConfiguration: { level: severity },
  };
}

function pageOf(code: Code): string | undefined {
  return Object.entries(pages).find(([, catalogue]) => Object.hasOwn(catalogue, code))?.[0];
}

/** SARIF wants the name of a rule as an identifier; consumers show it beside the id. */
function toPascalCase(code: string): string {
  return code.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
