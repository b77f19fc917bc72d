package fr.archipel.exchange.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What columns say, from their titles. */
class TitlesTest {
    private static final Parties PARTIES = new Parties(
            List.of(
                    new Parties.Partie("etat", "État", List.of("etat")),
                    new Parties.Partie("region", "Région Hauts-de-France", List.of("region hauts de france", "region")),
                    new Parties.Partie("agence-eau", "Agence de l'eau", List.of("agence de l eau")),
                    new Parties.Partie("europe", "Union européenne", List.of("union europeenne", "europe", "feder"))),
            List.of("etat"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "N° | numero",
                "n°  FICHE | numero",
                "Numéro de la fiche | numero",
                "Fiche action | titre",
                "INTITULÉ de l’action | titre",
                "Statut | statut",
                "Coût total (€ HT) | cout",
                "Coût total prévisionnel (k€) | cout",
                "Montant de l'opération TTC | cout",
                "Réalisé 2023 | realise.2023",
                "Dépenses mandatées 2024 (€) | realise.2024",
                "Dépensé 2024 | realise.2024",
                "Réalisé au 31/12/2024 | realise",
                "Dépenses réalisées cumulées 2024 | realise",
                "Prévu 2024-2026 | prevu",
                "Prévu 2024 | prevu.2024",
                "CP 2025 | prevu.2025",
                "Prévisionnel 2026 en k€ | prevu.2026",
                "DETR notifié | notifie.etat.DETR",
                "Montant DSIL attribué | notifie.etat.DSIL",
                "Région - sollicité | sollicite.region",
                "Subvention Agence de l’Eau versée | verse.agence-eau",
                "FEDER prévisionnel | attendu.europe.FEDER",
                "Montant versé | verse",
                "Notifié (€) | notifie",
                "Date COPIL | date_copil",
                "Passage en COTECH | date_cotech",
                "Date de notification DETR | date_notifie.etat.DETR",
                "Date de versement | date_verse",
                "Commentaires | note",
                "Motif | motif",
                "Instance | instance"
            })
    void a_usual_title_is_understood(String title, String champ) {
        Champ guess = Titles.guess(title, PARTIES).champ();
        assertThat(guess).as(title).isNotNull();
        assertThat(guess.id()).isEqualTo(champ);
        assertThat(Champ.parse(champ, PARTIES)).contains(guess);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Reste à financer | Calculé",
                "Taux de réalisation | Calculé",
                "Avancement % | Calculé",
                "2024 | prévue ou réalisée",
                "Dépenses 2024 | prévue ou réalisée",
                "Payé 2024 | sans financeur",
                "DETR versé 2024 | comme un cumul",
                "DETR | sans dire l'étape"
            })
    void what_cannot_be_imported_says_why(String title, String remark) {
        Titles.Guess guess = Titles.guess(title, PARTIES);
        assertThat(guess.champ()).isNull();
        assertThat(guess.remark()).contains(remark);
    }

    @Test
    void a_title_that_says_something_else_is_left() {
        for (String title : List.of("Maître d'ouvrage", "Axe", "Commune", "Date de mise à jour", "Total")) {
            assertThat(Titles.guess(title, PARTIES).champ()).as(title).isNull();
        }
    }

    @Test
    void units_are_read_from_titles() {
        assertThat(Titles.unit("Coût (k€)")).isEqualTo(1000);
        assertThat(Titles.unit("Montants en milliers d’euros")).isEqualTo(1000);
        assertThat(Titles.unit("Coût en M€")).isEqualTo(1_000_000);
        assertThat(Titles.unit("Coût (€)")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "31/05/2024, 2024-05-31",
        "1-2-24, 2024-02-01",
        "COPIL du 12.03.2024, 2024-03-12",
        "2024-05-31, 2024-05-31",
        "1er août 2024, 2024-08-01"
    })
    void a_date_is_read_as_people_write_it(String written, String day) {
        assertThat(Days.find(written)).contains(LocalDate.parse(day));
    }

    @Test
    void what_is_no_date_or_two_is_not_read() {
        for (String written : List.of("mai 2024", "31/02/2024", "12/03/2024 puis 14/04/2024", "2024", "")) {
            assertThat(Days.find(written)).as(written).isEmpty();
        }
        assertThat(Days.read(GridCell.number(new BigDecimal("45443"), false))).contains(LocalDate.of(2024, 5, 31));
    }

    @Test
    void numbers_of_fiches_have_one_form() {
        for (String written : List.of("1.1", "1,1", "Fiche n° 1.1", "01.01", "N°1.1", "action 1.1")) {
            assertThat(FicheFinder.key(written)).as(written).isEqualTo("1.1");
        }
    }
}
