/** Signs reports with the default key, where caller and vault allow it, and keeps what was signed. */

import { Refusal } from '../../../../store/index.ts';
import type { Caller } from '../../../operations/index.ts';
import type { Services } from '../../../services.ts';
import { type Envelope, parseEnvelope } from '../../../trust/index.ts';
import type { DemonstrationRecord } from '../store/records.ts';
import { demonstrationPayloadType } from './statement.ts';

export interface SignedReport {
  /** JSON text; without signatures where `unsigned` says why. */
  envelope: string;
  unsigned?: string;
  keyId?: string;
}

/** The report of a demonstration that ended, signed now if it was not before. */
export async function signReport(
  { store, signer }: Pick<Services, 'store' | 'signer'>,
  { demonstrationId, statement = '', envelope }: DemonstrationRecord,
  caller: Caller,
): Promise<SignedReport> {
  if (envelope !== undefined) return told(parseEnvelope(JSON.parse(envelope)));
  const payload = Buffer.from(statement);
  const plain: Envelope = {
    payloadType: demonstrationPayloadType,
    payload: payload.toString('base64'),
    signatures: [],
  };
  if (!caller.capabilities.has('trust.sign') || caller.denied.has('trust.sign'))
    return { envelope: JSON.stringify(plain), unsigned: `${caller.name} may not sign.` };
  try {
    const signed = await signer.signPayload(demonstrationPayloadType, payload);
    const [signature] = signed.signatures;
    await store.write(
      'quality.keepReport',
      { demonstrationId, envelope: JSON.stringify(signed), keyId: signature?.keyid ?? '' },
      { actor: caller.name, operation: 'quality.demonstrationReport', at: Date.now() },
    );
    return told(signed);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { envelope: JSON.stringify(plain), unsigned: error.message };
  }
}

function told(envelope: Envelope): SignedReport {
  const [signature] = envelope.signatures;
  return { envelope: JSON.stringify(envelope), ...(signature ? { keyId: signature.keyid } : {}) };
}
