begin;
update bench_stock set sold = sold + 500 where id = 1 and sold + 500 <= cap;
insert into bench_orders (id, stock_id, buyer_id, key, amount)
  values (gen_random_uuid(), 1, gen_random_uuid(), gen_random_uuid(), 500);
commit;
