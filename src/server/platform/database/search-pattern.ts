/** Text as a LIKE pattern that matches wherever the text stands, and only it. Names carry pinyin initials in lower case. */
export const containing = (text: string): string =>
  `%${text
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, '\\$&')}%`;
