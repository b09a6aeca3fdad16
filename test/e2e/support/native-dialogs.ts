import type { DesktopApp } from './launch.ts';

/** Native dialogs cannot be clicked by a test: the next open dialog answers with `paths`, the ones after it are cancelled. */
export async function answerOpenDialog(app: DesktopApp, paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    const answers = [{ canceled: filePaths.length === 0, filePaths }];
    dialog.showOpenDialog = async () => answers.shift() ?? { canceled: true, filePaths: [] };
  }, paths);
}

/** Every message box from now on is answered with the button at `response`. */
export async function answerMessageBox(app: DesktopApp, response: number): Promise<void> {
  await app.evaluate(({ dialog }, button) => {
    dialog.showMessageBox = async () => ({ response: button, checkboxChecked: false });
  }, response);
}
