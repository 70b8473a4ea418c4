import { log, log1p } from '../../src/numeric/elementary.ts';
let s=0; for (let r=0;r<4;r++){ const c=process.cpuUsage(); for (let i=1;i<1e6;i++) s+=log(i*1.37); console.log('log ns', (process.cpuUsage(c).user)/1000); const d=process.cpuUsage(); for (let i=1;i<1e6;i++) s+=log1p(i*1.37); console.log('log1p ns', (process.cpuUsage(d).user)/1000);} console.log(s);
