/** What is read and done from outside of projects, beside its commands: by the library, and by the demonstration, which carries calls as people do. */
export { call, formEdition } from './calls/store.ts';
export { decideCases } from './deciding/decide-cases.ts';
export { casesAt, decidedAt } from './deciding/standing.ts';
export { definitionIn, instrumentOf, newestDefinitions, type Procedural, procedureOf } from './definitions.ts';
export { objectionsTo } from './notices/store.ts';
export { proposed } from './notices/wording.ts';
export { desk } from './reviews/desk.ts';
export { roundOf, seatsOf, sits } from './reviews/store.ts';
