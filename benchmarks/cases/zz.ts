const cpu=()=>{const u=process.cpuUsage();return (u.user+u.system)/1000};
import { CaseIndex } from '/tmp/wt/index/src/cases/case-index/case-index.ts';
import { mixedCases, structurelessCases, targetAt } from '/tmp/wt/index/benchmarks/cases/data.ts';
import { naiveScan } from '/tmp/wt/index/benchmarks/cases/naive-scan.ts';
const n = Number(process.argv[2]);
const kind = process.argv[3] ?? 'mixed';
let t=cpu();
const data = kind==='mixed' ? mixedCases(n, 1) : structurelessCases(n,1);
const held = kind==='mixed' ? mixedCases(300, 2): structurelessCases(300,2);
console.log('data', cpu()-t);
const targets = Array.from({length:300},(_,i)=>targetAt(held,i));
for (const engine of ['js','wasm'] as const) {
  t=cpu();
  const index = CaseIndex.build(data.schema, {columns: data.columns as any}, {engine});
  console.log(engine, 'build', (cpu()-t).toFixed(0), 'bytes/case', index.bytes/n);
  const q = index.compile({k:10});
  let best=1e9, sum=0; const times:number[]=[];
  for (let r=0;r<3;r++){ for (const [i,x] of targets.entries()){ const s=cpu(); const m=q.run(x); const e=cpu()-s; sum+=m.distances[0]!; times[i]=Math.min(times[i]??1e9,e);} }
  times.sort((a,b)=>a-b);
  console.log(engine,'mean', times.reduce((a,b)=>a+b)/300, 'median', times[150], 'p99', times[297], sum);
  if (engine==='wasm') {
    const c=(index as any);
    let u=0.5; 
    const rnd=()=>{u=(u*16807.3+0.1)%1;return u};
    const st=cpu();
    for (let i=0;i<300;i++){ const w=Object.fromEntries(data.schema.attributes.map(a=>[a.name, rnd()<0.25?0:rnd()+0.01])); index.query(targets[i]!, {k:10, weights:w}); }
    console.log('random weights mean', (cpu()-st)/300);
  }
}
