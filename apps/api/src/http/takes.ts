import { SetMetadata } from '@nestjs/common';

/** Media types of a body that a handler reads itself, as bytes; docs/openapi.yaml names them. */
export const TAKES = 'takes';
export const Takes = (...types: string[]) => SetMetadata(TAKES, types);
