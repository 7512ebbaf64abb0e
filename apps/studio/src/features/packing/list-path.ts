/** Which list is meant, wherever it is read, kept or linked to. */
export type ListOf = { boothId: string; producerId: string; day: string };

export const listPath = ({ boothId, producerId, day }: ListOf) => `/packing/${boothId}/${producerId}/${day}`;
