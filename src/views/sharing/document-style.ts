/**
 * The style of an article passed on as a file. It holds none of the characters that a drawn text node escapes, and
 * its hash stands in the file's policy: a test computes it again.
 */
export const documentStyle = `
:root{color-scheme:light dark}
body{max-width:42rem;margin:0 auto;padding:1rem;font:1.125rem/1.65 system-ui,sans-serif;color:#1d1b18;background:#fff;overflow-wrap:break-word}
.portal{margin:0;font-weight:700;color:#a3231f}
h1{margin:.4rem 0;font-size:1.6rem;line-height:1.28}
h2,h3,h4,h5,h6{font-size:1.15rem;line-height:1.35}
.facts,figcaption,footer{color:#59534b;font-size:.9375rem}
figure{margin:1.5rem 0}
figcaption{text-align:center}
img{width:auto;height:auto;max-width:100%}
figure img{display:block;margin:0 auto}
.frame-missing svg{display:none}
blockquote{margin:1rem 0;padding-left:1rem;border-left:4px solid #a3231f}
table{border-collapse:collapse}
th,td{padding:.3rem .6rem;border:1px solid #8a8378;vertical-align:top;text-align:left}
.table-scroll{overflow-x:auto}
pre{white-space:pre-wrap}
.icon{display:none}
.align-center{text-align:center}
.align-right,.unit{text-align:right}
.unit{font-weight:700}
a{color:#a3231f}
footer{margin-top:2rem;padding-top:.5rem;border-top:1px solid #8a8378}
@media (prefers-color-scheme:dark){body{color:#f0ece5;background:#141210}.facts,figcaption,footer{color:#b8b0a5}.portal,a{color:#ff9d90}}
@media print{body{color:#000;background:#fff}}
`;

export const documentStyleHash = 'sha256-CImPz1qf8vOzvawbINcMnWwycqfMUVUlsORFg9GX0T0=';
