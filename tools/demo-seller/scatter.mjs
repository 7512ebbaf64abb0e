/** Points that look strewn and are the same at every start: `count` of `{ at, one, two, three }`, each number in [0, 1). */
export function scatter(count, seed = 1) {
  // A linear congruential generator (Numerical Recipes); looks are all that depends on it.
  let state = Math.floor(seed * 7_919) % 2 ** 32;
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
  for (let warm = 0; warm < 4; warm += 1) next();
  return Array.from({ length: count }, (_, at) => ({ at, one: next(), two: next(), three: next() }));
}
