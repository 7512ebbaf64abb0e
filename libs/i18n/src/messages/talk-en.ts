import { formatsFor } from '../formats.js';
import type { TalkMessages } from './talk-vi.js';

const f = formatsFor('en');

export const talkEn: TalkMessages = {
  announcement: 'The grower says',
  held: {
    all: 'Your line waits for a moderator to read it before it appears.',
    newcomer: 'You are new here, so your first lines wait for a moderator before they appear.',
    word: 'Your line holds a word that a moderator looks at first.',
    address: 'Your line waits for a moderator to read it before it appears.',
  },
  acted: {
    remove: () => 'Your line was taken from the screens.',
    refuse: () => 'Your line was not published.',
    mute: (untilMs) =>
      `You cannot write for now${untilMs === null ? '' : `, until ${f.dayAndTime(untilMs)}`}.`,
    ban: (untilMs) =>
      untilMs === null
        ? 'You are shut out of this chat.'
        : `You are shut out of this chat until ${f.dayAndTime(untilMs)}.`,
  },
  rules: {
    spam: 'spam, the same again and again',
    abuse: 'insulting somebody',
    fraud: 'misleading or cheating buyers',
    private_data: 'giving away private details',
    off_topic: 'not about this show',
    other: 'another reason',
  },
  becauseOf: (rule) => `Because of: ${rule}.`,
  youSaid: (text) => `You wrote: “${text}”`,
  stillFine: 'Watching and buying go on, and your orders stand.',
  undone: 'A moderator has undone this. You can write as before.',
  appeal: 'I think this is wrong',
  appealLabel: 'Say what happened; a moderator will answer',
  appealSend: 'Send appeal',
  appealed: 'Your appeal has arrived. The answer will stand here.',
  upheld: (answer) => `A moderator answers: ${answer}`,
  privately: (by) => `${by} answers you privately`,
  dismiss: 'Understood',
};
