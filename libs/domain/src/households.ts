// Replaced by the full rule with its cases.
export function householdOf(communeCode: string, line: string): string {
  return `${communeCode}|${line.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim()}`;
}
