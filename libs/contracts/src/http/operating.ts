/** `closing`: this process was asked to end and takes nobody new. */
export type HealthView = {
  state: 'ok' | 'degraded' | 'down' | 'closing';
  parts: Record<string, 'up' | 'down' | 'off'>;
};
