import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { servePool } = await import('../../src/workflow/pool-worker.ts');
servePool(parentPort);
