import { Component, type ReactNode } from 'react';
import { Button } from './button.js';
import { useWords } from './language.js';
import { Notice } from './notice.js';

type Props = { children: ReactNode };

/** One panel's fault stays in that panel: the picture may fall over while the shop is open. */
export class PanelBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return <BrokenPanel onRetry={() => this.setState({ broken: false })} />;
  }
}

function BrokenPanel({ onRetry }: { onRetry: () => void }) {
  const { common } = useWords();
  return (
    <Notice title={common.brokenTitle} text={common.brokenText}>
      <Button onClick={onRetry}>{common.retry}</Button>
    </Notice>
  );
}
