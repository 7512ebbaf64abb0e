import type { Refusal } from '@chophien/contracts';
import { accept, refuse } from '@chophien/domain';
import { Button, IconButton, RefusalLine, toast, useAllWords } from '@chophien/ui';
import { AccountMenu } from '@chophien/ui/account-menu';
import { Dialog } from '@chophien/ui/dialog';
import { Menu, MenuChoice, MenuGroup, MenuItem } from '@chophien/ui/menu';
import { Info, ShoppingBasket } from 'lucide-react';
import { useState } from 'react';
import { State, States } from './state.js';

const lost: Refusal = { code: 'unavailable', retryAfterMs: 3_000 };
const kinds = { plain: {}, busy: { busy: true }, refused: { refusal: lost } } as const;

/** Each opens above the whole page, in the colours of the device. */
export function Dialogs() {
  const { orders } = useAllWords();
  const [open, setOpen] = useState<keyof typeof kinds>();
  const kind: { busy?: boolean; refusal?: Refusal } = open === undefined ? {} : kinds[open];
  const ask = {
    question: orders.cancelAsk,
    hint: orders.cancelThen,
    yes: orders.cancelYes,
    no: orders.cancelNo,
  };
  const close = () => setOpen(undefined);
  return (
    <States>
      {(['plain', 'busy', 'refused'] as const).map((name) => (
        <State key={name} name={name}>
          <Button onClick={() => setOpen(name)}>{orders.cancel}</Button>
        </State>
      ))}
      {open !== undefined && (
        <Dialog ask={ask} busy={kind.busy} onYes={close} onNo={close}>
          <RefusalLine refusal={kind.refusal} />
        </Dialog>
      )}
    </States>
  );
}

export function Menus() {
  const { bag, offer, orders, view } = useAllWords();
  const [saving, choose] = useState('auto');
  const options = [
    { value: 'auto', label: view.auto },
    { value: 'low', label: view.low },
    { value: 'sound', label: view.sound },
  ];
  return (
    <States>
      <State name="a few things, and one of a few">
        <Menu label={bag.title} icon={<ShoppingBasket aria-hidden="true" />}>
          <MenuGroup name={bag.title}>
            <MenuItem onChoose={() => toast(offer.buy)}>{offer.buy}</MenuItem>
            <MenuItem onChoose={() => toast(orders.facts)}>{orders.facts}</MenuItem>
          </MenuGroup>
          <MenuChoice name={view.picture} value={saving} options={options} onChoose={choose} />
        </Menu>
      </State>
    </States>
  );
}

export function AccountMenus() {
  return (
    <States>
      <State name="leaves">
        <AccountMenu name="Chị Hoa" signOut={() => Promise.resolve(accept(undefined))} />
      </State>
      <State name="cannot leave">
        <AccountMenu
          name="Nguyễn Thị Thanh Hương – Hợp tác xã Yên Dũng"
          signOut={() => Promise.resolve(refuse(lost))}
        />
      </State>
    </States>
  );
}

export function Toasts() {
  const { address } = useAllWords();
  return (
    <States>
      <State name="short">
        <Button onClick={() => toast(address.saved)}>{address.save}</Button>
      </State>
      <State name="long">
        <Button onClick={() => toast(address.removed('Số 5 ngõ 12, thôn Bát Tràng'))}>
          {address.remove}
        </Button>
      </State>
    </States>
  );
}

export function Tooltips() {
  const { offer } = useAllWords();
  return (
    <States>
      <State name="pointed at, or come to by keys">
        <IconButton label={offer.facts}>
          <Info aria-hidden="true" />
        </IconButton>
      </State>
    </States>
  );
}
