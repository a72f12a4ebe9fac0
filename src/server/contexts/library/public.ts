export { entitledCases } from './cases.ts';
