import type { PayMethod } from '@chophien/domain';
import { useAllWords } from '@chophien/ui';
import { Choice } from '@chophien/ui/choice';

type PayChoiceProps = {
  methods: readonly PayMethod[];
  chosen: PayMethod;
  onChoose: (method: PayMethod) => void;
};

/** How to pay, where the market offers more than one way. */
export function PayChoice({ methods, chosen, onChoose }: PayChoiceProps) {
  const { buy, pay } = useAllWords();
  if (methods.length < 2) return null;
  const options = methods.map((method) => ({
    value: method,
    label: pay[method].name,
    hint: pay[method].hint,
  }));
  return <Choice label={buy.payHow} value={chosen} options={options} onChoose={onChoose} />;
}
