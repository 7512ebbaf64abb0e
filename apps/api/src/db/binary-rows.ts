/** Types as PostgreSQL numbers its own (`pg_type.dat`). */
const types = { bytea: 17, int8: 20, int4: 23, text: 25, uuid: 2950 } as const;

const [arrayHeadBytes, rowHeadBytes, columnHeadBytes] = [20, 8, 8];
const uuidBytes = 16;
const dash = '-'.charCodeAt(0);
const noValue = -1;
/** The value of a hexadecimal digit by its character's code; `none` for what is no such digit. */
const none = 0xff;
const digits = new Uint8Array(128).fill(none);
for (const [at, letter] of [...'0123456789abcdef'].entries()) {
  digits[letter.charCodeAt(0)] = at;
  digits[letter.toUpperCase().charCodeAt(0)] = at;
}

/** A column of text as it stands in a row, its head before it: made once, put into many rows. */
export function textColumn(text: string): Buffer {
  const bytes = Buffer.byteLength(text);
  const column = Buffer.allocUnsafe(columnHeadBytes + bytes);
  column.writeInt32BE(types.text, 0);
  column.writeInt32BE(bytes, 4);
  column.write(text, columnHeadBytes);
  return column;
}

/**
 * A list of rows of a composite type as PostgreSQL reads it in binary (`array_recv`, `record_recv`): nothing is quoted
 * here and nothing parsed there, and one list takes the place of one for each column. Of each row all columns are
 * given, in the type's own order; the server holds each against the type and refuses the whole list if one is not so.
 */
export class BinaryRows {
  private bytes: Buffer;
  private at = arrayHeadBytes;
  private rowAt = 0;

  /** `rowType`: the number (oid) of the composite type, which each database has given it itself. */
  constructor(
    rowType: number,
    rows: number,
    private readonly columns: number,
  ) {
    this.bytes = Buffer.allocUnsafe(arrayHeadBytes + rows * 512);
    // One dimension, no nulls, counted from 1; none at all where there are no rows.
    this.bytes.writeInt32BE(rows > 0 ? 1 : 0, 0);
    this.bytes.writeInt32BE(0, 4);
    this.bytes.writeUInt32BE(rowType, 8);
    this.bytes.writeInt32BE(rows, 12);
    this.bytes.writeInt32BE(1, 16);
    if (rows === 0) this.at = 12;
  }

  /** Begins a row; `bytesMax`: the most that its columns need beside their heads. */
  row(bytesMax: number): void {
    this.endRow();
    const needed = this.at + rowHeadBytes + this.columns * columnHeadBytes + bytesMax;
    if (needed > this.bytes.length) this.grow(needed);
    this.rowAt = this.at;
    this.at += 4;
    this.word(this.columns);
  }

  uuid(text: string): void {
    this.head(types.uuid, uuidBytes);
    let from = 0;
    for (let nth = 0; nth < uuidBytes; nth += 1) {
      if (text.charCodeAt(from) === dash) from += 1;
      const high = digits[text.charCodeAt(from)] ?? none;
      const low = digits[text.charCodeAt(from + 1)] ?? none;
      if (high === none || low === none) throw new Error('an id is no uuid');
      this.bytes[this.at++] = (high << 4) | low;
      from += 2;
    }
    if (from !== text.length) throw new Error('an id is no uuid');
  }

  /** Bytes, told by their hexadecimal digits. */
  hex(text: string): void {
    this.head(types.bytea, text.length / 2);
    this.at += this.bytes.write(text, this.at, 'hex');
  }

  int4(value: number | null): void {
    if (value === null) return this.head(types.int4, noValue);
    this.head(types.int4, 4);
    this.word(value);
  }

  int8(value: number): void {
    this.head(types.int8, 8);
    this.word(Math.floor(value / 2 ** 32));
    this.word(value);
  }

  /** One column or several, ready made by `textColumn`. */
  ready(columns: Buffer): void {
    this.bytes.set(columns, this.at);
    this.at += columns.length;
  }

  /** The whole list; nothing is added to it after that. */
  list(): Buffer {
    this.endRow();
    return this.bytes.subarray(0, this.at);
  }

  private endRow(): void {
    if (this.rowAt > 0) this.bytes.writeInt32BE(this.at - this.rowAt - 4, this.rowAt);
  }

  private head(type: number, bytes: number): void {
    this.word(type);
    this.word(bytes);
  }

  /** The lower 32 bits, written by hand: a call of `writeInt32BE` also checks what is known here. */
  private word(value: number): void {
    const { bytes, at } = this;
    bytes[at] = value >>> 24;
    bytes[at + 1] = value >>> 16;
    bytes[at + 2] = value >>> 8;
    bytes[at + 3] = value;
    this.at = at + 4;
  }

  private grow(needed: number): void {
    const longer = Buffer.allocUnsafe(Math.max(needed, 2 * this.bytes.length));
    this.bytes.copy(longer, 0, 0, this.at);
    this.bytes = longer;
  }
}
