import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractTitle } from '../src/format/contract.ts';

test('a contract is called by the initials of its kind and whose it is', () => {
  assert.equal(contractTitle({ titre: 'Contrat de relance et de transition écologique de Lens-Liévin', sigle: 'CRTE CALL' }), 'CRTE de Lens-Liévin');
  assert.equal(contractTitle({ titre: "Contrat territorial de relance et de transition écologique d'Hénin-Carvin", sigle: 'CTRTE CAHC' }), 'CTRTE d’Hénin-Carvin');
  assert.equal(contractTitle({ titre: 'Contrat de relance et de transition écologique de Béthune-Bruay, Artois Lys Romane', sigle: 'CRTE CABBALR' }), 'CRTE de Béthune-Bruay');
});

test('a title that the initials do not spell is the name itself', () => {
  assert.equal(contractTitle({ titre: "Cadre stratégique du Pôle métropolitain de l'Artois", sigle: 'PMA' }), 'Cadre stratégique du Pôle métropolitain de l’Artois');
  assert.equal(contractTitle({ titre: 'Contrat de ville', sigle: null }), 'Contrat de ville');
  assert.equal(contractTitle({ titre: 'Contrat de ville', sigle: 'CV' }), 'Contrat de ville');
});
