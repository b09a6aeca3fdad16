/** Alerts over a real store and real evidence, with a clock that tests set. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AlertNotice } from '../../../../../contract/alert-notice.ts';
import {
  AlertEngine,
  type WatchedRule,
} from '../../../../../main/core/quality/alerts/evaluation/alert-engine.ts';
import type { AlertSources } from '../../../../../main/core/quality/alerts/evaluation/look.ts';
import type { Spell } from '../../../../../main/core/quality/alerts/store/rows.ts';
import type { RegistryStore } from '../../../../../main/core/services.ts';
import { type CommittedChange, Store } from '../../../../../main/store/index.ts';
import { failed, openEvidence, type TestClock, trial } from '../evidence.ts';

const workerUrl = new URL('../../../../../main/core/store-worker.ts', import.meta.url);

export interface DeskOptions {
  clock: TestClock;
  home?: string;
  /** In the place of what is real. */
  sources?: Partial<AlertSources>;
  /** In front of what is written. */
  beforeWrite?: () => void;
}

export class AlertDesk implements AsyncDisposable {
  readonly home: string;
  readonly store: RegistryStore;
  readonly engine: AlertEngine;
  readonly notices: AlertNotice[] = [];
  readonly lines: string[] = [];
  readonly changes: CommittedChange[] = [];
  readonly #options: DeskOptions;
  readonly #evidence: ReturnType<typeof openEvidence>;
  #closed = false;

  private constructor(options: DeskOptions, home: string, store: RegistryStore) {
    const { clock } = options;
    this.#options = options;
    this.home = home;
    this.store = store;
    const evidence = openEvidence({ home, clock });
    this.#evidence = evidence;
    const line = (level: string) => (fields: object, message: string) =>
      void this.lines.push(`${level} ${message}: ${'alert' in fields ? String(fields.alert) : ''}`);
    store.onChanges((changes) => this.changes.push(...changes));
    this.engine = new AlertEngine({
      store: {
        read: (...given) => store.read(...given),
        write: (...given) => {
          options.beforeWrite?.();
          return store.write(...given);
        },
      },
      keeps: true,
      notify: (notice) => this.notices.push(notice),
      log: { info: line('info'), warn: line('warn'), error: line('error') },
      sources: {
        now: () => evidence.recorder.now(),
        figures: (range) => evidence.history.figures(range),
        openSignals: async () => ({}),
        lost: () => evidence.recorder.status().lost,
        goalOf: () => 2_000,
        ...options.sources,
      },
    });
  }

  static async open(options: DeskOptions): Promise<AlertDesk> {
    const home = options.home ?? mkdtempSync(path.join(tmpdir(), 'hyper-alerts-'));
    const store: RegistryStore = await Store.open({ home, workerUrl });
    const desk = new AlertDesk(options, home, store);
    await desk.engine.refresh();
    return desk;
  }

  /** As after a restart; time goes on as the clock says. */
  async reopen(more: Partial<DeskOptions> = {}): Promise<AlertDesk> {
    await this.close();
    return AlertDesk.open({ ...this.#options, ...more, home: this.home });
  }

  /** Only these rules. @returns their ids */
  async rules(...conditions: string[]): Promise<string[]> {
    const { rules } = await this.store.read('quality.alertRules', undefined);
    for (const { ruleId } of rules) await this.store.write('quality.removeAlert', { ruleId }, this.by());
    const ids: string[] = [];
    for (const condition of conditions) {
      const rule = {
        name: condition,
        condition,
        severity: 'warning',
        actions: ['notify', 'log'],
        enabled: true,
      } as const;
      const made = await this.store.write(
        'quality.addAlert',
        { ...rule, actions: [...rule.actions] },
        this.by(),
      );
      ids.push(made.ruleId);
    }
    await this.engine.refresh();
    return ids;
  }

  by(actor = 'ada') {
    return { actor, operation: 'test', at: this.#options.clock.wallMs };
  }

  operations(successes: number, failures = 0, more: Parameters<typeof trial>[0] = {}): void {
    for (let count = 0; count < successes; count += 1) this.#evidence.recorder.record(trial(more));
    for (let count = 0; count < failures; count += 1) this.#evidence.recorder.record(failed(more));
  }

  level(process: string, value: number): void {
    this.#evidence.recorder.recordLevels([[process, value]]);
  }

  /** Look again and again for so long, every five seconds. */
  async pass(milliseconds: number, eachTime: () => void = () => undefined): Promise<void> {
    for (let rest = milliseconds; rest > 0; rest -= 5_000) {
      this.#options.clock.advance(Math.min(5_000, rest));
      eachTime();
      await this.engine.tick();
    }
  }

  async only(): Promise<WatchedRule> {
    const [rule, another] = await this.engine.rules();
    if (rule === undefined || another !== undefined) throw new Error('there is not one rule');
    return rule;
  }

  async history(): Promise<Spell[]> {
    return (await this.store.read('quality.alertHistory', { limit: 100 })).spells;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.engine[Symbol.asyncDispose]();
    await this.#evidence[Symbol.asyncDispose]();
    await this.store[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
    rmSync(this.home, { recursive: true, force: true });
  }
}
