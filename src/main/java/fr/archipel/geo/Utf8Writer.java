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
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
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
        long power = POWERS[decimals];
        long scaled = Math.round(value * power);
        if (scaled < 0) {
            buffer[length++] = '-';
            scaled = -scaled;
        }
        long whole = scaled / power;
        long fraction = scaled - whole * power;
        digits(whole);
        if (fraction != 0) {
            buffer[length++] = '.';
            int places = decimals;
            while (fraction % 10 == 0) {
                fraction /= 10;
                places--;
            }
            for (int i = length + places - 1; i >= length; i--) {
                buffer[i] = (byte) ('0' + fraction % 10);
                fraction /= 10;
            }
            length += places;
        }
        return this;
    }

    public Utf8Writer number(long value) {
        return raw(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    private void digits(long value) {
        int count = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            count++;
        }
        long rest = value;
        for (int i = length + count - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
