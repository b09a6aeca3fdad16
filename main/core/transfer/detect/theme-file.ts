/** Colour themes: VS Code, base16, MUI. */
import type { Detector } from './detection.ts';
import { parseDocument } from './parse-document.ts';
import { type Members, members, present, text } from './values.ts';

interface Theme {
  readonly mode: 'light' | 'dark' | undefined;
  readonly colors: Members | undefined;
}

export const detectThemeFile: Detector = ({ kept }) => {
  for (const [path, bytes] of kept) {
    if (!/\.(?:json|ya?ml)$/i.test(path)) continue;
    const parsed = parseDocument(path, bytes);
    const value = 'value' in parsed ? members(parsed.value) : undefined;
    const theme = value && (vscode(value) ?? base16(value) ?? mui(value));
    if (!value || !theme) continue;
    return {
      from: 'theme file',
      kind: 'theme',
      description: text(value.description, 2_000) ?? text(value.name, 2_000) ?? text(value.scheme, 2_000),
      authors: [text(value.author)].filter((author) => author !== undefined),
      extra: present({ mode: theme.mode, colors: colors(theme.colors) }),
    };
  }
  return undefined;
};

function vscode(value: Members): Theme | undefined {
  const found = members(value.colors);
  if (!found || !Array.isArray(value.tokenColors)) return undefined;
  return { mode: mode(value.type), colors: found };
}

/** Sixteen colours `base00` to `base0F`, at the top (old) or under `palette`. */
function base16(value: Members): Theme | undefined {
  const palette = members(value.palette) ?? value;
  if (!['base00', 'base05', 'base08', 'base0F'].every((key) => typeof palette[key] === 'string'))
    return undefined;
  const swatches = Object.entries(palette).filter(([key]) => /^base[0-9A-F]{2}$/.test(key));
  return { mode: mode(value.variant), colors: Object.fromEntries(swatches) };
}

function mui(value: Members): Theme | undefined {
  const palette = members(value.palette);
  const primary = text(members(palette?.primary)?.main);
  if (!palette || primary === undefined) return undefined;
  const main = ['primary', 'secondary', 'error', 'warning', 'info', 'success'].map((key) => {
    return [key, members(palette[key])?.main] as const;
  });
  return { mode: mode(palette.mode), colors: Object.fromEntries(main) };
}

const mode = (value: unknown): Theme['mode'] => (value === 'light' || value === 'dark' ? value : undefined);

function colors(found: Members | undefined): Record<string, string> {
  const pairs = Object.entries(found ?? {}).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return Object.fromEntries(pairs.slice(0, 500));
}
