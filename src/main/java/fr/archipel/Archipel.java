package fr.archipel;

/** Entry point: hands the command line to {@code cli}. */
public final class Archipel {
    private Archipel() {}

    public static void main(String[] args) {
        System.out.println("Archipel");
    }
}
