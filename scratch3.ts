import { MODELS } from './src/catalog/models.ts';
import { verify } from './src/formula/verify/verify.ts';
let n=0; const t0=performance.now();
for (const m of MODELS) for (const e of m.checked.spec.examples) { const o = (m as any)(e.given); for (const k of [undefined, m, MODELS]) { const v = verify(o, k as any); n++; if(!v.ok) console.log(m.id, JSON.stringify(v.faults.slice(0,5),null,1)); } }
console.log(n, (performance.now()-t0)/n,'ms each');
