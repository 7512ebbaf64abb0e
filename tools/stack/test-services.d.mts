/** For those in TypeScript who need the specs' servers. */
export function openTestServices(options?: {
  log?: (line: string) => void;
}): Promise<{ env: Record<string, string>; close(): Promise<void> }>;
