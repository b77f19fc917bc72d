package fr.archipel.territory.schematic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeedFileTest {

    @Test
    void hectaresBecomeSquareMetres() {
        assertThat(SeedFile.parse("insee,nom,surface_ha,x_l93,y_l93\n62498,Lens,1165.46,684930,7037000\n"))
                .containsExactly(new Seed("62498", "Lens", 11_654_600, 684_930, 7_037_000));
    }

    @Test
    void aValueThatIsNotANumberIsNamedWithItsLineAndColumn() {
        assertThatThrownBy(() -> SeedFile.parse("insee,nom,surface_ha,x_l93,y_l93\n62498,Lens,onze,684930,7037000\n"))
                .hasMessage("Ligne 2, colonne « surface_ha » : « onze » n'est pas un nombre.");
    }

    @Test
    void aMissingColumnIsNamed() {
        assertThatThrownBy(() -> SeedFile.parse("insee,nom,x_l93,y_l93\n62498,Lens,684930,7037000\n"))
                .hasMessage("La colonne « surface_ha » manque.");
    }
}
