-- The schema of a migrated database, written by npm run generate.

create table accounts (
  id uuid not null,
  phone text not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  constraint accounts_phone_key UNIQUE (phone),
  constraint accounts_pkey PRIMARY KEY (id)
);

create table addresses (
  id uuid not null,
  account_id uuid not null,
  recipient text not null,
  phone text not null,
  commune_code text not null,
  commune_name text not null,
  province_code text not null,
  province_name text not null,
  line text not null,
  data_version text not null,
  created_at timestamp with time zone not null default now(),
  constraint addresses_pkey PRIMARY KEY (id)
);
CREATE INDEX addresses_account_id_idx ON public.addresses USING btree (account_id);

create table booths (
  id uuid not null,
  slug text not null,
  name text not null,
  story text not null,
  province text not null,
  picture text not null,
  delivery_first_grams integer not null,
  delivery_first_dong bigint not null,
  delivery_next_kg_dong bigint not null,
  return_terms text not null,
  created_at timestamp with time zone not null default now(),
  constraint booths_slug_key UNIQUE (slug),
  constraint booths_pkey PRIMARY KEY (id)
);

create table cap_change_requests (
  id uuid not null,
  show_id uuid not null,
  offer_id uuid not null,
  what text not null,
  day date,
  from_value integer,
  to_value integer,
  why text,
  state text not null default 'waiting'::text,
  asked_by uuid not null,
  asked_at timestamp with time zone not null default now(),
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint cap_change_requests_pkey PRIMARY KEY (id),
  constraint cap_change_requests_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id),
  constraint cap_change_requests_decided_check CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  constraint cap_change_requests_second_check CHECK (((state <> ALL (ARRAY['applied'::text, 'refused'::text])) OR (decided_by <> asked_by))),
  constraint cap_change_requests_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'applied'::text, 'refused'::text, 'withdrawn'::text])))
);
CREATE INDEX cap_change_requests_show_id_idx ON public.cap_change_requests USING btree (show_id) WHERE (state = 'waiting'::text);

create table chat_counters (
  show_id uuid not null,
  seq integer not null,
  constraint chat_counters_pkey PRIMARY KEY (show_id)
);

create table chat_lines (
  id uuid not null,
  show_id uuid not null,
  seq integer not null,
  account_id uuid not null,
  key uuid not null,
  name text not null,
  from_host boolean not null,
  text text not null,
  at timestamp with time zone not null,
  constraint chat_lines_account_id_key_key UNIQUE (account_id, key),
  constraint chat_lines_show_id_seq_key UNIQUE (show_id, seq),
  constraint chat_lines_pkey PRIMARY KEY (id),
  constraint chat_lines_show_id_fkey FOREIGN KEY (show_id) REFERENCES shows(id),
  constraint chat_lines_text_check CHECK (((char_length(text) >= 1) AND (char_length(text) <= 300)))
);

create table fact_sheets (
  id uuid not null,
  lot_id uuid not null,
  version integer not null,
  body jsonb not null,
  created_at timestamp with time zone not null default now(),
  constraint fact_sheets_lot_id_version_key UNIQUE (lot_id, version),
  constraint fact_sheets_pkey PRIMARY KEY (id)
);

create table grants (
  id uuid not null,
  account_id uuid not null,
  bundle text not null,
  booth_id uuid,
  show_id uuid,
  created_at timestamp with time zone not null default now(),
  constraint grants_pkey PRIMARY KEY (id),
  constraint grants_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE,
  constraint grants_bundle_check CHECK ((bundle = ANY (ARRAY['host'::text, 'moderator'::text, 'packer'::text, 'admin'::text]))),
  constraint grants_scope_check CHECK (((bundle = 'admin'::text) = ((booth_id IS NULL) AND (show_id IS NULL))))
);
CREATE INDEX grants_account_id_idx ON public.grants USING btree (account_id);

