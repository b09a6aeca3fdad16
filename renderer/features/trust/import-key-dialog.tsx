import { mdiFileKeyOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useClient } from '../../app/host-context.ts';
import { pickFiles } from '../../host/pick-files.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useToast } from '../../ui/toast-context.ts';
import { readKeyFile } from './key-file.ts';

const privateMarker = /PRIVATE KEY|"d"\s*:/u;

/** Take in somebody's public key, pasted or from a file. */
export default function ImportKeyDialog({ onClose }: { onClose: () => void }): ReactNode {
  const client = useClient();
  const toast = useToast();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const secret = privateMarker.test(text);
  const takeFile = (file: File | undefined): void => {
    if (file === undefined) return;
    if (name === '') setName(file.name.replace(/\.[a-z]+$/iu, ''));
    readKeyFile(file).then(setText, toast.error);
  };
  const chooseFile = async (): Promise<void> => takeFile((await pickFiles('files'))[0]);
  const importKey = async (): Promise<void> => {
    await client.trust.importKey({ name, text });
    toast.show({
      message: `Key ${name.trim()} is imported. Name it in a trust root to trust what it signs.`,
    });
    onClose();
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    takeFile(event.dataTransfer.files[0]);
  };
  return (
    <FormDialog
      wide
      title="Import a public key"
      submitLabel="Import key"
      ready={name.trim() !== '' && text.trim() !== '' && !secret}
      onSubmit={importKey}
      onClose={onClose}
    >
      <Typography variant="body2" color="textSecondary">
        Ed25519, ECDSA P-256 or RSA (3072 bits or more), as PEM, DER in base64, JWK, or 32 raw Ed25519 bytes.
      </Typography>
      <TextField
        autoFocus
        label="Name"
        placeholder="Whose key is it?"
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <Box onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
        <TextField
          fullWidth
          multiline
          minRows={6}
          maxRows={12}
          label="Public key"
          placeholder={'-----BEGIN PUBLIC KEY-----\n…'}
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={secret}
          helperText={
            secret
              ? 'This is a private key. Paste the public half only, and keep this one to yourself.'
              : 'Paste it, or drop a file here'
          }
          slotProps={{
            htmlInput: { spellCheck: false, style: { fontFamily: 'ui-monospace, monospace', fontSize: 12 } },
          }}
        />
      </Box>
      <Box>
        <Button
          variant="outlined"
          startIcon={<Icon path={mdiFileKeyOutline} />}
          onClick={() => void chooseFile()}
        >
          Choose a file
        </Button>
      </Box>
    </FormDialog>
  );
}
