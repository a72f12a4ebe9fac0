export { factLibrary } from './fact-library.ts';
export { shelf } from './shelf.ts';
