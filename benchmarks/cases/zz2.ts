import { CaseIndex } from '../../src/cases/case-index/case-index.ts';
import { mixedCases, targetAt } from './data.ts';
const n = Number(process.argv[2]);
const data = mixedCases(n, 1);
const index = CaseIndex.build(data.schema, {columns: data.columns as any});
console.log('built');
