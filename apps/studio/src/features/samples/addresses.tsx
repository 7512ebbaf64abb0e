import { accept } from '@chophien/domain';
import { AddressFields, blankAddress, type PlaceDoors, type TypedAddress } from '@chophien/ui/address';
import { useState } from 'react';
import { State, States } from './state.js';

const bacNinh = { code: '24', name: 'Tỉnh Bắc Ninh', formerly: ['Tỉnh Bắc Giang'] };
const tanTien = { code: '07210', name: 'Phường Tân Tiến', formerly: ['Xã Hương Gián, Thành phố Bắc Giang'] };
const doors: PlaceDoors = {
  provinces: () => Promise.resolve(accept([bacNinh])),
  communes: () => Promise.resolve(accept([tanTien])),
};
const whole: TypedAddress = {
  ...{ recipient: 'Bà Tư', phone: '0912 345 678', line: 'Thôn Đông' },
  ...{ province: bacNinh, commune: tanTien },
};

export function Addresses() {
  return (
    <States>
      <State name="blank">
        <Written first={blankAddress} checked={false} />
      </State>
      <State name="checked, much is missing">
        <Written first={{ ...blankAddress, phone: '12', province: bacNinh }} checked />
      </State>
      <State name="whole">
        <Written first={whole} checked />
      </State>
    </States>
  );
}

function Written({ first, checked }: { first: TypedAddress; checked: boolean }) {
  const [typed, setTyped] = useState(first);
  return (
    <AddressFields
      typed={typed}
      whose="other"
      checked={checked}
      doors={doors}
      onWrite={(part) => setTyped((before) => ({ ...before, ...part }))}
    />
  );
}