create table hold_devices (
  order_id uuid not null,
  device_id text not null,
  constraint hold_devices_pkey PRIMARY KEY (order_id)
);
CREATE INDEX hold_devices_device_id_idx ON public.hold_devices USING btree (device_id);

create table inbox_messages (
  phone text not null,
  code text not null,
  sent_at timestamp with time zone not null default now(),
  constraint inbox_messages_pkey PRIMARY KEY (phone)
);

create table lots (
  id uuid not null,
  booth_id uuid not null,
  producer_id uuid not null,
  name text not null,
  unit text not null,
  piece_grams integer,
  made integer not null,
  variety text,
  grade text,
  origin text not null,
  growing_area_code text,
  harvest_from date,
  harvest_to date,
  expires_on date,
  certificate text,
  picture text not null,
  facts_id uuid not null,
  created_at timestamp with time zone not null default now(),
  set_aside integer not null default 0,
  spoiled integer not null default 0,
  returned integer not null default 0,
  constraint lots_pkey PRIMARY KEY (id),
  constraint lots_producer_id_fkey FOREIGN KEY (producer_id) REFERENCES producers(id),
  constraint lots_ledger_check CHECK (((set_aside >= 0) AND (spoiled >= 0) AND (returned >= 0) AND ((set_aside + spoiled) <= (made + returned)))),
  constraint lots_made_check CHECK ((made > 0)),
  constraint lots_piece_grams_check CHECK (((unit = 'piece'::text) = (piece_grams IS NOT NULL))),
  constraint lots_unit_check CHECK ((unit = ANY (ARRAY['g'::text, 'piece'::text])))
);
CREATE INDEX lots_booth_id_idx ON public.lots USING btree (booth_id);

create table migrations (
  id integer not null default nextval('migrations_id_seq'::regclass),
  timestamp bigint not null,
  name character varying not null,
  constraint PK_8c82d7f526340ab734260ea46be PRIMARY KEY (id)
);

create table offer_changes (
  id bigint not null generated by default as identity,
  offer_id uuid not null,
  account_id uuid not null,
  what text not null,
  from_value text,
  to_value text,
  at timestamp with time zone not null default now(),
  why text,
  approved_by uuid,
  constraint offer_changes_pkey PRIMARY KEY (id),
  constraint offer_changes_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id)
);
CREATE INDEX offer_changes_offer_id_idx ON public.offer_changes USING btree (offer_id);

create table offers (
  id uuid not null,
  show_id uuid not null,
  lot_id uuid not null,
  code text not null,
  position integer not null,
  price_dong bigint not null,
  price_version integer not null default 1,
  step integer not null,
  minimum integer not null,
  per_buyer integer,
  cap integer not null,
  held integer not null default 0,
  sold integer not null default 0,
  state text not null default 'open'::text,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  key uuid,
  per_household integer,
  own_cap integer,
  relay_cap integer,
  wholesale_cap integer,
  own_taken integer not null default 0,
  relay_taken integer not null default 0,
  wholesale_taken integer not null default 0,
  picking_day date,
  price_rule jsonb not null default '{"kind": "live"}'::jsonb,
  parts jsonb,
  waiting integer not null default 0,
  constraint offers_show_id_code_key UNIQUE (show_id, code),
  constraint offers_show_id_key_key UNIQUE (show_id, key),
  constraint offers_pkey PRIMARY KEY (id),
  constraint offers_lot_id_fkey FOREIGN KEY (lot_id) REFERENCES lots(id),
  constraint offers_show_id_fkey FOREIGN KEY (show_id) REFERENCES shows(id),
  constraint offers_channels_check CHECK (((own_taken >= 0) AND (relay_taken >= 0) AND (wholesale_taken >= 0) AND (((own_taken + relay_taken) + wholesale_taken) = (held + sold)) AND (own_taken <= COALESCE(own_cap, own_taken)) AND (relay_taken <= COALESCE(relay_cap, relay_taken)) AND (wholesale_taken <= COALESCE(wholesale_cap, wholesale_taken)))),
  constraint offers_counters_check CHECK (((held >= 0) AND (sold >= 0) AND ((held + sold) <= cap))),
  constraint offers_price_check CHECK ((price_dong >= 0)),
  constraint offers_state_check CHECK ((state = ANY (ARRAY['open'::text, 'sold_out'::text, 'closed'::text]))),
  constraint offers_steps_check CHECK (((step > 0) AND (minimum > 0) AND ((per_buyer IS NULL) OR (per_buyer > 0)) AND ((per_household IS NULL) OR (per_household > 0)))),
  constraint offers_waiting_check CHECK ((waiting >= 0))
);
CREATE INDEX offers_lot_id_idx ON public.offers USING btree (lot_id);

