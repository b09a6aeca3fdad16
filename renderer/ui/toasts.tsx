import { mdiClose } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { describeError } from './describe-error.ts';
import { Icon } from './icon.tsx';
import { ToastContext, type ToastOptions, type Toasts } from './toast-context.ts';

interface Toast extends ToastOptions {
  id: number;
}

/** At most this many toasts at once; older ones give way. */
const visibleLimit = 4;

/** Makes `useToast` work below it and draws the stack of toasts. */
export function ToastProvider({ children }: { children: ReactNode }): ReactNode {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const nextId = useRef(1);
  const dismiss = useCallback((id: number) => {
    setToasts((current) => current.filter((toast) => toast.id !== id));
  }, []);
  const value = useMemo<Toasts>(() => {
    const show = (options: ToastOptions): void => {
      const id = nextId.current;
      nextId.current += 1;
      setToasts((current) => [...current, { ...options, id }].slice(-visibleLimit));
    };
    return {
      show,
      error(error) {
        const { code, title, message, help } = describeError(error);
        if (code === 'CANCELLED' || code === 'ABORTED') return;
        show({
          severity: 'error',
          message: [`${title}: ${message}`, help].filter((part) => part !== '').join(' '),
        });
      },
    };
  }, []);
  return (
    <ToastContext value={value}>
      {children}
      <Box
        role="region"
        aria-label="Messages"
        aria-live="polite"
        sx={{
          position: 'fixed',
          right: 16,
          bottom: 40,
          zIndex: 'snackbar',
          display: 'flex',
          flexDirection: 'column',
          gap: 2,
          maxWidth: 440,
        }}
      >
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onDismiss={dismiss} onError={value.error} />
        ))}
      </Box>
    </ToastContext>
  );
}

interface ToastCardProps {
  toast: Toast;
  onDismiss: (id: number) => void;
  onError: (error: unknown) => void;
}

function ToastCard({ toast, onDismiss, onError }: ToastCardProps): ReactNode {
  const { id, message, severity = 'success', undo, action } = toast;
  const [held, setHeld] = useState(false);
  const duration = toast.durationMs ?? (undo !== undefined || action !== undefined ? 8_000 : 4_000);
  useEffect(() => {
    if (held || severity === 'error') return undefined;
    const timer = setTimeout(() => onDismiss(id), duration);
    return () => clearTimeout(timer);
  }, [held, severity, duration, id, onDismiss]);
  const runUndo = async (): Promise<void> => {
    onDismiss(id);
    await Promise.resolve().then(undo).catch(onError);
  };
  return (
    <Alert
      severity={severity}
      variant="outlined"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      sx={{
        bgcolor: 'background.paper',
        color: 'text.primary',
        borderColor: 'divider',
        boxShadow: '0 12px 32px -12px rgba(5, 15, 25, 0.4)',
        '& .MuiAlert-message': { overflowWrap: 'anywhere' },
      }}
      action={
        <>
          {undo === undefined ? null : (
            <Button size="small" onClick={() => void runUndo()}>
              Undo
            </Button>
          )}
          {action === undefined ? null : (
            <Button
              size="small"
              onClick={() => {
                onDismiss(id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton aria-label="Dismiss" onClick={() => onDismiss(id)}>
            <Icon path={mdiClose} size={16} />
          </IconButton>
        </>
      }
    >
      {message}
    </Alert>
  );
}
