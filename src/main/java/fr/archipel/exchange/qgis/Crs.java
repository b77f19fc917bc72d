package fr.archipel.exchange.qgis;

import fr.archipel.style.qml.Xml;

/** Reference systems as QGIS describes them; it takes one without its WKT for a system without units. */
enum Crs {
    LAMBERT_93(
            "EPSG:2154",
            "RGF93 v1 / Lambert-93",
            "lcc",
            "EPSG:7019",
            false,
            "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80"
                    + " +towgs84=0,0,0,0,0,0,0 +units=m +no_defs",
            """
            PROJCRS["RGF93 v1 / Lambert-93",\
            BASEGEOGCRS["RGF93 v1",DATUM["Reseau Geodesique Francais 1993 v1",\
            ELLIPSOID["GRS 1980",6378137,298.257222101,LENGTHUNIT["metre",1]]],\
            PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4171]],\
            CONVERSION["Lambert-93",METHOD["Lambert Conic Conformal (2SP)",ID["EPSG",9802]],\
            PARAMETER["Latitude of false origin",46.5,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8821]],\
            PARAMETER["Longitude of false origin",3,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8822]],\
            PARAMETER["Latitude of 1st standard parallel",49,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8823]],\
            PARAMETER["Latitude of 2nd standard parallel",44,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8824]],\
            PARAMETER["Easting at false origin",700000,LENGTHUNIT["metre",1],ID["EPSG",8826]],\
            PARAMETER["Northing at false origin",6600000,LENGTHUNIT["metre",1],ID["EPSG",8827]]],\
            CS[Cartesian,2],AXIS["easting (X)",east,ORDER[1],LENGTHUNIT["metre",1]],\
            AXIS["northing (Y)",north,ORDER[2],LENGTHUNIT["metre",1]],ID["EPSG",2154]]"""),
    DEGREES("EPSG:4326", "WGS 84", "longlat", "EPSG:7030", true, "+proj=longlat +datum=WGS84 +no_defs", """
            GEOGCRS["WGS 84",DATUM["World Geodetic System 1984",\
            ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]],\
            PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],\
            CS[ellipsoidal,2],AXIS["geodetic latitude (Lat)",north,ORDER[1],ANGLEUNIT["degree",0.0174532925199433]],\
            AXIS["geodetic longitude (Lon)",east,ORDER[2],ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4326]]""");

    private final String authid;
    private final String description;
    private final String projection;
    private final String ellipsoid;
    private final boolean geographic;
    private final String proj;
    private final String wkt;

    Crs(
            String authid,
            String description,
            String projection,
            String ellipsoid,
            boolean geographic,
            String proj,
            String wkt) {
        this.authid = authid;
        this.description = description;
        this.projection = projection;
        this.ellipsoid = ellipsoid;
        this.geographic = geographic;
        this.proj = proj;
        this.wkt = wkt;
    }

    String authid() {
        return authid;
    }

    String ellipsoid() {
        return ellipsoid;
    }

    void write(Xml xml, String element) {
        xml.open(element);
        system(xml);
        xml.close();
    }

    void system(Xml xml) {
        xml.open("spatialrefsys");
        xml.text("wkt", wkt).text("proj4", proj);
        xml.text("srid", authid.substring("EPSG:".length())).text("authid", authid);
        xml.text("description", description);
        xml.text("projectionacronym", projection).text("ellipsoidacronym", ellipsoid);
        xml.text("geographicflag", Boolean.toString(geographic));
        xml.close();
    }
}
