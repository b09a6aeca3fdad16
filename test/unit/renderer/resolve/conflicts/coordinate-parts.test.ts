import { expect, it } from 'vitest';
import {
  coordinateParts,
  withoutSubject,
} from '../../../../../renderer/features/resolve/conflicts/coordinate-parts.ts';

const marked = (text: string, ...coordinates: string[]): string =>
  coordinateParts(text, coordinates)
    .map((part) => (part.isCoordinate ? `[${part.text}]` : part.text))
    .join('');

it('finds coordinates in a sentence, whole ones alone', () => {
  expect(marked('Asks for org.acme/http ^1. No org.acme/http.', 'org.acme/http')).toBe(
    'Asks for [org.acme/http] ^1. No [org.acme/http].',
  );
  expect(marked('Use org.acme/http@^3.0.0 instead', 'org.acme/http')).toBe(
    'Use [org.acme/http]@^3.0.0 instead',
  );
  expect(marked('org.acme/http-client, my.org.acme/http, org.acme/http.js', 'org.acme/http')).toBe(
    'org.acme/http-client, my.org.acme/http, org.acme/http.js',
  );
  expect(marked('org.a/x needs org.b/y', 'org.b/y', 'org.a/x', '')).toBe('[org.a/x] needs [org.b/y]');
  expect(marked('nothing')).toBe('nothing');
});

it('drops the subject that stands above already', () => {
  expect(withoutSubject('org.acme/app 1.0.0 asks for x.', 'org.acme/app', '1.0.0')).toBe('Asks for x.');
  expect(withoutSubject('Something else.', 'org.acme/app', '1.0.0')).toBe('Something else.');
});
