package fr.archipel.feature.format;

import java.io.OutputStream;

/**
 * GML 3.2, Simple Features profile level 0 (OGC 10-100r3), in the collection of OGC API – Features (17-069r4 § 8.4). Lists are
 * joined with {@code |}: level 0 has no element twice.
 */
final class GmlFormat implements FeatureFormat {
    private static final String PROFILE = "http://www.opengis.net/def/profile/ogc/2.0/gml-sf0";

    @Override
    public String id() {
        return "gml";
    }

    @Override
    public String extension() {
        return "gml";
    }

    @Override
    public String mediaType() {
        return "application/gml+xml; version=3.2; profile=" + PROFILE;
    }

    @Override
    public String title() {
        return "GML 3.2";
    }

    @Override
    public boolean paged() {
        return false;
    }

    @Override
    public FeatureEncoder open(Output what, OutputStream out) {
        return new GmlFeatures(what, out);
    }
}
