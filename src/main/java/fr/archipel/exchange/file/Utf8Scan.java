package fr.archipel.exchange.file;

/** Counts the letters beyond ASCII of a stream of bytes that are UTF-8 (RFC 3629), and those that are not. */
public final class Utf8Scan {
    /** One broken letter for so many good ones: a text cut or glued somewhere, and not another encoding. */
    private static final long GOOD_FOR_ONE_BROKEN = 20;

    private long good;
    private long broken;
    private int left;
    private int low = 0x80;
    private int high = 0xBF;

    public void see(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            see(bytes[i] & 0xFF);
        }
    }

    /** What was seen ends here, maybe inside a letter, as fields of a fixed length cut it. */
    public void cut() {
        left = 0;
        low = 0x80;
        high = 0xBF;
    }

    public void see(int b) {
        if (left > 0) {
            if (b >= low && b <= high) {
                low = 0x80;
                high = 0xBF;
                left--;
                good += left == 0 ? 1 : 0;
                return;
            }
            cut();
            broken++;
        }
        if (b >= 0x80) {
            start(b);
        }
    }

    /** The first byte of a letter; some narrow the second: no overlong form, no surrogate, nothing beyond U+10FFFF. */
    private void start(int b) {
        low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        if (b >= 0xC2 && b <= 0xDF) {
            left = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            left = 2;
        } else if (b >= 0xF0 && b <= 0xF4) {
            left = 3;
        } else {
            broken++;
        }
    }

    /** How many letters beyond ASCII were read. */
    public long good() {
        return good;
    }

    public boolean isUtf8() {
        return broken() == 0 || broken() * GOOD_FOR_ONE_BROKEN <= good;
    }

    /** A letter cut by the end counts. */
    public long broken() {
        return broken + (left > 0 ? 1 : 0);
    }
}
