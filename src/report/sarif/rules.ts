import { type Code, messages } from '../../diagnostics/messages.ts';
import { plainText } from './plain-text.ts';

/** Diagnostic codes as SARIF rules (`reportingDescriptor`). */
export function sarifRules(codes: readonly Code[]): object[] {
  return codes.map(toRule);
}

function toRule(code: Code) {
  const { severity, title, help } = messages[code];
  const headline = `${title.charAt(0).toUpperCase()}${title.slice(1)}.`;
  return {
    id: code,
    name: toPascalCase(code),
    shortDescription: plainText(headline),
    fullDescription: plainText(`${headline} ${help}`),
    help: plainText(`${help}\n\nSee "${code}" in docs/diagnostics/ of lsimport.`),
    defaultConfiguration: { level: severity },
  };
}

/** SARIF wants the name of a rule as an identifier; consumers show it beside the id. */
function toPascalCase(code: string): string {
  return code.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
