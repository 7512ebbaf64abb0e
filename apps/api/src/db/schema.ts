import type { DataSource } from 'typeorm';

/** The statements that would bring the database to the entities; none on a migrated one. */
export async function schemaDrift(source: DataSource): Promise<string[]> {
  const planned = await source.driver.createSchemaBuilder().log();
  return planned.upQueries.map(({ query }) => query);
}
