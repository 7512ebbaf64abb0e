/** For those in TypeScript who need a LiveKit server of their own. */
export function startLivekit(options: {
  dataDir: string;
  log?: (line: string) => void;
}): Promise<{ url: string; httpUrl: string; key: string; secret: string; stop(): Promise<void> } | null>;
