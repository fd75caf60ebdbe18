import { nested } from './nested.ts';
import type { Operation } from './operation.ts';
import { page } from './page.ts';
import { point } from './point.ts';
import { recordSession } from './record-session.ts';

export const operations: readonly Operation[] = [point, nested, page, recordSession];
