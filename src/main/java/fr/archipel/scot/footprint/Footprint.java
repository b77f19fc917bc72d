package fr.archipel.scot.footprint;

import fr.archipel.analysis.Measures;
import java.math.BigDecimal;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * What a file's polygons cover together.
 *
 * @param fichier name of the file, without folders
 * @param couche the layer read, as the file names it
 * @param crs the system its coordinates were read in, {@code EPSG:2154}
 * @param objets how many of its objects make the footprint
 * @param remarques what was left out, repaired or read otherwise than it stands; French sentences
 * @param geometry polygons in EPSG:2154, valid, each m² once
 */
public record Footprint(
        String fichier, String couche, String crs, int objets, List<String> remarques, Geometry geometry) {

    /** What is answered of the file beside the check. */
    public record Facts(
            String nom, String couche, String crs, int objets, BigDecimal surfaceHa, List<String> remarques) {}

    /** A word for the project: the layer when it is named otherwise than the file, else the file without its extension. */
    public String title() {
        String bare = fichier.replaceFirst("\\.[A-Za-z0-9]{1,10}$", "");
        String title = couche.isBlank() || couche.equals(bare) ? bare : bare + ", " + couche;
        return title.substring(0, Math.min(title.length(), 200));
    }

    public Facts facts() {
        return new Facts(fichier, couche, crs, objets, Measures.hectares(geometry.getArea()), remarques);
    }
}
