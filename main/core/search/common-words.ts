/** The words that most documents share, from a sample: with them a beginning need not be looked up as a range. */
import type Database from 'better-sqlite3';
import { wordsOf } from '../../../contract/search-query.ts';
import { sql } from '../../store/index.ts';
import { countDocuments } from './facet-counts.ts';

/** 300 documents hold every word of a hundredth of all documents but for odds of one in twenty. */
const sampleSize = 300;
const leastDocuments = 3;
const shownCompletions = 6;
/** Milliseconds. */
const checkEvery = 1_000;

interface Sample {
  /** Documents in the index when the sample was taken. */
  readonly documents: number;
  checkedAt: number;
  /** Words and in how many documents of the sample they are, most frequent first. */
  readonly words: readonly string[];
}
const samples = new WeakMap<Database.Database, Sample>();

/**
 * The most frequent words known to begin so, at most six. They make a search faster, never different: a search that
 * does not find enough through them looks at every word. Sampled anew when the index has grown or shrunk by half.
 */
export function commonWords(db: Database.Database, beginning: string): string[] {
  const now = performance.now();
  let sample = samples.get(db);
  if (sample === undefined || (now - sample.checkedAt > checkEvery && hasOutgrown(db, sample))) {
    sample = { documents: countDocuments(db), checkedAt: now, words: sampleWords(db) };
    samples.set(db, sample);
  }
  const found: string[] = [];
  for (const word of sample.words) {
    if (word.startsWith(beginning) && word !== beginning) found.push(word);
    if (found.length === shownCompletions) break;
  }
  return found;
}

function hasOutgrown(db: Database.Database, sample: Sample): boolean {
  sample.checkedAt = performance.now();
  const documents = countDocuments(db);
  return documents > sample.documents * 1.5 || documents < sample.documents / 1.5;
}

function sampleWords(db: Database.Database): string[] {
  const rows = sql<{ name: string; keywords: string; description: string; body: string }>(
    db,
    `SELECT name, keywords, description, body FROM search_documents JOIN search_bodies USING (document_id)
     ORDER BY document_id LIMIT ?`,
  ).all(sampleSize);
  const counts = new Map<string, number>();
  for (const { name, keywords, description, body } of rows) {
    for (const word of new Set(wordsOf(`${name} ${keywords} ${description} ${body}`))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const common = [...counts].filter(([, count]) => count >= leastDocuments);
  return common.sort((left, right) => right[1] - left[1]).map(([word]) => word);
}