create table order_acts (
  id bigint not null generated by default as identity,
  order_id uuid not null,
  account_id uuid not null,
  what text not null,
  at timestamp with time zone not null default now(),
  constraint order_acts_pkey PRIMARY KEY (id)
);
CREATE INDEX order_acts_order_id_idx ON public.order_acts USING btree (order_id);

create table orders (
  id uuid not null,
  buyer_id uuid not null,
  key uuid not null,
  body_hash bytea not null,
  show_id uuid not null,
  offer_id uuid not null,
  amount integer not null,
  state text not null,
  method text not null,
  goods_dong bigint not null,
  delivery_dong bigint not null,
  total_dong bigint not null,
  recipient text not null,
  phone text not null,
  commune_code text not null,
  address_text text not null,
  data_version text not null,
  placed_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  lot_id uuid not null,
  producer_id uuid not null,
  facts_id uuid not null,
  unit text not null,
  price_dong bigint not null,
  price_version integer not null,
  channel text not null,
  household bigint not null,
  expires_at timestamp with time zone,
  paid_at timestamp with time zone,
  source text not null default 'tap'::text,
  paid_goods_dong bigint,
  packed_amount integer,
  end_price_dong bigint,
  end_goods_dong bigint,
  weight_asked integer,
  short_hold_ms integer,
  constraint orders_buyer_id_key_key UNIQUE (buyer_id, key),
  constraint orders_pkey PRIMARY KEY (id),
  constraint orders_amount_check CHECK ((amount > 0)),
  constraint orders_channel_check CHECK ((channel = ANY (ARRAY['own'::text, 'relay'::text, 'wholesale'::text]))),
  constraint orders_destination_check CHECK (((recipient <> ''::text) OR ((source <> 'tap'::text) AND (state = ANY (ARRAY['held'::text, 'expired'::text, 'cancelled'::text]))))),
  constraint orders_end_check CHECK (((end_price_dong <= price_dong) AND (end_goods_dong >= 0) AND (packed_amount >= 0))),
  constraint orders_held_check CHECK (((state <> 'held'::text) OR (expires_at IS NOT NULL))),
  constraint orders_method_check CHECK ((method = ANY (ARRAY['cod'::text, 'test'::text]))),
  constraint orders_paid_check CHECK (((paid_goods_dong <= goods_dong) AND ((paid_at IS NULL) = (paid_goods_dong IS NULL)))),
  constraint orders_source_check CHECK ((source = ANY (ARRAY['tap'::text, 'comment'::text, 'wait_list'::text]))),
  constraint orders_state_check CHECK ((state = ANY (ARRAY['held'::text, 'confirmed'::text, 'packed'::text, 'shipped'::text, 'delivered'::text, 'returned'::text, 'expired'::text, 'cancelled'::text]))),
  constraint orders_total_check CHECK (((total_dong = (goods_dong + delivery_dong)) AND (goods_dong >= 0) AND (delivery_dong >= 0)))
);
CREATE INDEX orders_expires_at_idx ON public.orders USING btree (expires_at) WHERE (state = 'held'::text);
CREATE INDEX orders_held_household_idx ON public.orders USING btree (household) WHERE (state = 'held'::text);
CREATE INDEX orders_offer_id_household_idx ON public.orders USING btree (offer_id, household);

