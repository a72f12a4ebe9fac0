export { hashPassword, initialPassword } from './passwords.ts';
export { takeSeatIn } from './seating.ts';
