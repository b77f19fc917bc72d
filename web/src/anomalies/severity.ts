// How much a finding matters: a shape and a word, colour only added.

import { html, type TemplateResult } from 'lit';
import type { Severity } from '../api/anomaly.ts';

export const SEVERITIES: readonly Severity[] = ['erreur', 'avertissement', 'information'];

const TITLES: Readonly<Record<Severity, readonly [string, string]>> = {
  erreur: ['Erreur', 'Erreurs'],
  avertissement: ['Avertissement', 'Avertissements'],
  information: ['Information', 'Informations'],
};

const SHAPES: Readonly<Record<Severity, string>> = { erreur: 'M6 0l6 6-6 6-6-6z', avertissement: 'M6 1l6 10H0z', information: 'M6 1a5 5 0 1 1 0 10a5 5 0 0 1 0-10z' };

export const SEVERITY_MEANINGS: Readonly<Record<Severity, string>> = {
  erreur: 'deux chiffres imprimés qui ne peuvent pas être justes ensemble',
  avertissement: 'un doute à lever',
  information: 'une remarque',
};

export function severities(severity: Severity): string {
  return TITLES[severity][1];
}

export function severityMark(severity: Severity): TemplateResult {
  return html`<svg class="severity-shape ${severity}" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><path d=${SHAPES[severity]} /></svg>`;
}

export function severityBadge(severity: Severity): TemplateResult {
  return html`<span class="severity">${severityMark(severity)} ${TITLES[severity][0]}</span>`;
}
