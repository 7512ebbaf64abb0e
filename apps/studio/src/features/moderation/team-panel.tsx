import type { Refusal, TeamMemberView, TeamView } from '@chophien/contracts';
import { Button, Opening, Refused, RefusalLine, useRead } from '@chophien/ui';
import { Dialog } from '@chophien/ui/dialog';
import { useState } from 'react';
import { useStudioWords } from '../../app/language.js';
import { useMarket } from '../../app/market.js';
import styles from './desk.module.css';
import { GiveForm } from './give-form.js';

/** Who helps with this show, what each may do, and for how long. */
export function TeamPanel({ showId }: { showId: string }) {
  const { desk } = useStudioWords();
  const { http } = useMarket();
  const words = desk.team;
  const { reading, again, put } = useRead(`team ${showId}`, () => http.team(showId));
  if (reading.at === 'loading') return <Opening />;
  if (reading.at === 'refused') return <Refused refusal={reading.refusal} onRetry={again} />;
  const { members, most } = reading.value;
  return (
    <>
      <p className={styles.soft}>{words.hint(most)}</p>
      <GiveForm showId={showId} onGiven={put} />
      {members.length === 0 && <p className={styles.soft}>{words.empty}</p>}
      <ul className={styles.list}>
        {members.map((member) => (
          <Member key={member.id} member={member} onWithdrawn={put} />
        ))}
      </ul>
    </>
  );
}

type MemberProps = { member: TeamMemberView; onWithdrawn: (team: TeamView) => void };

function Member({ member, onWithdrawn }: MemberProps) {
  const { desk } = useStudioWords();
  const { http } = useMarket();
  const words = desk.team;
  const [isAsking, setIsAsking] = useState(false);
  const [sending, setSending] = useState<{ busy: boolean; refusal?: Refusal }>({ busy: false });
  const who = member.name ?? member.phone;
  const withdraw = async () => {
    setSending({ busy: true });
    const answer = await http.withdrawPowers(member.id);
    setSending(answer.ok ? { busy: false } : { busy: false, refusal: answer.refusal });
    if (answer.ok) onWithdrawn(answer.value);
  };
  return (
    <li className={styles.item} data-testid="member">
      <p>
        <b>{who}</b> {member.name !== null && <span className={styles.soft}>{member.phone}</span>}
      </p>
      <p>{member.powers.map((power) => words.names[power].name).join(', ')}</p>
      <p className={styles.soft}>
        {!member.joined && words.waits} {member.endsAtMs !== null && words.until(member.endsAtMs)}
      </p>
      <Button onClick={() => setIsAsking(true)}>{words.withdraw}</Button>
      {isAsking && (
        <Dialog
          ask={{
            question: words.withdrawAsk(who),
            hint: words.withdrawHint,
            yes: words.withdraw,
            no: words.no,
          }}
          busy={sending.busy}
          onYes={() => void withdraw()}
          onNo={() => setIsAsking(false)}
        >
          <RefusalLine refusal={sending.refusal} />
        </Dialog>
      )}
    </li>
  );
}
