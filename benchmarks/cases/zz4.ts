import { CaseIndex } from '../../src/cases/case-index/case-index.ts';
import { mixedCases, targetAt } from './data.ts';
import { naiveScan } from './naive-scan.ts';
const cpu=()=>{const u=process.cpuUsage();return (u.user+u.system)/1000};
const n = Number(process.argv[2]); const engine = (process.argv[3] ?? 'wasm') as any;
const data = mixedCases(n, 1); const held = mixedCases(200, 2);
let t = cpu();
const index = CaseIndex.build(data.schema, {columns: data.columns as any}, {engine});
console.log('build', cpu()-t);
const c = (index as any).__contents?.() ;
const q = index.compile({k:10});
const targets = Array.from({length:200},(_,i)=>targetAt(held,i));
// naive over the same stored numbers
const seg = index.peek();
const m = seg.segments[0].arrays.measuring; const w = data.schema.attributes.length;
const recs = new Float32Array(n*w);
for (let s=0;s<n;s++){ const num=seg.segments[0].numbers[s]; for (let j=0;j<w;j++) recs[num*w+j]=m.records[s*m.stride+j]; }
const spans = Float64Array.from(seg.frozen, (f:any)=>f.attribute.kind==='categorical'?0:f.span/f.unit);
const naive = naiveScan(recs, spans); const weights = Float64Array.from(data.schema.attributes, a=>a.weight!);
const nn = new Int32Array(10), dd = new Float64Array(10);
let bad=0; const R=Number(process.argv[4]??40);
const ours:number[]=[], theirs:number[]=[];
for (let r=0;r<3;r++) for (let i=0;i<R;i++){
  let a=cpu(); const p=performance.now(); const res=q.run(targets[i]!); const e=performance.now()-p; ours[i]=Math.min(ours[i]??1e9,e);
  const st=(q as any).peekTarget(targets[i]!);
  const s=performance.now(); naive.nearest(Float32Array.from(st.numbers), weights, nn, dd); theirs[i]=Math.min(theirs[i]??1e9,performance.now()-s);
  for (let x=0;x<10;x++) if (Math.abs(dd[x]!-res.distances[x]!)>1e-12) bad++;
}
const mean=(x:number[])=>x.reduce((a,b)=>a+b)/x.length;
console.log(engine, n, 'ours', mean(ours), 'naive', mean(theirs), 'ratio', mean(theirs)/mean(ours), 'bad', bad, (globalThis as any).__st);
