// What a territory's page is made of: figures, tables, links to where each thing lives.

import { html, nothing, type TemplateResult } from 'lit';
import type { Figure, Land, Measure, Money, Territory, TerritoryFiche, TerritoryLayer } from '../api/territory.ts';
import { status } from '../format/code.ts';
import { count, euros, hectares, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { scotRoute } from '../state/scot-route.ts';
import { communeLink, contractName, objetLink } from '../ui/links.ts';
import { type Content, known, unknown } from '../ui/parts.ts';
import { severityShape, severityWord } from '../ui/severity.ts';
import { ALERTS, extentText, figureText, TIES } from './words.ts';

export function figures(list: readonly Figure[]): TemplateResult {
  return html`<dl class="key-figures">${list.map((figure) => html`
    <div class="key-figure">
      <dt>${glue(figure.titre)}</dt>
      <dd>${figureText(figure) ?? html`${unknown()}<span class="figure-why">${figure.raison === null ? nothing : glue(figure.raison)}</span>`}</dd>
      ${figure.valeur === null || figure.source === null ? nothing : html`<dd class="figure-why">${figure.source}</dd>`}
    </div>`)}</dl>`;
}

function money(value: number | null): Content {
  return known(value, euros);
}

export function partnersTable({ par_partenaire: partners }: Money): TemplateResult {
  return partners.length === 0 ? html`<p class="empty">Aucun financement n’est connu.</p>` : html`
    <div class="scroll" tabindex="0" role="group" aria-label="Argent par partenaire"><table class="figures">
      <thead><tr><th scope="col">Partenaire</th><th scope="col">Fiches</th><th scope="col">Financement connu</th><th scope="col">Notifié</th><th scope="col">Engagé</th><th scope="col">Versé</th></tr></thead>
      <tbody>${partners.map((each) => html`<tr><th scope="row">${each.parties === null ? html`<em class="unknown">Financeur non nommé</em>` : each.parties.map(({ nom }) => nom).join(', ')}</th>
        <td>${count(each.fiches)}</td><td>${money(each.retenu_eur)}</td><td>${money(each.notifie_eur)}</td><td>${money(each.engage_eur)}</td><td>${money(each.verse_eur)}</td></tr>`)}</tbody>
    </table></div>`;
}

function ficheLine(fiche: TerritoryFiche): TemplateResult {
  return html`<tr>
    <th scope="row"><a href=${href({ page: 'dossier', id: fiche.id })}><span class="fiche-number">${fiche.numero ?? fiche.id}</span> ${glue(fiche.titre)}</a>
      <div class="row-below">${contractName(fiche.contrat)} · ${fiche.maitres_ouvrage.join(', ')}</div></th>
    <td class="words">${status(fiche.statut)}</td>
    <td class="words">${TIES[fiche.lien] ?? fiche.lien}${fiche.lien === 'communes' && fiche.communes > fiche.communes_ici ? html`<div class="row-below">${count(fiche.communes_ici)} sur ${plural(fiche.communes, 'commune')}</div>` : nothing}</td>
    <td>${money(fiche.cout_eur)}</td>
    <td>${fiche.compte ? money(fiche.part_eur) : html`<em class="mention">à part</em>`}</td>
    <td>${money(fiche.realise_eur)}</td></tr>`;
}

export function fichesTable(fiches: readonly TerritoryFiche[], apart: boolean): TemplateResult {
  const shown = fiches.filter(({ compte }) => compte !== apart);
  return shown.length === 0 ? html`<p class="empty">${apart ? 'Aucune.' : 'Aucune fiche n’agit ici en propre.'}</p>` : html`
    <div class="scroll" tabindex="0" role="group" aria-label=${apart ? 'Fiches à part' : 'Fiches'}><table class="figures spread broad">
      <thead><tr><th scope="col">Action</th><th scope="col" class="words">Statut</th><th scope="col" class="words">Portée</th><th scope="col">Coût</th><th scope="col">Part d’ici</th><th scope="col">Réalisé</th></tr></thead>
      <tbody>${shown.map(ficheLine)}</tbody></table></div>`;
}

export function layerPart(layer: TerritoryLayer): TemplateResult {
  return html`<details class="more layer-objects"><summary>${layer.titre} <span class="group-total">${count(layer.nombre)}${layer.nombre === 0 ? '' : ` · ${extentText(layer.surface_ha, layer.longueur_km)}`}</span></summary>
    ${layer.liste.length === 0 ? html`<p class="empty">Aucun objet ici.</p>` : html`
      <ul class="rows">${layer.liste.map(({ id, nom, surface_ha, longueur_km }) => html`<li class="row"><div class="row-main">${objetLink({ layer: layer.couche, id, nom })}</div><div class="row-figure">${extentText(surface_ha, longueur_km)}</div></li>`)}</ul>
      ${layer.nombre > layer.liste.length ? html`<p class="hint">Les ${count(layer.liste.length)} premiers par le nom ; <a href=${href({ page: 'couche', layer: layer.couche })}>la couche les a tous</a>.</p>` : nothing}`}
    <p class="hint">${layer.source}</p></details>`;
}

function measure(measures: readonly Measure[], key: string): Content {
  return known(measures.find(({ cle }) => cle === key)?.valeur, hectares);
}

export function landPart(land: Land, perimeter: string): TemplateResult {
  const consumed = land.indicateurs.find(({ cle }) => cle === 'consommation');
  return html`
    ${consumed?.valeur === null ? html`<p class="reason-line">${glue(consumed.raison ?? 'Non renseigné.')}</p>` : html`
      <div class="scroll" tabindex="0" role="group" aria-label="Ce qui reste de l’enveloppe, par taux"><table class="figures">
        <thead><tr><th scope="col">Taux de réduction</th><th scope="col">Enveloppe</th><th scope="col">Consommé</th><th scope="col">Reste</th><th scope="col" class="words">Statut</th></tr></thead>
        <tbody>${land.hypotheses.map(({ taux_pct, etat, titre, mesures, statut }) => html`<tr><th scope="row">${count(taux_pct)} % <span class="unit">${etat}</span><div class="row-below">${titre}</div></th>
          <td>${measure(mesures, 'enveloppe')}</td><td>${measure(mesures, 'consommation')}</td><td>${measure(mesures, 'reste')}</td><td class="words">${statut.titre}</td></tr>`)}</tbody></table></div>`}
    ${land.doute.length === 0 ? nothing : html`<ul class="doubts">${land.doute.map((doubt) => html`<li>${glue(doubt)}</li>`)}</ul>`}
    <p class="actions"><a class="button" href=${href(scotRoute('trajectoire', perimeter))}>La trajectoire entière</a>
      <a class="button quiet" href=${href(scotRoute('rapport', perimeter))}>Le rapport local</a></p>`;
}

export function communesTable({ communes }: Territory): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Communes"><table class="figures">
    <thead><tr><th scope="col">Commune</th><th scope="col">Population</th><th scope="col">Surface</th><th scope="col">Fiches</th><th scope="col">Part du coût</th><th scope="col">Objets</th></tr></thead>
    <tbody>${communes.map((commune) => html`<tr><th scope="row"><a href=${href({ page: 'territoire', perimetre: `commune:${commune.insee}` })}>${commune.nom}</a></th>
      <td>${known(commune.population, count)}</td><td>${known(commune.surface_ha, hectares)}</td><td>${count(commune.fiches)}</td><td>${commune.fiches === 0 ? '' : money(commune.part_eur)}</td><td>${count(commune.objets)}</td></tr>`)}</tbody></table></div>`;
}

export function checksPart({ anomalies, alertes, qualite }: Territory): TemplateResult {
  return html`
    <div class="checks">
      <div><h3>Anomalies des contrats <span class="group-total">${count(anomalies.nombre)}</span></h3>
        ${anomalies.nombre === 0 ? html`<p class="empty">Aucune.</p>` : html`
          <ul class="rows">${anomalies.liste.slice(0, 6).map(({ severite, phrase, fiche, numero, contrat }) => html`<li class="row"><div class="row-main">${severityShape(severite)} <span class="visually-hidden">${severityWord(severite)} :</span> ${glue(phrase)}
            <div class="row-below">${fiche === null ? contractName(contrat) : html`<a href=${href({ page: 'dossier', id: fiche })}>Fiche ${numero ?? fiche}</a>`}</div></div></li>`)}</ul>
          <p class="hint"><a href=${href({ page: 'anomalies', id: '', filtres: {} })}>Toutes les anomalies des contrats</a></p>`}</div>
      <div><h3>Alertes du suivi <span class="group-total">${count(alertes.nombre)}</span></h3>
        ${alertes.nombre === 0 ? html`<p class="empty">Aucune.</p>` : html`<ul class="rows">${alertes.par_type.map(({ type, nombre }) => html`<li class="row"><div class="row-main">Fiches ${ALERTS[type] ?? type}</div><div class="row-figure">${count(nombre)}</div></li>`)}</ul>`}</div>
      <div><h3>Qualité des données</h3>
        ${qualite.length === 0 ? html`<p class="empty">Rien ne manque.</p>` : html`<ul class="rows">${qualite.map(({ regle, titre, nombre }) => html`<li class="row"><div class="row-main"><a href=${href({ page: 'qualite', filtres: { regle } })}>${titre}</a></div><div class="row-figure">${count(nombre)}</div></li>`)}</ul>`}</div>
    </div>`;
}

/** Where it lies: its agglomeration, its SCoT, and itself on the map. */
export function places({ perimetre, communes }: Territory): TemplateResult {
  const { type, id } = perimetre;
  const code = id.slice(id.indexOf(':') + 1);
  const map = type === 'commune' ? href({ page: 'commune', insee: code }) : type === 'communes' ? null : href({ page: 'objet', layer: type, id: code });
  const around = [
    ...(type === 'epci' ? [] : perimetre.epci.map(({ siren, nom }) => html`<a href=${href({ page: 'territoire', perimetre: `epci:${siren}` })}>${nom}</a>`)),
    ...(type === 'scot' ? [] : perimetre.scots.map((scot) => html`<a href=${href({ page: 'territoire', perimetre: `scot:${scot.id}` })}>${scot.nom}</a>`)),
    ...(map === null ? communes.map((commune) => communeLink(commune)) : [html`<a href=${map}>Voir sur la carte</a>`]),
  ];
  return html`<p class="subtitle">${around.map((link, index) => html`${index === 0 ? nothing : ' · '}${link}`)}</p>`;
}
