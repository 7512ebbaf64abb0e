import type { Result } from '@chophien/domain';
import { languageNames, languages, sayRefusal, type Refusal } from '@chophien/i18n';
import { UserRound } from 'lucide-react';
import { useAllWords, useLanguage } from './language.js';
import { Menu, MenuChoice, MenuGroup, MenuItem } from './menu.js';
import { toast } from './toasting.js';

type AccountMenuProps = { name: string; signOut: () => Promise<Result<unknown, Refusal>> };

const options = languages.map((each) => ({ value: each, label: languageNames[each], lang: each }));

/** Who is in here, in which language, and the way out. For those who are signed in. */
export function AccountMenu({ name, signOut }: AccountMenuProps) {
  const { language, choose } = useLanguage();
  const { market, common, refusals } = useAllWords();
  const leave = async () => {
    const answer = await signOut();
    toast(answer.ok ? market.signedOut : sayRefusal(refusals, answer.refusal));
  };
  return (
    <Menu label={market.account} icon={<UserRound aria-hidden="true" size={20} />}>
      <MenuChoice name={common.language} value={language} options={options} onChoose={choose} />
      <MenuGroup name={market.hello(name)}>
        <MenuItem onChoose={() => void leave()}>{market.signOut}</MenuItem>
      </MenuGroup>
    </Menu>
  );
}
