/** How the report looks, on a screen and on A4. Marks in pictures differ by shape and lightness, not by colour alone. */
export const STYLE = `
:root{--ink:#1c2630;--soft:#566472;--rule:#d3dae1;--paper:#f4f6f8;--blue:#1f5a8a;--mid:#8fb6d4;--pale:#d9e6f0;--warm:#b5541c}
*{box-sizing:border-box}
body{font:14px/1.55 "Segoe UI","Helvetica Neue",Arial,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;color:var(--ink);background:#fff;max-width:880px;margin:2.2rem auto;padding:0 1.4rem}
header{border-top:4px solid var(--blue);padding-top:.9rem}
header .kind{color:var(--blue);font-weight:600;letter-spacing:.06em;margin:0}
h1{font-size:1.55rem;line-height:1.3;margin:.15rem 0 .2rem;text-wrap:balance}
h2{font-size:1.12rem;border-bottom:1.5px solid var(--ink);margin:2.1rem 0 .7rem;padding-bottom:.2rem}
h3{font-size:1rem;margin:1.3rem 0 .3rem}
p{margin:.35rem 0}.soft{color:var(--soft)}.alarm{border-left:4px solid var(--warm);padding-left:.6rem;font-weight:600}
.key{display:grid;grid-template-columns:repeat(4,1fr);gap:0;margin:1.1rem 0;border:1px solid var(--rule);border-width:1px 0}
.key div{padding:.6rem .8rem;border-left:1px solid var(--rule)}.key div:first-child{border-left:0;padding-left:0}
.key dt{color:var(--soft);font-size:12.5px}.key dd{margin:0;font-size:12px}.key dd:nth-child(2){font-size:1.15rem;font-weight:600;font-variant-numeric:tabular-nums;white-space:nowrap}
table{border-collapse:collapse;width:100%;margin:.6rem 0 .8rem;font-size:13px}
th{text-align:left;color:var(--soft);font-weight:600;border-bottom:1.5px solid var(--soft);vertical-align:bottom}
th,td{padding:.26rem .7rem .26rem 0}td{border-bottom:1px solid var(--rule);vertical-align:top;overflow-wrap:anywhere}td:first-child{overflow-wrap:break-word}
td:last-child,th:last-child{padding-right:0}.n{text-align:right;font-variant-numeric:tabular-nums}td.n{white-space:nowrap}
tr.strong td{font-weight:700;background:var(--paper)}
ul{margin:.4rem 0;padding-left:1.2rem}li{margin:.15rem 0}
figure{margin:.9rem 0}figcaption{font-weight:600;font-size:13px}
svg{display:block;width:100%;height:auto;margin:.3rem 0}svg text{font-size:12px;fill:var(--ink)}svg text.soft{fill:var(--soft)}svg text.strong{font-weight:700}svg text.small{font-size:11px}
.grid{stroke:var(--rule);stroke-width:1}.axis{stroke:var(--soft);stroke-width:1}
.whisker{stroke:var(--blue);stroke-width:2}.whisker.strong{stroke:var(--warm);stroke-width:2.6}
.dot{fill:var(--blue)}.dot.strong{fill:var(--warm)}.band{fill:#f7e6da}.centre{stroke:var(--warm);stroke-width:1.5;stroke-dasharray:2 3}
.bar{fill:var(--mid)}.bar.dark{fill:var(--blue)}.bar.warm{fill:var(--warm)}.bar.whole{fill:#c9d1d8}.bar.back{fill:#fff;stroke:var(--soft);stroke-width:1}
.outline{fill:none;stroke:var(--ink);stroke-width:1.5}.limit{stroke:var(--warm);stroke-width:2.2;stroke-dasharray:6 4}
@media (max-width:640px){.key{grid-template-columns:repeat(2,1fr)}}
@media print{@page{size:A4;margin:15mm 16mm 17mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:9px}}
body{margin:0;padding:0;max-width:none;font-size:10.5px}table{font-size:9.5px}.key dt,.key dd{font-size:9px}.key dd:nth-child(2){font-size:13px}figcaption{font-size:10px}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}figure,tr{break-inside:avoid}h1,h2,h3{break-after:avoid}thead{display:table-header-group}}
`;
