package fr.archipel.exchange.intake;

/** Told how far an import is; asked whether it should end. */
public interface Progress {
    String READING = "lecture";
    String CHECKING = "controle";
    String COMPARING = "comparaison";
    String WRITING = "ecriture";

    Progress NONE = (step, done, total) -> {};

    /** {@code total}: -1 when nobody knows it. */
    void step(String step, long done, long total);

    default boolean cancelled() {
        return false;
    }
}
