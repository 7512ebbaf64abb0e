import type { OfferPlanView, RunStepView } from '@chophien/contracts';
import type { OfferPlan, PassedOver, RunOffer, RunTurn } from '@chophien/domain';
import type { Reader, Tx } from '../db/unit-of-work.js';
import { offersOfShow, offerView, type OfferRow } from '../offers/index.js';

type TurnRow = { offer_id: string; name: string; since: Date };
type StepRow = TurnRow & { passed: PassedOver[]; after_id: string | null };
type PlanRow = OfferPlan & { offer_id: string };

const turns = `select t.offer_id, l.name, t.since, t.passed, t.after_id
  from run_turns t join offers o on o.id = t.offer_id join lots l on l.id = o.lot_id`;

/** Whose turn it is; null before the first. */
export async function turnOf(reader: Reader, showId: string): Promise<RunTurn | null> {
  const row = await reader.row<TurnRow>(`${turns} where t.show_id = $1 order by t.id desc limit 1`, [showId]);
  return row ? turnView(row) : null;
}

export async function plansOf(reader: Reader, showId: string): Promise<OfferPlanView[]> {
  const rows = await reader.rows<PlanRow>(
    `select p.offer_id, p.minutes, p.price from offer_plans p join offers o on o.id = p.offer_id
     where o.show_id = $1 order by o.position`,
    [showId],
  );
  return rows.map(({ offer_id: offerId, minutes, price }) => ({ offerId, minutes, price }));
}

/** The bag with its plans, in its order. */
export async function runBag(reader: Reader, showId: string): Promise<RunOffer[]> {
  const offers = await offersOfShow(reader, showId);
  const plans = new Map((await plansOf(reader, showId)).map((plan) => [plan.offerId, plan]));
  return offers.map((row) => runOffer(row, plans.get(row.id)));
}

export class RunRows {
  constructor(private readonly tx: Tx) {}

  /** What this intent has made already, if it has. */
  async byKey(showId: string, key: string): Promise<(RunStepView & { after: string | null }) | undefined> {
    const row = await this.tx.row<StepRow>(`${turns} where t.show_id = $1 and t.key = $2`, [showId, key]);
    return row && { turn: turnView(row), passed: row.passed, after: row.after_id };
  }

  /** Asked once the show is locked: nobody's turn begins before that of the one before it. */
  async nowMs(): Promise<number> {
    const clock = await this.tx.row<{ ms: number }>(
      `select floor(extract(epoch from clock_timestamp()) * 1000)::int8 as ms`,
    );
    if (!clock) throw new Error('the database has no clock');
    return clock.ms;
  }

  async begin(
    step: RunStepView,
    by: { showId: string; key: string; after: string | null; accountId: string },
  ): Promise<void> {
    await this.tx.rows(
      `insert into run_turns (show_id, offer_id, key, after_id, passed, account_id, since)
       values ($1, $2, $3, $4, $5, $6, to_timestamp($7::int8 / 1000.0))`,
      [
        ...[by.showId, step.turn.offerId, by.key, by.after, JSON.stringify(step.passed), by.accountId],
        step.turn.sinceMs,
      ],
    );
  }

  async plan(offerId: string, { minutes, price }: OfferPlan): Promise<void> {
    if (minutes === null && price === null)
      await this.tx.rows(`delete from offer_plans where offer_id = $1`, [offerId]);
    else
      await this.tx.rows(
        `insert into offer_plans (offer_id, minutes, price) values ($1, $2, $3)
         on conflict (offer_id) do update set minutes = excluded.minutes, price = excluded.price`,
        [offerId, minutes, price && JSON.stringify(price)],
      );
  }
}

function runOffer(row: OfferRow, plan: OfferPlan = { minutes: null, price: null }): RunOffer {
  const { id, name, unit, state, left, minimum, priceDong } = offerView(row);
  return {
    id,
    name,
    unit,
    state,
    left,
    minimum,
    taken: row.held + row.sold,
    priceDong,
    rule: row.price_rule,
    plan,
  };
}

function turnView({ offer_id: offerId, name, since }: TurnRow): RunTurn {
  return { offerId, name, sinceMs: since.getTime() };
}
