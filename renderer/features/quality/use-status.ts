import { useState } from 'react';
import type { QualityStatus } from '../../../contract/quality-status.ts';
import type { Span } from '../../../contract/quality-words.ts';
import { useClient } from '../../app/host-context.ts';
import { useStream } from './use-stream.ts';

/** The figures of all processes over a span, as they change. The last ones stay while the stream is cut. */
export function useQualityStatus(span: Span): {
  status: QualityStatus | undefined;
  error: unknown;
  retry(): void;
} {
  const client = useClient();
  const [status, setStatus] = useState<QualityStatus>();
  const [error, setError] = useState<unknown>();
  const retry = useStream<QualityStatus>(span, true, {
    open: (signal) => client.quality.watchStatus({ span }, { signal }),
    onEvent(next) {
      setStatus(next);
      setError(undefined);
    },
    onCut: setError,
  });
  return { status, error, retry };
}
