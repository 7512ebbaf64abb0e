import { Notice, useAllWords } from '@chophien/ui';
import { ButtonLink } from '../shared/button-link.js';
import { Page } from '../shared/page.js';

export function NotFoundPage() {
  const { notFound, common } = useAllWords();
  return (
    <Page title={notFound.title}>
      <Notice title={notFound.title} text={notFound.text}>
        <ButtonLink href="/">{common.home}</ButtonLink>
      </Notice>
    </Page>
  );
}
