// The guide of docs/guide as one page beside the application, aide.html, with its pictures: the same text, read without the
// repository. It knows the Markdown that the guide uses, no more.
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const REPOSITORY_ONLY = /^\.\.\/(?!images\/)/;

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Pictures, links, words set apart, on one line of text. A link to a page that is only in the repository is its words. */
function inline(text) {
  return escaped(text)
    .replace(/!\[([^\]]*)\]\(([^)]+)\)/g, (_, words, file) => `<img src="assets/aide/${file.split('/').pop()}" alt="${words}" loading="lazy">`)
    .replace(/\[([^\]]*)\]\(([^)]+)\)/g, (_, words, target) => (REPOSITORY_ONLY.test(target) ? `${words} (<code>docs/${target.slice(3)}</code>)` : `<a href="#${target.replace(/\.md$/, '')}">${words}</a>`))
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\*([^*]+)\*/g, '<em>$1</em>');
}

function table(rows) {
  const cells = (row, tag) => row.slice(1, -1).split('|').map((cell) => `<${tag}>${inline(cell.trim())}</${tag}>`).join('');
  const [head, , ...body] = rows;
  return `<div class="scroll"><table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${body.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table></div>`;
}

/** A block between empty lines. */
function block(text) {
  const lines = text.split('\n');
  const title = /^(#+) (.*)$/.exec(lines[0]);
  if (title) return `<h${title[1].length + 1}>${inline(title[2])}</h${title[1].length + 1}>`;
  if (lines[0].startsWith('|')) return table(lines);
  const marker = /^(?:- |(\d+)\. )/.exec(lines[0]);
  if (marker) {
    const items = text.split(/\n(?=- |\d+\. )/).map((item) => `<li>${inline(item.replace(/^(?:- |\d+\. )/, '').replace(/\s*\n\s*/g, ' '))}</li>`);
    return marker[1] === undefined ? `<ul>${items.join('')}</ul>` : `<ol start="${marker[1]}">${items.join('')}</ol>`;
  }
  return `<p>${inline(lines.join(' '))}</p>`;
}

export function toHtml(markdown) {
  return markdown.trim().split(/\n{2,}/).map(block).join('\n');
}

/** `style`: address of the stylesheet, from the page. */
export async function writeHelp(guide, dist, style) {
  const start = await readFile(join(guide, 'README.md'), 'utf8');
  const order = [...start.matchAll(/\]\(([\w-]+)\.md\)/g)].map(([, name]) => name);
  const parts = await Promise.all(order.map(async (name) => `<section id="${name}">\n${toHtml(await readFile(join(guide, `${name}.md`), 'utf8'))}\n</section>`));
  const images = join(dist, 'assets', 'aide');
  await mkdir(images, { recursive: true });
  for (const folder of [join(guide, 'images'), join(guide, '..', 'images')]) {
    for (const name of (await readdir(folder)).filter((each) => each.endsWith('.png'))) await cp(join(folder, name), join(images, name));
  }
  await writeFile(join(dist, 'aide.html'), `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <title>Aide · Archipel</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="${style}">
  </head>
  <body class="help">
    <header><a class="brand" href="/"><img src="favicon.svg" width="28" height="28" alt=""><span>Archipel</span></a></header>
    <main>
${toHtml(start).replaceAll('h2>', 'h1>').replaceAll('h3>', 'h2>')}
${parts.join('\n')}
    </main>
  </body>
</html>
`);
}
