package fr.archipel.exchange.reader;

import fr.archipel.exchange.file.Charsets;
import fr.archipel.exchange.file.Utf8Scan;
import fr.archipel.layer.FieldType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a whole {@code .dbf} tells: its encoding, and the numbers that are not what their field says.
 *
 * @param charset of texts and names
 * @param fields with the types their values have
 * @param remark where the file says one encoding and is in another; a sentence without its full stop, or null
 */
record DbfScan(
        Charset charset, List<DbfField> fields, @Nullable String remark) {

    /** {@code wanted}: the encoding somebody asks for; {@code codePage}: the one the {@code .cpg} says; null for none. */
    static DbfScan of(DbfTable table, @Nullable String wanted, @Nullable String codePage, byte language)
            throws IOException {
        Utf8Scan utf8 = new Utf8Scan();
        FieldType[] types = new FieldType[table.fields().size()];
        for (long row = 0; row < table.rows(); row++) {
            ByteBuffer raw = table.nextRaw();
            for (int i = 0; i < types.length; i++) {
                DbfField field = table.fields().get(i);
                see(utf8, field, raw);
                types[i] = wider(types[i], field, raw);
            }
        }
        Charset said = codePage == null ? null : Charsets.named(codePage);
        Charset charset = wanted != null && !wanted.isBlank()
                ? Charsets.wanted(wanted)
                : chosen(said, Charsets.ofLanguage(language & 0xff), utf8);
        boolean lies = StandardCharsets.UTF_8.equals(said) && charset.equals(Charsets.WINDOWS) && wanted == null;
        List<DbfField> fields = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            DbfField field = table.fields().get(i);
            FieldType seen = types[i];
            fields.add(seen == null ? field : field.typed(seen));
        }
        return new DbfScan(
                charset,
                fields,
                lies ? "Le .cpg annonce UTF-8, mais les textes n'en sont pas ; ils sont lus en windows-1252" : null);
    }

    /** What the file says, unless the texts cannot be that; else what the texts are. */
    private static Charset chosen(@Nullable Charset said, @Nullable Charset language, Utf8Scan utf8) {
        if (said != null) {
            return said.equals(StandardCharsets.UTF_8) && !utf8.isUtf8() ? Charsets.WINDOWS : said;
        }
        boolean surely = utf8.isUtf8() && utf8.good() > 0;
        if (language != null && !surely) {
            return language;
        }
        return utf8.isUtf8() ? StandardCharsets.UTF_8 : Charsets.WINDOWS;
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

    private static void see(Utf8Scan utf8, DbfField field, ByteBuffer row) {
        if (field.code() == 'C') {
            for (int i = field.offset(); i < field.offset() + field.length(); i++) {
                utf8.see(row.get(i) & 0xff);
            }
            utf8.cut();
        }
    }
}
