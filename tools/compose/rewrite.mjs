/** Plain replacement of what only the compose network gives. A text that is not there any more is an error. */

/** Every `[written, here]` replaced wherever it stands in `text`; `what` names the text in the error. */
export function rewrite(text, pairs, what) {
  return pairs.reduce((now, [written, here]) => {
    if (!now.includes(written)) throw new Error(`${what} holds no "${written}": ${now.slice(0, 200)}`);
    return now.replaceAll(written, here);
  }, text);
}

/** The same for a list of words, such as a command: each pair must be found in one of them. */
export function rewriteWords(words, pairs, what) {
  const separator = '\0';
  return rewrite(words.join(separator), pairs, what).split(separator);
}

/** An environment in which the named variables are rewritten and all others stay as they are. */
export function rewriteEnvironment(environment, pairsOf, what) {
  const rewritten = Object.entries(pairsOf).map(([name, pair]) => [
    name,
    rewrite(environment[name] ?? '', [pair], `${what}'s ${name}`),
  ]);
  return { ...environment, ...Object.fromEntries(rewritten) };
}
