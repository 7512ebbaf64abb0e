/** Facts for the page's own code or for search engines: read as text, never run, and unable to end their own element. */
export function dataBlock(type: string, data: unknown, id?: string): string {
  const text = JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return `<script type="${type}"${id === undefined ? '' : ` id="${id}"`}>${text}</script>`;
}
