package fr.archipel.exchange.intake;

import fr.archipel.exchange.profile.Target;
import fr.archipel.exchange.reader.LayerReader;

/** Where targets and mappings come from. */
interface FileMappings {

    /** Throws a problem that names {@code cible} when there is none of that id. */
    Target target(String id);

    /** The target asked for, or the one the file's columns betray; the profile asked for, recognised, or made from names. */
    FileMapping of(ImportRequest request, LayerReader reader, String fileName);
}
