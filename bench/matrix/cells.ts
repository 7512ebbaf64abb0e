/** What a cell says: let through, turned away as signed in, as signed out, hidden as if it were not there, or by its key. */
export const verdicts = ['yes', 'no', 'in', 'none', 'key'] as const;
export type Verdict = (typeof verdicts)[number];
/** `-`: the route names no object. */
export type Whose = '-' | 'own' | 'other';
export type MatrixRow = { route: string; whose: Whose; cells: Readonly<Record<string, Verdict>> };
export type Matrix = { roles: readonly string[]; rows: readonly MatrixRow[] };

/** Reads docs/matrix.csv; throws on a line that is not whole. */
export function readMatrix(csv: string): Matrix {
  const [head = '', ...lines] = csv.trim().split('\n');
  const [first, second, ...roles] = head.split(',');
  if (first !== 'route' || second !== 'object')
    throw new Error('the first line names route, object and the roles');
  const rows = lines.map((line, at): MatrixRow => {
    const [route = '', whose = '', ...cells] = line.split(',');
    const isWhole = isWhose(whose) && cells.length === roles.length && cells.every(isVerdict);
    if (!isWhole) throw new Error(`line ${at + 2} is not whole: ${line}`);
    return { route, whose, cells: Object.fromEntries(roles.map((role, nth) => [role, cells[nth] ?? 'no'])) };
  });
  return { roles, rows };
}

/** Routes and events without a row, rows without a route, and rows that stand twice. */
export function gaps(matrix: Matrix, routes: readonly string[]): string[] {
  const named = matrix.rows.map(({ route }) => route);
  const keys = matrix.rows.map(({ route, whose }) => `${route} ${whose}`);
  return [
    ...routes.filter((route) => !named.includes(route)).map((route) => `no row: ${route}`),
    ...[...new Set(named)]
      .filter((route) => !routes.includes(route))
      .map((route) => `no such route: ${route}`),
    ...keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `twice: ${key}`),
  ];
}

/** What an answer says of the guard: that all else went wrong behind it is a yes. */
export function verdictOf(answer: { status: number; code: string | undefined }): Verdict {
  if (answer.code === 'not_signed_in') return 'in';
  if (answer.code === 'not_allowed') return 'no';
  if (answer.code === 'signature_wrong' || answer.status === 401) return 'key';
  return answer.status === 404 ? 'none' : 'yes';
}

/** Behind the guard something may be missing for other reasons than that it is another's. */
export function agrees(wanted: Verdict, got: Verdict): boolean {
  return wanted === got || (wanted === 'yes' && got === 'none');
}

const isWhose = (text: string): text is Whose => text === '-' || text === 'own' || text === 'other';
const isVerdict = (text: string): text is Verdict => verdicts.some((verdict) => verdict === text);
