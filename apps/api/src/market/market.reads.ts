import type {
  BoothCard,
  BoothView,
  FactsView,
  LotView,
  MarketView,
  PinnedCard,
  ProducerView,
  ProductView,
  ShowCard,
} from '@chophien/contracts';
import { shopIsOpen, type ShowState } from '@chophien/domain';
import { Injectable } from '@nestjs/common';
import { Queries } from '../db/unit-of-work.js';
import { Presence } from '../live/index.js';

type CardRow = {
  id: string;
  slug: string;
  title: string;
  picture: string;
  state: ShowState;
  starts_at: Date;
  booth_slug: string;
  booth_name: string;
  pinned: PinnedCard | null;
};
type BoothRow = Omit<BoothCard, 'goods'> & { id: string; story: string };

const goodsMax = 6;

const cards = `select s.id, s.slug, s.title, s.picture, s.state, s.starts_at, b.slug as booth_slug, b.name as booth_name,
    case when o.id is null then null else
      jsonb_build_object('name', l.name, 'priceDong', o.price_dong, 'priceVersion', o.price_version,
        'unit', l.unit, 'step', o.step, 'minimum', o.minimum,
        'left', case when o.state = 'open' and o.waiting = 0 then o.cap - o.held - o.sold else 0 end)
      || case o.price_rule->>'kind' when 'live' then '{}'
        when 'falling_kilos' then jsonb_build_object('rule', o.price_rule, 'taken', o.held + o.sold)
        else jsonb_build_object('rule', o.price_rule) end end as pinned
  from shows s join booths b on b.id = s.booth_id
    left join offers o on o.id = s.pinned_offer_id left join lots l on l.id = o.lot_id`;

/** What the market shows to everybody. */
@Injectable()
export class MarketReads {
  constructor(
    private readonly queries: Queries,
    private readonly presence: Presence,
  ) {}

  /** The square: who is on air (most watched first), who comes, whose booths stand here. */
  async market(): Promise<MarketView> {
    const [rows, booths] = await Promise.all([
      this.queries.rows<CardRow>(
        `${cards} where s.state in ('live', 'on_hold') or (s.state = 'planned' and s.starts_at > now() - interval '6 hours')
         order by s.starts_at limit 100`,
      ),
      this.queries.rows<BoothCard>(
        `select slug, name, province, picture, array(select l.name from lots l where l.booth_id = b.id
           group by l.name order by max(l.created_at) desc limit ${goodsMax}) as goods
         from booths b order by province, name limit 200`,
      ),
    ]);
    const all = await this.cardsOf(rows);
    const onAir = all
      .filter((card) => shopIsOpen(card.state))
      .sort((one, other) => other.watching - one.watching);
    return { onAir, comingUp: all.filter((card) => card.state === 'planned'), booths };
  }

  async booth(slug: string): Promise<BoothView | undefined> {
    const booth = await this.queries.row<BoothRow>(
      `select id, slug, name, province, picture, story from booths where slug = $1`,
      [slug],
    );
    if (!booth) return undefined;
    const [producers, lots, shows] = await Promise.all([
      this.queries.rows<ProducerView>(
        `select id, name, address from producers where booth_id = $1 order by name`,
        [booth.id],
      ),
      this.queries.rows<LotView>(
        `select l.id, l.name, l.unit, l.variety, l.grade, l.origin, p.name as "producerName", l.picture
         from lots l join producers p on p.id = l.producer_id where l.booth_id = $1 order by l.created_at desc limit 100`,
        [booth.id],
      ),
      this.queries.rows<CardRow>(
        `${cards} where s.booth_id = $1 order by array_position(array['live', 'on_hold', 'planned', 'ended'], s.state), s.starts_at desc limit 20`,
        [booth.id],
      ),
    ]);
    const { slug: boothSlug, name, province, picture, story } = booth;
    return {
      slug: boothSlug,
      name,
      province,
      picture,
      story,
      producers,
      lots,
      shows: await this.cardsOf(shows),
    };
  }

  async product(lotId: string): Promise<ProductView | undefined> {
    const row = await this.queries.row<LotView & { boothSlug: string; boothName: string; facts: FactsView }>(
      `select l.id, l.name, l.unit, l.variety, l.grade, l.origin, p.name as "producerName", l.picture,
         b.slug as "boothSlug", b.name as "boothName", f.body as facts
       from lots l join producers p on p.id = l.producer_id join booths b on b.id = l.booth_id
         join fact_sheets f on f.id = l.facts_id where l.id = $1`,
      [lotId],
    );
    if (!row) return undefined;
    const shows = await this.queries.rows<CardRow>(
      `${cards} where s.state <> 'ended' and exists
         (select from offers sold where sold.show_id = s.id and sold.lot_id = $1 and sold.state <> 'closed')
       order by array_position(array['live', 'on_hold', 'planned'], s.state), s.starts_at limit 20`,
      [lotId],
    );
    const { boothSlug, boothName, facts, ...lot } = row;
    return { lot, booth: { slug: boothSlug, name: boothName }, facts, shows: await this.cardsOf(shows) };
  }

  private async cardsOf(rows: readonly CardRow[]): Promise<ShowCard[]> {
    const counts = await this.presence.countsOf(rows.map((row) => row.id));
    return rows.map((row) => ({
      slug: row.slug,
      title: row.title,
      booth: { slug: row.booth_slug, name: row.booth_name },
      state: row.state,
      startsAtMs: row.starts_at.getTime(),
      picture: row.picture,
      watching: counts.get(row.id) ?? 0,
      pinned: row.pinned,
    }));
  }
}
