import type { ReactNode } from 'react';

/** The outline of the layout, the same that `index.html` shows, and has the styles of, before any script has run. */
export function BootSkeleton(): ReactNode {
  return (
    <div className="boot-skeleton" role="status" aria-label="Opening Hyper Registry">
      <div className="boot-nav">
        <i />
        <i />
        <i />
        <i />
      </div>
      <div className="boot-main">
        <div className="boot-bar">
          <i />
        </div>
        <div className="boot-rows">
          <i />
          <i />
          <i />
          <i />
          <i />
          <i />
          <i />
          <i />
        </div>
      </div>
    </div>
  );
}
