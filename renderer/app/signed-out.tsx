import { mdiLinkVariantOff } from '@mdi/js';
import { type ReactNode, useEffect } from 'react';
import { openSession, tokenOf } from '../host/session.ts';
import { Screen } from './screen.tsx';

/** The session is unknown or over: how to get a new link. */
export default function SignedOut(): ReactNode {
  useEffect(() => {
    // A link pasted here differs from this page in its fragment alone: the browser does not load it, so this does.
    const enter = (address: string): void => {
      if (tokenOf(new URL(address).hash) === undefined) return;
      history.replaceState(null, '', address);
      void openSession().then(() => location.reload());
    };
    const onHashChange = (event: HashChangeEvent): void => enter(event.newURL);
    window.addEventListener('hashchange', onHashChange);
    enter(location.href);
    return () => window.removeEventListener('hashchange', onHashChange);
  }, []);
  return (
    <Screen icon={mdiLinkVariantOff} title="This page needs a new link" tone="warning">
      <p>
        Hyper Registry opens only for whoever started it. The link that opened this page has been used, has
        expired, or belongs to an earlier start.
      </p>
      <p>
        Look at the terminal where Hyper Registry runs: it prints a link that ends in <code>#token=…</code>.
        Open that link here. If it runs no more, start it again with <code>npm start</code> or{' '}
        <code>hyper serve</code>; every start prints a new link.
      </p>
    </Screen>
  );
}
