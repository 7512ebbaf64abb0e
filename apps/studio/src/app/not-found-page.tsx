import { Notice, useAllWords } from '@chophien/ui';
import { Link } from 'wouter';
import { useStudioWords } from './language.js';
import { Page } from './page.js';

export function NotFoundPage() {
  const { notFound } = useAllWords();
  const { air } = useStudioWords();
  return (
    <Page>
      <Notice title={notFound.title}>
        <Link href="/">{air.endedHome}</Link>
      </Notice>
    </Page>
  );
}
