import { fuzzPages } from '../test/fuzz/pages.ts'; import { mutate } from '../test/fuzz/mutate.ts'; import { tryCase } from '../test/fuzz/promises.ts'; import { diceOf } from '../test/support/dice.ts';
import { readPage } from '../src/compiler/reading.ts'; import { compileSite } from '../src/compiler/index.ts';
const pages=fuzzPages();
for (const seed of process.argv.slice(2).map(Number)) { const b=tryCase(pages,{page:seed%pages.length,seed}); if(!b){console.log(seed,'holds'); continue;}
 const line=Number(/line (\d+)/.exec(b.why)?.[1]); const r=readPage({path:'internal/page.md',text:b.text},()=>undefined,'en',()=>{});
 const l=r.lines.find(x=>x.number===line); const part=r.parts.find(p=>p.lines.some(x=>x.number===line));
 console.log('==',seed,b.what.join(' + '),b.why,'\n', l&&{text:l.text.slice(0,100),hidden:l.hidden}, part&&{title:part.title,name:part.name,first:part.lines[0]?.number,tables:part.taskTables.map(t=>[t.table.header.line.number,t.rows.length]),others:part.otherTables.map(t=>[t.header.line.number,t.header.cells.map(c=>c.text).join(' / ').slice(0,80),t.rows.length])});
 console.log(compileSite([{path:'internal/page.md',text:b.text}],{hash:()=>''}).pages[0]?.steps.map(s=>[s.title.slice(0,30),s.line,s.tasks.map(t=>t.id+':'+t.line).join(',')].join(' ')).slice(0,8));
}
