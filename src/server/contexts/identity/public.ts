export { hashPassword, initialPassword } from './passwords.ts';
