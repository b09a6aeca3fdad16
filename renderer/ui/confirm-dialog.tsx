import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { type Confirm, type ConfirmAnswer, ConfirmContext, type ConfirmOptions } from './confirm-context.ts';

const ConfirmForm = lazy(() => import('./confirm-form.tsx'));

interface Question {
  options: ConfirmOptions;
  answer(value: ConfirmAnswer | undefined): void;
}

/** Makes `useConfirm` work below it; the dialog itself is loaded when first asked for. */
export function ConfirmProvider({ children }: { children: ReactNode }): ReactNode {
  const [question, setQuestion] = useState<Question>();
  const confirm = useCallback<Confirm>(
    (options) =>
      new Promise((resolve) => {
        setQuestion({
          options,
          answer(value) {
            setQuestion(undefined);
            resolve(value);
          },
        });
      }),
    [],
  );
  return (
    <ConfirmContext value={confirm}>
      {children}
      {question === undefined ? null : (
        <Suspense fallback={null}>
          <ConfirmForm options={question.options} onAnswer={question.answer} />
        </Suspense>
      )}
    </ConfirmContext>
  );
}
