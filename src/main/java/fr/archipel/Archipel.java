package fr.archipel;

import fr.archipel.cli.ArchipelCommand;

/** Entry point. */
public final class Archipel {
    private Archipel() {}

    public static void main(String[] args) {
        System.exit(ArchipelCommand.run(args));
    }
}
