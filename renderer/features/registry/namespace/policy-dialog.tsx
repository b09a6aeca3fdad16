import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import type { PolicySetting } from '../../../../contract/namespace-policy.ts';
import { useClient } from '../../../app/host-context.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { LabelledCheckbox } from '../../../ui/labelled-checkbox.tsx';
import { useToast } from '../../../ui/toast-context.ts';
import { PolicyField } from './policy-field.tsx';
import { lockText, policyWords } from './policy-words.ts';

interface PolicyDialogProps {
  path: string;
  setting: PolicySetting;
  onClose(): void;
}

/** Set one setting of a namespace, make it mandatory below, or inherit it again. */
export default function PolicyDialog({ path, setting, onClose }: PolicyDialogProps): ReactNode {
  const client = useClient();
  const toast = useToast();
  const { name, locked, own } = setting;
  const { title, hint } = policyWords[name];
  const [value, setValue] = useState(own?.value ?? setting.value);
  const [mandatory, setMandatory] = useState(own?.mandatory ?? false);
  const save = async (): Promise<void> => {
    await client.registry.setNamespacePolicy({ path, set: { [name]: value }, mandatory });
    onClose();
  };
  const inherit = (): void => {
    client.registry.setNamespacePolicy({ path, unset: [name] }).then(onClose, toast.error);
  };
  return (
    <FormDialog title={title} submitLabel="Save" ready onSubmit={save} onClose={onClose}>
      <Typography variant="body2" color="textSecondary">
        {hint}
      </Typography>
      {locked === undefined ? null : <Alert severity="info">{lockText(name, locked)}</Alert>}
      <PolicyField name={name} value={value} least={locked?.least} onChange={setValue} />
      <LabelledCheckbox
        checked={mandatory}
        onChange={setMandatory}
        label="Mandatory: namespaces below may tighten it, never weaken it"
      />
      {own === undefined ? null : (
        <Button variant="outlined" onClick={inherit} sx={{ alignSelf: 'flex-start' }}>
          Inherit again
        </Button>
      )}
    </FormDialog>
  );
}
