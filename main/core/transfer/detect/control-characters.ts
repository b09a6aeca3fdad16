/** Control characters in what content says about itself: taken out, and told. */
import type { Finding } from '../../../../contract/transfer.ts';
import { plainText, plainTexts } from '../../plain-text.ts';
import type { Description, Detection } from './detection.ts';

type Shown = Required<Pick<Description, 'description' | 'license' | 'authors' | 'keywords' | 'extra'>>;

/** What is shown as text, without the characters that `plainText` takes out. */
export function withoutControls(written: Description): Shown {
  const { description = '', license = '', authors = [], keywords = [], extra = {} } = written;
  const { title } = extra;
  return {
    ...plainTexts({ description, license, authors, keywords }),
    extra: typeof title === 'string' ? { ...extra, title: plainText(title) } : extra,
  };
}

/** A finding (`text.controls`) for each member that `withoutControls` changes. */
export function controlFindings(written: Detection): Finding[] {
  const { extra, ...plain } = withoutControls(written);
  const members = Object.entries({ title: extra.title, ...plain });
  const before: Readonly<Record<string, unknown>> = { title: written.extra?.title, ...written };
  return members
    .filter(([field, value]) => before[field] !== undefined && String(before[field]) !== String(value))
    .map(([field]) => ({
      severity: 'warn',
      code: 'text.controls',
      message: `${written.from}, field ${field}: invisible control characters, which can reorder or hide what is shown, were taken out.`,
      help: 'Look at the text as it is now; correct the field at its source if something is missing.',
      field,
      overridable: false,
    }));
}
