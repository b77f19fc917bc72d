package fr.archipel.geo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A growing run of UTF-8 bytes on its way to a stream: JSON and numbers are written without an object per value.
 * Not for two threads.
 */
public final class Utf8Writer {
    private static final int CHUNK = 32 * 1024;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private final OutputStream out;
    private byte[] buffer = new byte[CHUNK + 8 * 1024];
    private int length;

    public Utf8Writer(OutputStream out) {
        this.out = out;
    }

    /** Passes the bytes on when there are enough of them; call it between features. */
    public void flushIfFull() throws IOException {
        if (length >= CHUNK) {
            flush();
        }
    }

    public void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    public Utf8Writer ascii(char c) {
        ensure(1);
        buffer[length++] = (byte) c;
        return this;
    }

    public Utf8Writer text(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    public Utf8Writer raw(byte[] bytes) {
        return raw(bytes, 0, bytes.length);
    }

    public Utf8Writer raw(byte[] bytes, int from, int count) {
        ensure(count);
        System.arraycopy(bytes, from, buffer, length, count);
        length += count;
        return this;
    }

    /** A JSON string from UTF-8 text: quotes, backslashes and control characters escaped, the rest copied. */
    public Utf8Writer jsonString(byte[] utf8) {
        ensure(6 * utf8.length + 2);
        byte[] to = buffer;
        int at = length;
        to[at++] = '"';
        for (byte b : utf8) {
            if (b == '"' || b == '\\') {
                to[at++] = '\\';
                to[at++] = b;
            } else if (b >= 0 && b < ' ') {
                to[at++] = '\\';
                to[at++] = 'u';
                to[at++] = '0';
                to[at++] = '0';
                to[at++] = HEX[b >> 4];
                to[at++] = HEX[b & 15];
            } else {
                to[at++] = b;
            }
        }
        to[at++] = '"';
        length = at;
        return this;
    }

    public Utf8Writer jsonString(String text) {
        return jsonString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A number rounded to {@code decimals} (0 to 9) places, without trailing zeros. |value| must be under 9e9, and be a
     * number.
     */
    public Utf8Writer fixed(double value, int decimals) {
        ensure(24);
        long scaled = Math.round(value * POWERS[decimals]);
        if (scaled < 0) {
            buffer[length++] = '-';
            scaled = -scaled;
        }
        int places = decimals;
        while (places > 0 && scaled % 10 == 0) {
            scaled /= 10;
            places--;
        }
        int end = length + Math.max(width(scaled), places + 1) + (places > 0 ? 1 : 0);
        int at = end;
        int written = 0;
        // Degrees with seven decimals fit an int, whose divisions cost a fraction of a long's.
        while (scaled > Integer.MAX_VALUE) {
            at = digit((int) (scaled % 10), at, ++written == places);
            scaled /= 10;
        }
        for (int rest = (int) scaled; rest > 0 || written <= places; rest /= 10) {
            at = digit(rest % 10, at, ++written == places);
        }
        length = end;
        return this;
    }

    public Utf8Writer number(long value) {
        return raw(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes a digit before {@code at}, and the point before it when {@code point}; returns where it stopped. */
    private int digit(int digit, int at, boolean point) {
        buffer[at - 1] = (byte) ('0' + digit);
        if (point) {
            buffer[at - 2] = '.';
            return at - 2;
        }
        return at - 1;
    }

    /** Decimal digits of a number that is not negative; 1 for 0. */
    private static int width(long value) {
        int width = 1;
        while (width < POWERS.length && value >= POWERS[width]) {
            width++;
        }
        if (width == POWERS.length) {
            for (long rest = value / POWERS[width - 1]; rest >= 10; rest /= 10) {
                width++;
            }
        }
        return width;
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
