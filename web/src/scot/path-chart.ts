// The decade as a line: consumed so far, the pace carried on, what each rate permits, and the known projects as a band of
// doubt; the table under it has the same numbers.

import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Trajectory } from '../api/trajectory.ts';
import { plain } from '../format/number.ts';
import { known } from '../ui/parts.ts';
import { ha, interval, rate } from './figures.ts';
import { BASE, HEIGHT, LEFT, type PathModel, pathModel, WIDTH } from './path-scale.ts';
import { spread } from './chart-scale.ts';

const LABELS = WIDTH - 144;

function lines(model: PathModel, from: number, to: number): SVGTemplateResult {
  const { points, last, projection, projects, rates, x, y } = model;
  if (last === null || last.cumul === null) return svg``;
  const known = points.filter(({ cumul }) => cumul !== null).map(({ annee, cumul }) => `${x(annee)} ${y(cumul ?? 0)}`);
  const [lastX, lastY, endX] = [x(last.annee), y(last.cumul), x(to)];
  const end = points[points.length - 1];
  const names = [
    ...rates.map((value, index) => ({ name: `enveloppe à ${rate(value)}`, value: end?.permis[index] ?? 0 })),
    ...(projection === null ? [] : [{ name: 'au rythme actuel', value: projection }]),
    ...(projects === null ? [] : [{ name: 'avec les projets, au plus', value: projects.maximum }]),
  ].map(({ name, value }) => ({ name, value, y: y(value), x1: 0, x2: 0, labelY: 0 }));
  return svg`
    ${projects === null ? nothing : svg`<path class="path-band" d="M${lastX} ${lastY}L${endX} ${y(projects.maximum)}V${y(projects.minimum)}Z" />`}
    ${rates.map((_, index) => svg`<path class="flux-line permitted" d="M${x(from - 1)} ${BASE}L${endX} ${y(end?.permis[index] ?? 0)}" />`)}
    ${projection === null ? nothing : svg`<path class="flux-line pace" d="M${lastX} ${lastY}L${endX} ${y(projection)}" />`}
    <path class="flux-line path-known" d="M${x(from - 1)} ${BASE}L${known.join('L')}" />
    ${points.map(({ annee, cumul }) => (cumul === null ? nothing : svg`<circle class="path-dot" cx=${x(annee)} cy=${y(cumul)} r="3.5" />`))}
    ${spread(names).map(({ name, value, labelY }) => svg`<text class="flux-label" x=${LABELS} y=${labelY}>${name} : ${ha(value)}</text>`)}`;
}

export function pathPart(trajectory: Trajectory): TemplateResult | typeof nothing {
  const model = pathModel(trajectory);
  const { decennie } = trajectory;
  if (model === null || decennie === null) return nothing;
  const { points, ticks, rates, projects, x, y } = model;
  return html`
    <div class="scroll" tabindex="0" role="group" aria-label="Consommation cumulée depuis ${decennie.debut}, en hectares, et ce que chaque taux permet. Les mêmes nombres sont dans le tableau qui suit.">
      <svg class="path-chart" viewBox="0 0 ${WIDTH + 60} ${HEIGHT}" aria-hidden="true">
        ${ticks.map((value) => svg`<path class="flux-tick" d="M${LEFT} ${y(value)}H${LABELS - 6}" /><text class="bar-year" x=${LEFT - 6} y=${y(value) + 4} text-anchor="end">${plain(value)}</text>`)}
        <text class="bar-year" x="2" y="12">ha, cumulés</text>
        ${points.map(({ annee }) => svg`<text class="bar-year" x=${x(annee)} y=${BASE + 16} text-anchor="middle">${annee}</text>`)}
        ${lines(model, decennie.debut, decennie.fin)}
        <path class="bar-base" d="M${LEFT} ${BASE}H${LABELS - 6}" />
      </svg>
    </div>
    ${projects === null ? nothing : html`<ul class="band-key"><li><span class="key path-band"></span>Ce que les projets connus ajouteraient : ${interval(projects)} en tout</li></ul>`}
    <details class="more"><summary>Les mêmes nombres en tableau, cumulés</summary>
      <table class="figures by-year">
        <caption class="visually-hidden">Consommation cumulée, et ce que chaque taux permet</caption>
        <thead><tr><th scope="col">Fin</th><th scope="col">Consommé</th>${rates.map((value) => html`<th scope="col">Permis à ${rate(value)}</th>`)}</tr></thead>
        <tbody>${points.map(({ annee, cumul, permis }) => html`<tr><th scope="row">${annee}</th><td>${known(cumul, ha)}</td>${permis.map((value) => html`<td>${ha(value)}</td>`)}</tr>`)}</tbody>
      </table></details>`;
}
