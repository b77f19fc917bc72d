// What was recognised of the file, to be changed: where it goes, which layer of it, its reference system, its encoding.

import { html, nothing, type TemplateResult } from 'lit';
import type { Cible, Depot, Options, Profil } from '../api/depot.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';

type Change = (patch: Options) => void;

const SYSTEMS: readonly (readonly [number, string])[] = [
  [2154, 'Lambert-93 (2154)'],
  [3950, 'CC50 (3950)'],
  [4326, 'WGS 84, degrés (4326)'],
  [3857, 'Web Mercator (3857)'],
  [27572, 'Lambert II étendu (27572)'],
  [3949, 'CC49 (3949)'],
  [4171, 'RGF93, degrés (4171)'],
];

const ENCODINGS: readonly string[] = ['UTF-8', 'windows-1252', 'ISO-8859-15', 'IBM850', 'macintosh'];

const ORIGINS: Readonly<Record<string, string>> = {
  fichier: 'Lu dans le fichier.',
  choix: 'Choisi par vous.',
  detection: 'Reconnu aux octets du fichier.',
  format: 'Celui de ce format.',
  aucune: 'Le fichier ne le dit pas : choisissez-le.',
};

function choice(id: string, label: string, options: readonly (readonly [string, string])[], value: string, onChange: (value: string) => void, hint = ''): TemplateResult {
  return html`
    <div class="form-field"><label for=${id}>${label}</label>
      <select id=${id} aria-describedby=${hint === '' ? nothing : `${id}-hint`} @change=${(event: Event) => onChange((event.target as HTMLSelectElement).value)}>
        ${options.map(([code, name]) => html`<option value=${code} .selected=${code === value}>${glue(name)}</option>`)}
      </select>
      ${hint === '' ? nothing : html`<p class="hint" id="${id}-hint">${glue(hint)}</p>`}</div>`;
}

function layerChoice({ couches_fichier, couche_fichier }: Depot, change: Change): TemplateResult | typeof nothing {
  if (couches_fichier.length < 2) return nothing;
  const options = couches_fichier.map(({ nom, lignes, geometrie }) => [nom, `${nom} (${lignes === null ? '' : `${plural(lignes, 'ligne')}, `}${geometrie ?? 'sans géométrie'})`] as const);
  return choice('depot-couche', 'Couche ou feuille du fichier', [...(couche_fichier === null ? [['', 'Choisir…'] as const] : []), ...options], couche_fichier ?? '',
    (couche_fichier) => change({ couche_fichier, correspondance: null, choix: null, corrections: null } as unknown as Options));
}

/** Asked too when a file could not be read: it may be what is missing. */
function crsChoice({ crs, etat, demande }: Depot, change: Change): TemplateResult | typeof nothing {
  if (etat === 'pret' && (crs === null || crs.epsg === null)) return nothing;
  const epsg = demande.crs ?? crs?.epsg ?? null;
  const known = epsg === null || SYSTEMS.some(([code]) => code === epsg) ? SYSTEMS : [[epsg, `${crs?.nom ?? 'EPSG'} (${epsg})`] as const, ...SYSTEMS];
  return choice('depot-crs', 'Système de coordonnées', [...(epsg === null ? [['', 'Choisir…'] as const] : []), ...known.map(([code, name]) => [String(code), name] as const)], epsg === null ? '' : String(epsg),
    (code) => change({ crs: code === '' ? null : Number(code) }), ORIGINS[demande.crs ? 'choix' : (crs?.origine ?? 'aucune')] ?? '');
}

function encodingChoice({ encodage }: Depot, change: Change): TemplateResult | typeof nothing {
  if (encodage === null) return nothing;
  const names = ENCODINGS.includes(encodage.nom) ? ENCODINGS : [encodage.nom, ...ENCODINGS];
  return choice('depot-encodage', 'Encodage des textes', names.map((name) => [name, name] as const), encodage.nom,
    (code) => change({ encodage: code }), ORIGINS[encodage.origine] ?? '');
}

export function settings(depot: Depot, cibles: readonly Cible[], profils: readonly Profil[], change: Change): TemplateResult {
  const target = depot.cible?.id ?? '';
  const targets = cibles.map(({ id, titre }) => [id, titre] as const);
  const recognised = depot.profils.map(({ id, titre }) => [id, `${titre} (reconnu)`] as const);
  const others = profils.filter(({ id, target: of }) => of === target && !depot.profils.some((each) => each.id === id)).map(({ id, title }) => [id, title] as const);
  return html`
    <div class="form-fields depot-settings">
      ${choice('depot-cible', 'Couche à remplir', [...(target === '' ? [['', 'Choisir…'] as const] : []), ...targets], target,
        (cible) => change({ cible, profil: null, correspondance: null, choix: null, corrections: null } as unknown as Options))}
      ${choice('depot-profil', 'Profil de lecture', [['automatique', 'D’après les noms des colonnes'], ...recognised, ...others], depot.profil?.id ?? 'automatique',
        (profil) => change({ profil, correspondance: null } as unknown as Options),
        'Un profil sait lire un standard : noms des colonnes, codes, dates.')}
      ${layerChoice(depot, change)}${crsChoice(depot, change)}${encodingChoice(depot, change)}
    </div>`;
}
