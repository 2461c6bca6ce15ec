import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { repository } from './folders';

const SCHEMA_FILE = join(repository, 'media/hitrate-session-1.schema.json');

let compiled: ValidateFunction | undefined;

/** What the published schema finds wrong with an exported session; nothing when it is right. */
export function schemaErrors(exported: unknown): string[] {
  compiled ??= new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as object);
  if (compiled(exported)) return [];
  return (compiled.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
