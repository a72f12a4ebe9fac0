/** Whose group it is, in words. */
export const chargeName = ({
  organisationName,
  office,
}: {
  organisationName: string;
  office: string | null;
}): string => (office === null ? organisationName : `${organisationName} ${office}`);
