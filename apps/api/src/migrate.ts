import 'reflect-metadata';
import { migrate } from './db/data-source.js';
import { entities } from './entities.js';

const url = process.env['DATABASE_URL'];
if (!url) throw new Error('environment refused: DATABASE_URL is missing');
const applied = await migrate(url, entities);
process.stdout.write(
  applied.length === 0 ? 'migrations: nothing to do\n' : `migrations: ${applied.join(', ')}\n`,
);
