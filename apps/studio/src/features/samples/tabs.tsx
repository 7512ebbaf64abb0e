import { useAllWords } from '@chophien/ui';
import { Tabs } from '@chophien/ui/tabs';
import { State, States } from './state.js';

export function TabLists() {
  const { orders } = useAllWords();
  const tabs = [
    { value: 'under', label: orders.under(2), panel: <p>{orders.order('148R-Y09D')}</p> },
    { value: 'over', label: orders.over(0), panel: <p>{orders.noneOver}</p> },
  ] as const;
  return (
    <States>
      {tabs.map(({ value }) => (
        <State key={value} name={`${value} first`}>
          <Tabs label={orders.title} first={value} tabs={tabs} />
        </State>
      ))}
    </States>
  );
}
