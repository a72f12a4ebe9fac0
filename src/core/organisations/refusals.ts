export const organisationsRefusals = {} as const;
