import type { Step } from '../protocol/probe';

/** A step as text: its title, what happens, what to watch, and what differs between the languages. */
export function stepText({ number, title, narration, watch, python }: Step): string[] {
  return [
    `Step ${number}: ${title}`,
    `  ${narration}`,
    `  Watch: ${watch}`,
    ...(python === '' ? [] : [`  Python and JavaScript: ${python}`]),
  ];
}
