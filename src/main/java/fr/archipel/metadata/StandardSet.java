package fr.archipel.metadata;

import java.util.List;

/**
 * Files of a layer that follow a standard, as catalogues tell of them.
 *
 * @param id of the data set they make
 * @param title of the standard, with its version
 * @param description French: what the files hold
 * @param path of the data set's own record
 * @param page of the report that says where they fall short of the standard
 * @param schema address of the standard's schema: its identifier
 */
public record StandardSet(
        String id, String title, String description, String path, String page, String schema, List<File> files) {
    public StandardSet {
        files = List.copyOf(files);
    }

    /** {@code mediaType}: without parameters. */
    public record File(String title, String path, String mediaType) {}
}
