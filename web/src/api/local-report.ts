// The local report of art. L. 2231-1 of the CGCT: figures by the service, texts by people.

import { address } from './http.ts';

export function reportPath(perimetre: string): string {
  return `/api/rapports-locaux/${encodeURIComponent(perimetre).replaceAll('%3A', ':').replaceAll('%2C', ',')}`;
}

/** `annee`: empty for the service's own; `format`: html, pdf, odt. */
export function reportFile(perimetre: string, annee: string, format: string): string {
  return address(reportPath(perimetre), { annee, f: format });
}
