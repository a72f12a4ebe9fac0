export const programmesRefusals = {} as const;