create table picking_days (
  producer_id uuid not null,
  day date not null,
  cap_grams integer,
  taken_grams integer not null default 0,
  version integer not null default 1,
  constraint picking_days_pkey PRIMARY KEY (producer_id, day),
  constraint picking_days_check CHECK (((taken_grams >= 0) AND (taken_grams <= COALESCE(cap_grams, taken_grams))))
);

create table picture_changes (
  id bigint not null generated by default as identity,
  booth_id uuid,
  show_id uuid,
  account_id uuid not null,
  from_value text not null,
  to_value text not null,
  at timestamp with time zone not null default now(),
  lot_id uuid,
  constraint picture_changes_pkey PRIMARY KEY (id),
  constraint picture_changes_booth_id_fkey FOREIGN KEY (booth_id) REFERENCES booths(id),
  constraint picture_changes_lot_id_fkey FOREIGN KEY (lot_id) REFERENCES lots(id),
  constraint picture_changes_show_id_fkey FOREIGN KEY (show_id) REFERENCES shows(id),
  constraint picture_changes_of_check CHECK ((num_nonnulls(booth_id, show_id, lot_id) = 1))
);
CREATE INDEX picture_changes_booth_id_idx ON public.picture_changes USING btree (booth_id);
CREATE INDEX picture_changes_lot_id_idx ON public.picture_changes USING btree (lot_id);
CREATE INDEX picture_changes_show_id_idx ON public.picture_changes USING btree (show_id);

create table producers (
  id uuid not null,
  booth_id uuid not null,
  name text not null,
  address text not null,
  phone text not null,
  tax_code text not null,
  created_at timestamp with time zone not null default now(),
  constraint producers_pkey PRIMARY KEY (id),
  constraint producers_booth_id_fkey FOREIGN KEY (booth_id) REFERENCES booths(id)
);
CREATE INDEX producers_booth_id_idx ON public.producers USING btree (booth_id);

create table refunds_due (
  id bigint not null generated by default as identity,
  order_id uuid not null,
  reason text not null,
  amount_dong bigint not null,
  at timestamp with time zone not null default now(),
  constraint refunds_due_pkey PRIMARY KEY (id),
  constraint refunds_due_amount_check CHECK ((amount_dong <> 0)),
  constraint refunds_due_reason_check CHECK ((reason = ANY (ARRAY['price_fell'::text, 'weighed'::text, 'cancelled'::text])))
);
CREATE INDEX refunds_due_order_id_idx ON public.refunds_due USING btree (order_id);

create table sessions (
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint sessions_token_hash_key UNIQUE (token_hash),
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);
CREATE INDEX sessions_account_id_idx ON public.sessions USING btree (account_id);

create table shows (
  id uuid not null,
  slug text not null,
  booth_id uuid not null,
  title text not null,
  picture text not null,
  state text not null default 'planned'::text,
  starts_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  pinned_offer_id uuid,
  studio_device_id uuid,
  camera_on boolean not null default false,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  key uuid,
  constraint shows_booth_id_key_key UNIQUE (booth_id, key),
  constraint shows_slug_key UNIQUE (slug),
  constraint shows_pkey PRIMARY KEY (id),
  constraint shows_booth_id_fkey FOREIGN KEY (booth_id) REFERENCES booths(id),
  constraint shows_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'live'::text, 'on_hold'::text, 'ended'::text])))
);
CREATE INDEX shows_booth_id_idx ON public.shows USING btree (booth_id);
CREATE INDEX shows_state_idx ON public.shows USING btree (state);

create table sign_in_codes (
  phone text not null,
  code_hash bytea not null,
  tries_left integer not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_codes_pkey PRIMARY KEY (phone)
);

