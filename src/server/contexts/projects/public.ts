export { newestDefinitions, type Procedural, procedureOf } from './definitions.ts';
