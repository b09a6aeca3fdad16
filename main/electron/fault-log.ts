import type { Install } from './shell-context.ts';

/**
 * Write down what nobody caught. The process goes on: the store's writes are transactions in threads of their own, and
 * ending the app for a stray rejection would take the person's work with it.
 */
export const installFaultLog: Install = ({ log }) => {
  const onRejection = (reason: unknown): void => log.error({ err: reason }, 'unhandled rejection');
  const onException = (error: Error): void => log.error({ err: error }, 'uncaught exception');
  process.on('unhandledRejection', onRejection);
  process.on('uncaughtException', onException);
  return {
    [Symbol.dispose]() {
      process.off('unhandledRejection', onRejection);
      process.off('uncaughtException', onException);
    },
  };
};
