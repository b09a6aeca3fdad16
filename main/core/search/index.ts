export * from './interim.ts';