create table stock_movements (
  id bigint not null generated by default as identity,
  lot_id uuid not null,
  offer_id uuid,
  kind text not null,
  amount bigint not null,
  orders integer not null default 0,
  at timestamp with time zone not null default now(),
  channel text,
  account_id uuid,
  why text,
  constraint stock_movements_pkey PRIMARY KEY (id),
  constraint stock_movements_kind_check CHECK ((kind = ANY (ARRAY['made'::text, 'set_aside'::text, 'sold'::text, 'held'::text, 'paid'::text, 'agreed'::text, 'released'::text, 'cancelled'::text, 'spoiled'::text, 'returned'::text, 'packed'::text])))
);
CREATE INDEX stock_movements_lot_id_idx ON public.stock_movements USING btree (lot_id);

create table wait_entries (
  id bigint not null generated by default as identity,
  offer_id uuid not null,
  buyer_id uuid not null,
  key uuid not null,
  asked integer not null,
  waits_for integer not null,
  state text not null default 'waiting'::text,
  reason text,
  joined_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint wait_entries_buyer_id_key_key UNIQUE (buyer_id, key),
  constraint wait_entries_pkey PRIMARY KEY (id),
  constraint wait_entries_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id),
  constraint wait_entries_amounts_check CHECK (((asked > 0) AND (waits_for >= 0) AND (waits_for <= asked))),
  constraint wait_entries_reason_check CHECK (
CASE
    WHEN (state = 'waiting'::text) THEN ((reason IS NULL) AND (waits_for > 0))
    WHEN (state = 'offered'::text) THEN ((reason IS NULL) OR (waits_for = 0))
    ELSE ((reason IS NOT NULL) AND (waits_for = 0))
END),
  constraint wait_entries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'offered'::text, 'served'::text, 'left'::text, 'lapsed'::text, 'ended'::text])))
);
CREATE INDEX wait_entries_offer_id_idx ON public.wait_entries USING btree (offer_id);
CREATE UNIQUE INDEX wait_entries_standing_key ON public.wait_entries USING btree (offer_id, buyer_id) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text]));

create table wait_parts (
  order_id uuid not null,
  entry_id bigint not null,
  constraint wait_parts_pkey PRIMARY KEY (order_id),
  constraint wait_parts_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES wait_entries(id)
);
CREATE INDEX wait_parts_entry_id_idx ON public.wait_parts USING btree (entry_id);

create table webhook_events (
  id text not null,
  event text not null,
  room text,
  participant_sid text,
  received_at timestamp with time zone not null default now(),
  constraint webhook_events_pkey PRIMARY KEY (id)
);
CREATE INDEX webhook_events_participant_sid_idx ON public.webhook_events USING btree (participant_sid);

create table weighings (
  id bigint not null generated by default as identity,
  order_id uuid not null,
  key uuid not null,
  amount integer not null,
  account_id uuid not null,
  weighed_at timestamp with time zone not null,
  at timestamp with time zone not null default now(),
  outcome text not null,
  constraint weighings_order_id_key_key UNIQUE (order_id, key),
  constraint weighings_pkey PRIMARY KEY (id),
  constraint weighings_amount_check CHECK ((amount >= 0)),
  constraint weighings_outcome_check CHECK ((outcome = ANY (ARRAY['packed'::text, 'asked'::text, 'late'::text])))
);

create table weight_answers (
  id bigint not null generated by default as identity,
  order_id uuid not null,
  account_id uuid not null,
  amount integer not null,
  takes boolean not null,
  at timestamp with time zone not null default now(),
  constraint weight_answers_pkey PRIMARY KEY (id)
);
CREATE INDEX weight_answers_order_id_idx ON public.weight_answers USING btree (order_id);

create table wholesale_buyers (
  booth_id uuid not null,
  account_id uuid not null,
  approved_by uuid not null,
  approved_at timestamp with time zone not null default now(),
  constraint wholesale_buyers_pkey PRIMARY KEY (booth_id, account_id)
);
