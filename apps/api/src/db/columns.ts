import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

/** Column kinds of this house, so that an entity says what a thing is and not how it is stored. */
export const Id = (constraint: string) =>
  PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: constraint });
export const Ref = (options: ColumnOptions = {}) => Column({ type: 'uuid', ...options });
export const Words = (options: ColumnOptions = {}) => Column({ type: 'text', ...options });
export const Whole = (options: ColumnOptions = {}) => Column({ type: 'integer', ...options });
/** đồng, up to 2^53; the driver reads int8 as a number (data-source.ts). */
export const Dong = (options: ColumnOptions = {}) => Column({ type: 'bigint', ...options });
export const At = (options: ColumnOptions = {}) => Column({ type: 'timestamptz', ...options });
export const Flag = (options: ColumnOptions = {}) => Column({ type: 'boolean', ...options });
export const Day = (options: ColumnOptions = {}) => Column({ type: 'date', ...options });
export const Json = (options: ColumnOptions = {}) => Column({ type: 'jsonb', ...options });
export const Bytes = (options: ColumnOptions = {}) => Column({ type: 'bytea', ...options });
