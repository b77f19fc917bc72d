package fr.archipel.cql2;

/** What a value is, with its name for people. */
public enum Type {
    TEXT("un texte"),
    NUMBER("un nombre"),
    BOOLEAN("vrai ou faux"),
    DATE("une date"),
    TIMESTAMP("un instant"),
    INTERVAL("un intervalle"),
    GEOMETRY("une géométrie"),
    /** Several texts: a set. */
    TEXTS("une liste");

    private final String words;

    Type(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    boolean isInstant() {
        return this == DATE || this == TIMESTAMP;
    }
}
