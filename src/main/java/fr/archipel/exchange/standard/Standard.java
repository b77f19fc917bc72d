package fr.archipel.exchange.standard;

import java.util.List;

/**
 * A standard that one of our layers can be given in.
 *
 * @param id part of its addresses
 * @param schema address of its schema: an identifier, never fetched
 * @param page where people read about it
 * @param layer the layer of ours that it is made of
 * @param description French: what the files hold
 * @param emptyMembers whether a JSON file writes a value we do not have as null, or not at all
 */
public record Standard(
        String id,
        String title,
        String version,
        String layer,
        String schema,
        String page,
        String description,
        List<File> files,
        boolean emptyMembers,
        List<StandardTable> tables) {

    /** A file of a standard: its name is the last part of its address. */
    public record File(String name, FileForm form) {}

    public Standard {
        files = List.copyOf(files);
        tables = List.copyOf(tables);
    }

    /** « CNIG Friches 1.0.6 ». */
    public String fullTitle() {
        return title + " " + version;
    }
}
