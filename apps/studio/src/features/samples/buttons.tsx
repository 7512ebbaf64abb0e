import { Button, Chip, IconButton, Stepper, useAllWords } from '@chophien/ui';
import { ShoppingBasket } from 'lucide-react';
import { useState } from 'react';
import { State, States } from './state.js';

const tones = ['buy', 'plain', 'quiet', 'over', 'leaf'] as const;
const sizes = ['m', 'l', 'air'] as const;
const conditions = [
  { name: '', props: {} },
  { name: ' busy', props: { busy: true } },
  { name: ' disabled', props: { disabled: true } },
];

export function Buttons() {
  const { offer } = useAllWords();
  const all = tones.flatMap((tone) =>
    sizes.flatMap((size) => conditions.map((condition) => ({ tone, size, ...condition }))),
  );
  return (
    <States>
      {all.map(({ tone, size, name, props }) => (
        <State key={`${tone} ${size}${name}`} name={`${tone} ${size}${name}`}>
          <Button tone={tone} size={size} {...props}>
            {offer.buy}
          </Button>
        </State>
      ))}
    </States>
  );
}

export function IconButtons() {
  const { bag } = useAllWords();
  const all = tones.flatMap((tone) => conditions.map((condition) => ({ tone, ...condition })));
  return (
    <States>
      {all.map(({ tone, name, props }) => (
        <State key={`${tone}${name}`} name={`${tone}${name}`}>
          <IconButton label={bag.title} tone={tone} {...props}>
            <ShoppingBasket aria-hidden="true" />
          </IconButton>
        </State>
      ))}
    </States>
  );
}

const kilograms = [1, 2, 5, 10];

export function Chips() {
  const { formats } = useAllWords();
  const [chosen, choose] = useState(2);
  return (
    <States>
      {kilograms.map((each) => (
        <State key={each} name={each === chosen ? 'pressed' : 'not pressed'}>
          <Chip pressed={each === chosen} onClick={() => choose(each)}>
            {formats.amount(each * 1_000, 'g')}
          </Chip>
        </State>
      ))}
      <State name="disabled">
        <Chip pressed={false} disabled>
          {formats.amount(50_000, 'g')}
        </Chip>
      </State>
    </States>
  );
}

const stepsMax = 5;

export function Steppers() {
  const { buy, common, formats } = useAllWords();
  const [steps, setSteps] = useState(2);
  const words = { label: buy.amount, lessLabel: common.less, moreLabel: common.more };
  const none = () => undefined;
  return (
    <States>
      <State name="both ways">
        <Stepper
          {...words}
          value={formats.amount(steps * 500, 'g')}
          onLess={steps > 1 ? () => setSteps(steps - 1) : undefined}
          onMore={steps < stepsMax ? () => setSteps(steps + 1) : undefined}
        />
      </State>
      <State name="no less">
        <Stepper {...words} value={formats.amount(500, 'g')} onLess={undefined} onMore={none} />
      </State>
      <State name="no more">
        <Stepper {...words} value={formats.amount(12, 'piece')} onLess={none} onMore={undefined} />
      </State>
    </States>
  );
}
