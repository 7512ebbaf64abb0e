/** What a commune was before July 2025, as the package has it: commune, district, province. */
export type Mapping = {
  old_ward_name: string | null;
  old_district_name: string | null;
  old_province_name: string | null;
  new_ward_code: string;
  new_ward_name: string;
  new_province_name: string;
};

type Named = { code: string; name: string };

/** Names that people still write and that the package, which knows only 2025, has not. */
const olderNames: Record<string, readonly string[]> = {
  '01': ['Tỉnh Hà Tây'],
  '46': ['Tỉnh Thừa Thiên Huế'],
  '79': ['Sài Gòn', 'Gia Định'],
  '66': ['Đắc Lắc'],
};

/** The provinces that went into this one, by the names they had. */
export function formerProvinces(mappings: readonly Mapping[], { code, name }: Named): string[] {
  const from = mappings
    .filter((row) => bare(row.new_province_name) === bare(name))
    .flatMap((row) => row.old_province_name ?? [])
    .map(tidy);
  return [...new Set([...from, ...(olderNames[code] ?? [])])].filter((old) => bare(old) !== bare(name));
}

/**
 * The communes that went into one, each with its district, as people wrote them: to be found by, never to be converted
 * by, since the package knows next to nothing of communes that were split. Some of its rows name a code that is none;
 * there the name decides, within its province.
 */
export function formerCommunes(mappings: readonly Mapping[]) {
  const byCode = new Map<string, string[]>();
  const byName = new Map<string, string[]>();
  for (const row of mappings) {
    if (row.old_ward_name === null) continue;
    const old = tidy([row.old_ward_name, row.old_district_name].filter((part) => part !== null).join(', '));
    add(byCode, row.new_ward_code, old);
    add(byName, nameKey(row.new_ward_name, row.new_province_name), old);
  }
  return ({ code, name, provinceName }: Named & { provinceName: string }): string[] => [
    ...new Set([...(byCode.get(code) ?? []), ...(byName.get(nameKey(name, provinceName)) ?? [])]),
  ];
}

function add(map: Map<string, string[]>, key: string, name: string): void {
  const names = map.get(key);
  if (names) names.push(name);
  else map.set(key, [name]);
}

function nameKey(commune: string, province: string): string {
  return `${tidy(commune).toLowerCase()} ${bare(province)}`;
}

function tidy(name: string): string {
  return name.normalize('NFC').replace(/’/g, "'").replace(/\s+/g, ' ').trim();
}

/** Tone marks stand in two places in print (Hoà, Hòa): compared without them. */
function bare(province: string): string {
  return province
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/^(Thanh pho|Tinh) /u, '')
    .toLowerCase();
}
