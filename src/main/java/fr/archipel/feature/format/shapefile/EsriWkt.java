package fr.archipel.feature.format.shapefile;

import fr.archipel.geo.ServedCrs;

/**
 * What a {@code .prj} says, in ESRI's own names, by which its readers know the system again: those that France uses are
 * written here (parameters: EPSG data set), any other as GeoTools does.
 */
final class EsriWkt {
    private static final String RGF93 = "GEOGCS[\"GCS_RGF_1993\",DATUM[\"D_RGF_1993\",SPHEROID[\"GRS_1980\",6378137.0,"
            + "298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
    private static final String WGS84 = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,"
            + "298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

    private EsriWkt() {}

    static String of(ServedCrs crs) {
        int code = crs.srid();
        if (code > 3941 && code < 3951) {
            return zone(code - 3900);
        }
        if (code > 32600 && code < 32661) {
            return utm(code - 32600);
        }
        return switch (code) {
            case 4326 -> WGS84;
            case 4171 -> RGF93;
            case 2154 -> conic("RGF_1993_Lambert_93", 700_000, 6_600_000, 46.5, 49, 44);
            case 3857 ->
                projected(
                        "WGS_1984_Web_Mercator_Auxiliary_Sphere",
                        WGS84,
                        "Mercator_Auxiliary_Sphere",
                        parameter("False_Easting", 0)
                                + parameter("False_Northing", 0)
                                + parameter("Central_Meridian", 0)
                                + parameter("Standard_Parallel_1", 0)
                                + parameter("Auxiliary_Sphere_Type", 0));
            default -> crs.definition().esriWkt();
        };
    }

    private static String zone(int zone) {
        return conic(
                "RGF_1993_CC" + zone, 1_700_000, 1_200_000 + (zone - 42) * 1_000_000.0, zone, zone - 0.75, zone + 0.75);
    }

    private static String utm(int zone) {
        return projected(
                "WGS_1984_UTM_Zone_" + zone + "N",
                WGS84,
                "Transverse_Mercator",
                parameter("False_Easting", 500_000)
                        + parameter("False_Northing", 0)
                        + parameter("Central_Meridian", 6 * zone - 183.0)
                        + parameter("Scale_Factor", 0.9996)
                        + parameter("Latitude_Of_Origin", 0));
    }

    private static String conic(
            String name, double easting, double northing, double latitude, double parallel1, double parallel2) {
        return projected(
                name,
                RGF93,
                "Lambert_Conformal_Conic",
                parameter("False_Easting", easting)
                        + parameter("False_Northing", northing)
                        + parameter("Central_Meridian", 3)
                        + parameter("Standard_Parallel_1", parallel1)
                        + parameter("Standard_Parallel_2", parallel2)
                        + parameter("Latitude_Of_Origin", latitude));
    }

    private static String projected(String name, String geographic, String projection, String parameters) {
        return "PROJCS[\"" + name + "\"," + geographic + ",PROJECTION[\"" + projection + "\"]" + parameters
                + ",UNIT[\"Meter\",1.0]]";
    }

    private static String parameter(String name, double value) {
        return ",PARAMETER[\"" + name + "\"," + value + "]";
    }
}
