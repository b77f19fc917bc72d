package fr.archipel.exchange.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Small files of each format, made for a test. */
final class Made {
    private Made() {}

    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A sheet: a cell is a String, a number, a LocalDate, a Boolean or null. */
    record Sheet(String name, List<? extends List<?>> rows) {}

    static byte[] xlsx(Sheet... sheets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Essai", "1.0")) {
            for (Sheet each : sheets) {
                Worksheet sheet = workbook.newWorksheet(each.name);
                for (int row = 0; row < each.rows.size(); row++) {
                    for (int column = 0; column < each.rows.get(row).size(); column++) {
                        Object value = each.rows.get(row).get(column);
                        if (value instanceof String text) {
                            sheet.value(row, column, text);
                        } else if (value instanceof Boolean yes) {
                            sheet.value(row, column, yes);
                        } else if (value instanceof Number number) {
                            sheet.value(row, column, number);
                        } else if (value instanceof LocalDate day) {
                            sheet.value(row, column, day);
                            sheet.style(row, column).format("dd/mm/yyyy").set();
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A shapefile's part: so many points, of this type when it is another. */
    static byte[] points(int count) {
        ByteBuffer b = ByteBuffer.allocate(100 + count * 28);
        header(b, 1);
        for (int i = 0; i < count; i++) {
            b.order(ByteOrder.BIG_ENDIAN).putInt(i + 1).putInt(10);
            b.order(ByteOrder.LITTLE_ENDIAN).putInt(1).putDouble(2.8 + i * 1e-4).putDouble(50.4);
        }
        return b.array();
    }

    static void header(ByteBuffer b, int type) {
        b.order(ByteOrder.BIG_ENDIAN).putInt(0, 9994).putInt(24, b.capacity() / 2);
        b.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, type).position(100);
    }

    /** A table of one text field of twelve letters. */
    static byte[] dbf(int language, byte[]... texts) {
        ByteBuffer b = ByteBuffer.allocate(32 + 32 + 1 + texts.length * 13 + 1).order(ByteOrder.LITTLE_ENDIAN);
        b.put(0, (byte) 3).putInt(4, texts.length).putShort(8, (short) 65).putShort(10, (short) 13);
        b.put(29, (byte) language).position(32);
        b.put("nom".getBytes(StandardCharsets.US_ASCII))
                .put(32 + 11, (byte) 'C')
                .put(32 + 16, (byte) 12);
        b.put(64, (byte) 13).position(65);
        for (byte[] text : texts) {
            int end = b.position() + 13;
            b.put((byte) ' ').put(text);
            while (b.position() < end) {
                b.put((byte) ' ');
            }
        }
        return b.array();
    }

    /** Statements of SQLite on a file that has the tables of a GeoPackage. */
    static Path geoPackage(Path file, String... statements) {
        List<String> all = new ArrayList<>(List.of(
                "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,"
                        + " organization_coordsys_id INTEGER, definition TEXT, description TEXT)",
                "INSERT INTO gpkg_spatial_ref_sys VALUES ('Lambert-93', 2154, 'EPSG', 2154, 'undefined', NULL)",
                "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT,"
                        + " description TEXT, last_change TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL, srs_id INTEGER)",
                "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT,"
                        + " srs_id INTEGER, z INTEGER, m INTEGER)"));
        Collections.addAll(all, statements);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.setAutoCommit(false);
            for (String statement : all) {
                try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                    prepared.execute();
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }

    /** The statements that make a layer of points, of one text column, with so many rows. */
    static String[] layer(String table, int rows) {
        return new String[] {
            "CREATE TABLE " + table + " (fid INTEGER PRIMARY KEY, geom BLOB, nom TEXT)",
            "INSERT INTO gpkg_contents VALUES ('" + table + "', 'features', '" + table
                    + "', '', '', NULL, NULL, NULL, NULL, 2154)",
            "INSERT INTO gpkg_geometry_columns VALUES ('" + table + "', 'geom', 'POINT', 2154, 0, 0)",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows + ") INSERT INTO "
                    + table + " SELECT i, X'" + point() + "', 'objet ' || i FROM n WHERE i <= " + rows
        };
    }

    /** A point at 683 000, 7 037 000 in hexadecimal. */
    static String point() {
        ByteBuffer b = ByteBuffer.allocate(8 + 21).order(ByteOrder.LITTLE_ENDIAN);
        b.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) 1).putInt(2154);
        b.put((byte) 1).putInt(1).putDouble(683_000).putDouble(7_037_000);
        StringBuilder hex = new StringBuilder();
        for (byte each : b.array()) {
            hex.append(String.format("%02X", each));
        }
        return hex.toString();
    }
}
