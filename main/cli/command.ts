/** One command of `hyper`: what the help says of it, and the module that runs it. */
import type { Session } from './session.ts';

export interface CommandOption {
  /** As commander writes them: `--reason <text>`. */
  flags: string;
  summary: string;
  /** `list`: may be given several times, and each with commas. `pairs`: name=value, several times. `time`: RFC 3339, or a day. `json`: an object. */
  type?: 'json' | 'integer' | 'number' | 'port' | 'list' | 'pairs' | 'seconds' | 'yes-no' | 'time';
  choices?: readonly string[];
  required?: boolean;
}

export interface Invocation {
  /** The words after the command, in the order of `usage`; undefined for optional ones left out. */
  words: readonly (string | string[] | undefined)[];
  /** By camel-case name. */
  options: Readonly<Record<string, unknown>>;
  session: Session;
}

/** @returns the exit code; undefined means 0 */
export type CommandRun = (invocation: Invocation) => Promise<number | undefined>;

export interface Command {
  /** The words after `hyper`. */
  words: string;
  /** Other words for the same command: `version yank` beside `registry yank`. */
  also?: readonly string[];
  summary: string;
  /** Its arguments, as commander writes them: `<coordinate>`, `[paths...]`. */
  usage?: string;
  options?: readonly CommandOption[];
  /** Whole command lines. */
  examples: readonly string[];
  /** Loaded when the command is run: the help must not wait for it. */
  load: () => Promise<CommandRun>;
}

/** The first word, when the command has one. */
export function firstWord({ words }: Invocation): string {
  const [word] = words;
  return typeof word === 'string' ? word : '';
}

/** The words of a variadic argument. */
export function manyWords({ words }: Invocation): string[] {
  const [many] = words;
  return Array.isArray(many) ? many : [];
}

/** A text option. */
export function textOption({ options }: Invocation, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
