package fr.archipel.exchange.reader;

import fr.archipel.layer.FieldType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a whole {@code .dbf} tells: its encoding, and the numbers that are not what their field says.
 *
 * @param charset of texts and names
 * @param fields with the types their values have
 */
record DbfScan(Charset charset, List<DbfField> fields) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern DIGITS = Pattern.compile("(?:CP|ANSI|OEM|WINDOWS)?[ _-]?(\\d{3,5})");
    private static final Pattern LATIN = Pattern.compile("(?:ISO[ _-]?)?8859[ _-]?(\\d{1,2})");

    static DbfScan of(DbfTable table, @Nullable String codePage, byte language) throws IOException {
        Charset known = codePage == null ? ofLanguage(language & 0xff) : named(codePage);
        boolean utf8 = true;
        FieldType[] types = new FieldType[table.fields().size()];
        for (long row = 0; row < table.rows(); row++) {
            ByteBuffer raw = table.nextRaw();
            if (known == null && utf8) {
                utf8 = isUtf8(table, raw);
            }
            for (int i = 0; i < types.length; i++) {
                types[i] = wider(types[i], table.fields().get(i), raw);
            }
        }
        List<DbfField> fields = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            DbfField field = table.fields().get(i);
            FieldType seen = types[i];
            fields.add(seen == null ? field : field.typed(seen));
        }
        return new DbfScan(known != null ? known : utf8 ? StandardCharsets.UTF_8 : WINDOWS, fields);
    }

    /** A field of numbers whose values are not whole, or not numbers: null while its own type suits. */
    private static @Nullable FieldType wider(@Nullable FieldType known, DbfField field, ByteBuffer raw) {
        if ((field.code() != 'N' && field.code() != 'F') || known == FieldType.TEXT) {
            return known;
        }
        String text = field.text(raw, StandardCharsets.ISO_8859_1).strip();
        if (text.isEmpty() || text.charAt(0) == '*') {
            return known;
        }
        BigDecimal value = DbfField.decimal(text);
        if (value == null) {
            return text.toLowerCase(Locale.ROOT).contains("nan") ? known : FieldType.TEXT;
        }
        boolean whole = value.stripTrailingZeros().scale() <= 0 && value.precision() < 19;
        return field.type() == FieldType.INTEGER && !whole ? FieldType.DECIMAL : known;
    }

    /** Whether the row's texts are UTF-8; one cut inside its last letter still is. */
    private static boolean isUtf8(DbfTable table, ByteBuffer row) {
        for (DbfField field : table.fields()) {
            if (field.code() == 'C') {
                ByteBuffer text = row.slice(field.offset(), field.length());
                var result = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(text, java.nio.CharBuffer.allocate(field.length()), /* endOfInput= */ false);
                if (result.isError()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The names that {@code .cpg} files use; null when it is none, and the text then decides. */
    private static @Nullable Charset named(String codePage) {
        String name = codePage.toUpperCase(Locale.ROOT).strip();
        if (name.equals("65001") || name.replace("-", "").equals("UTF8")) {
            return StandardCharsets.UTF_8;
        }
        if (name.startsWith("LDID/")) {
            return name.substring(5).matches("\\d{1,3}") ? ofLanguage(Integer.parseInt(name.substring(5))) : null;
        }
        Matcher latin = LATIN.matcher(name);
        if (latin.matches() || name.matches("8859\\d{1,2}")) {
            String part = latin.matches() ? latin.group(1) : name.substring(4);
            // What calls itself Latin-1 is windows-1252 as soon as it holds a curly quote or an œ.
            return part.equals("1") ? WINDOWS : find("ISO-8859-" + part);
        }
        Matcher digits = DIGITS.matcher(name);
        if (digits.matches()) {
            int page = Integer.parseInt(digits.group(1));
            return find((page >= 1250 && page <= 1258 ? "windows-" : "IBM") + page);
        }
        return find(name);
    }

    /** The byte of dBASE that names a code page; null for none or unknown. */
    private static @Nullable Charset ofLanguage(int id) {
        return switch (id) {
            case 0x01 -> find("IBM437");
            case 0x02, 0x08, 0x0b, 0x0d, 0x0f, 0x11, 0x15, 0x18, 0x19, 0x1b, 0x1d, 0x25, 0x37 -> find("IBM850");
            case 0x03, 0x57, 0x58, 0x59 -> WINDOWS;
            case 0x64, 0x1f, 0x22, 0x23, 0x40 -> find("IBM852");
            case 0xc8 -> find("windows-1250");
            case 0xc9 -> find("windows-1251");
            default -> null;
        };
    }

    private static @Nullable Charset find(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
