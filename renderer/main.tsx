import '@fontsource-variable/inter/wght.css';
import { createRoot } from 'react-dom/client';
import { Boot } from './app/boot.tsx';
import { LookProvider } from './app/look-provider.tsx';
import { createHost } from './host/create-host.ts';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root');
createRoot(container).render(
  <LookProvider>
    <Boot host={createHost()} />
  </LookProvider>,
);
