const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Those of the texts that are ids of rows: a table can be asked for nothing else. */
export const uuidsAmong = (ids: readonly string[]): string[] => ids.filter((id) => UUID.test(id));
