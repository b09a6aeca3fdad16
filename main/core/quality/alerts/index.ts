/** Alerts as the store thread knows them. */
export { queryAlertHistory, readAlerts } from './store/queries.ts';
export { acknowledgeRule, addRule, removeRule, silenceRule, updateRule } from './store/rule-commands.ts';
export { alertsSchemaDown, alertsSchemaUp } from './store/schema.ts';
export { saveAlerts } from './store/spell-commands.ts';
