drop table if exists bench_orders, bench_stock, bench_rows, bench_movements;
create table bench_rows (like orders including all);
create table bench_movements (like stock_movements including all);
create table bench_stock (id int primary key, cap bigint not null, sold bigint not null default 0, check (sold <= cap));
create table bench_orders (
  id uuid primary key, stock_id int not null, buyer_id uuid not null, key uuid not null, amount int not null,
  placed_at timestamptz not null default now(), unique (buyer_id, key));
insert into bench_stock (id, cap) values (1, 1000000000000);
