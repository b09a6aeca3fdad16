// Run with: node --test
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closestWord, editDistance } from '../src/closest-word.js';

test('counts edits', () => {
  assert.equal(editDistance('', 'abc'), 3);
  assert.equal(editDistance('kitten', 'sitting'), 3);
  assert.equal(editDistance('same', 'same'), 0);
});

test('finds what was meant', () => {
  assert.equal(closestWord('verison', ['name', 'version', 'license']), 'version');
  assert.equal(closestWord('Licence', ['name', 'version', 'license']), 'license');
});

test('stays silent when nothing is close', () => {
  assert.equal(closestWord('colour', ['name', 'version']), undefined);
  assert.equal(closestWord('anything', []), undefined);
});
