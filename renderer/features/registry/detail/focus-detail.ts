/** The id of the heading in the detail pane. */
export const detailHeadingId = 'artifact-heading';

/** Put the keyboard into the detail pane, waiting up to a second for it to be drawn. */
export function focusDetail(): void {
  const until = performance.now() + 1_000;
  const attempt = (): void => {
    const heading = document.getElementById(detailHeadingId);
    if (heading !== null) heading.focus();
    else if (performance.now() < until) requestAnimationFrame(attempt);
  };
  requestAnimationFrame(attempt);
}
