/** Columns that say what to know before using a version. */
import { noticeText, type Warned } from '../../../contract/notice.ts';
import type { Hit } from '../../../contract/search.ts';
import type { DerivedColumn } from '../output.ts';

/** Yank and deprecation of a row that is a version, or holds one in `member`. */
export function noticeColumn(member?: string): DerivedColumn {
  return {
    title: 'NOTICE',
    text: (row) => {
      const version = (member === undefined ? row : row[member]) as Warned | undefined;
      return version === undefined ? '' : noticeText(version, Date.now());
    },
  };
}

/** The same of a search hit. */
export const hitNoticeColumn: DerivedColumn = {
  title: 'NOTICE',
  text: (row) => {
    const { deprecation, yankReason } = row as unknown as Hit;
    return noticeText(
      {
        deprecated: deprecation,
        yanked: yankReason === undefined ? undefined : { reason: yankReason },
      },
      Date.now(),
    );
  },
};

/** A version in a list of versions. */
export const versionColumns = [
  'version',
  'state',
  'tags',
  'signature',
  'contentSize',
  'createdAt',
  noticeColumn(),
  'versionId',
] as const;
