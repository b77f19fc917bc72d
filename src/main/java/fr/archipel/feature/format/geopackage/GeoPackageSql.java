package fr.archipel.feature.format.geopackage;

import java.util.List;

/** The statements that GeoPackage prescribes. Source: OGC 12-128r18, annexes C, D and F.3. */
final class GeoPackageSql {
    private GeoPackageSql() {}

    /** Before anything else; no journal, since a file that was not finished is thrown away. */
    static final List<String> PRAGMAS = List.of(
            "PRAGMA page_size = 4096",
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            "PRAGMA locking_mode = EXCLUSIVE",
            "PRAGMA application_id = 0x47504B47",
            "PRAGMA user_version = 10300");

    static final List<String> TABLES = List.of("""
            CREATE TABLE gpkg_spatial_ref_sys (
              srs_name TEXT NOT NULL,
              srs_id INTEGER NOT NULL PRIMARY KEY,
              organization TEXT NOT NULL,
              organization_coordsys_id INTEGER NOT NULL,
              definition TEXT NOT NULL,
              description TEXT)""", """
            CREATE TABLE gpkg_contents (
              table_name TEXT NOT NULL PRIMARY KEY,
              data_type TEXT NOT NULL,
              identifier TEXT UNIQUE,
              description TEXT DEFAULT '',
              last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
              min_x DOUBLE,
              min_y DOUBLE,
              max_x DOUBLE,
              max_y DOUBLE,
              srs_id INTEGER,
              CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""", """
            CREATE TABLE gpkg_geometry_columns (
              table_name TEXT NOT NULL,
              column_name TEXT NOT NULL,
              geometry_type_name TEXT NOT NULL,
              srs_id INTEGER NOT NULL,
              z TINYINT NOT NULL,
              m TINYINT NOT NULL,
              CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
              CONSTRAINT uk_gc_table_name UNIQUE (table_name),
              CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
              CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""", """
            CREATE TABLE gpkg_extensions (
              table_name TEXT,
              column_name TEXT,
              extension_name TEXT NOT NULL,
              definition TEXT NOT NULL,
              scope TEXT NOT NULL,
              CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))""", """
            CREATE TABLE gpkg_data_columns (
              table_name TEXT NOT NULL,
              column_name TEXT NOT NULL,
              name TEXT,
              title TEXT,
              description TEXT,
              mime_type TEXT,
              constraint_name TEXT,
              CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
              CONSTRAINT gdc_tn UNIQUE (table_name, name))""", """
            CREATE TABLE gpkg_data_column_constraints (
              constraint_name TEXT NOT NULL,
              constraint_type TEXT NOT NULL,
              value TEXT,
              min NUMERIC,
              min_is_inclusive BOOLEAN,
              max NUMERIC,
              max_is_inclusive BOOLEAN,
              description TEXT,
              CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value))""", """
            CREATE TABLE gpkg_metadata (
              id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
              md_scope TEXT NOT NULL DEFAULT 'dataset',
              md_standard_uri TEXT NOT NULL,
              mime_type TEXT NOT NULL DEFAULT 'text/xml',
              metadata TEXT NOT NULL DEFAULT '')""", """
            CREATE TABLE gpkg_metadata_reference (
              reference_scope TEXT NOT NULL,
              table_name TEXT,
              column_name TEXT,
              row_id_value INTEGER,
              timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
              md_file_id INTEGER NOT NULL,
              md_parent_id INTEGER,
              CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
              CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id))""", """
            INSERT INTO gpkg_spatial_ref_sys VALUES
              ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
              ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system')""", """
            INSERT INTO gpkg_extensions VALUES
              ('gpkg_data_columns', NULL, 'gpkg_schema',
               'http://www.geopackage.org/spec121/#extension_schema', 'read-write'),
              ('gpkg_data_column_constraints', NULL, 'gpkg_schema',
               'http://www.geopackage.org/spec121/#extension_schema', 'read-write'),
              ('gpkg_metadata', NULL, 'gpkg_metadata',
               'http://www.geopackage.org/spec121/#extension_metadata', 'read-write'),
              ('gpkg_metadata_reference', NULL, 'gpkg_metadata',
               'http://www.geopackage.org/spec121/#extension_metadata', 'read-write')""");

    static final String SYSTEM = "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, 'EPSG', ?, ?, NULL)";

    static final String CONTENTS = "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String GEOMETRY_COLUMN = "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)";

    static final String EXTENSION = """
            INSERT INTO gpkg_extensions VALUES
              (?, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')""";

    static final String DATA_COLUMN = "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, ?, ?)";

    static final String CODE =
            "INSERT INTO gpkg_data_column_constraints VALUES (?, 'enum', ?, NULL, NULL, NULL, NULL, ?)";

    static final String METADATA = "INSERT INTO gpkg_metadata VALUES (?, 'dataset', ?, ?, ?)";

    static final String METADATA_REFERENCE =
            "INSERT INTO gpkg_metadata_reference VALUES ('table', ?, NULL, NULL, ?, ?, NULL)";

    static final String STYLES = """
            CREATE TABLE IF NOT EXISTS layer_styles (
              id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
              f_table_catalog TEXT(256),
              f_table_schema TEXT(256),
              f_table_name TEXT(256),
              f_geometry_column TEXT(256),
              styleName TEXT(30),
              styleQML TEXT,
              styleSLD TEXT,
              useAsDefault BOOLEAN,
              description TEXT,
              owner TEXT(30),
              ui TEXT(30),
              update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))""";

    static final String STYLES_CONTENTS = """
            INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
            VALUES ('layer_styles', 'attributes', 'layer_styles', 'Styles des couches', ?)""";

    static final String STYLE = """
            INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,
              styleQML, styleSLD, useAsDefault, description, owner, update_time)
            VALUES ('', '', ?, 'geom', ?, ?, ?, 1, ?, '', ?)""";

    /** Keep the index true when the file is edited; of one table, its name quoted as an identifier's inside. */
    static List<String> triggers(String table) {
        String tree = '"' + "rtree_" + table + "_geom";
        return List.of("""
                CREATE TRIGGER %1$s_insert" AFTER INSERT ON "%2$s"
                  WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
                BEGIN
                  INSERT OR REPLACE INTO %1$s" VALUES (
                    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
                END""", """
                CREATE TRIGGER %1$s_update1" AFTER UPDATE OF geom ON "%2$s"
                  WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
                BEGIN
                  INSERT OR REPLACE INTO %1$s" VALUES (
                    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
                END""", """
                CREATE TRIGGER %1$s_update2" AFTER UPDATE OF geom ON "%2$s"
                  WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
                BEGIN
                  DELETE FROM %1$s" WHERE id = OLD.fid;
                END""", """
                CREATE TRIGGER %1$s_update3" AFTER UPDATE ON "%2$s"
                  WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
                BEGIN
                  DELETE FROM %1$s" WHERE id = OLD.fid;
                  INSERT OR REPLACE INTO %1$s" VALUES (
                    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
                END""", """
                CREATE TRIGGER %1$s_update4" AFTER UPDATE ON "%2$s"
                  WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
                BEGIN
                  DELETE FROM %1$s" WHERE id IN (OLD.fid, NEW.fid);
                END""", """
                CREATE TRIGGER %1$s_delete" AFTER DELETE ON "%2$s"
                  WHEN old.geom NOT NULL
                BEGIN
                  DELETE FROM %1$s" WHERE id = OLD.fid;
                END""").stream()
                .map(trigger -> trigger.formatted(tree, table))
                .toList();
    }
}
