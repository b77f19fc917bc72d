package fr.archipel.tile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A growing buffer that writes the wire types of Protocol Buffers. */
final class Pbf {
    static final int VARINT = 0;
    static final int DOUBLE = 1;
    static final int BYTES = 2;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int size;

    Pbf(int capacity) {
        this.bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** The content; nothing is to be written afterwards. */
    byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    Pbf key(int field, int wireType) {
        return varint((field << 3) | wireType);
    }

    Pbf varint(int value) {
        room(5);
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    Pbf varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** Small numbers of either sign in few bytes. */
    Pbf zigzag(int value) {
        return varint((value << 1) ^ (value >> 31));
    }

    Pbf fixed64(long bits) {
        room(8);
        for (int i = 0; i < 8; i++) {
            bytes[size++] = (byte) (bits >>> (8 * i));
        }
        return this;
    }

    /** Length and bytes. */
    Pbf bytes(byte[] value) {
        varint(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    /** Length and content of another buffer. */
    Pbf bytes(Pbf value) {
        varint(value.size);
        return append(value);
    }

    Pbf append(Pbf value) {
        room(value.size);
        System.arraycopy(value.bytes, 0, bytes, size, value.size);
        size += value.size;
        return this;
    }

    /** Bytes of a varint. */
    static int lengthOf(int value) {
        return value < 0 ? 5 : value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;
    }

    /** Forgets what was written after the first {@code length} bytes. */
    void truncate(int length) {
        size = length;
    }

    /** A number drawn from the last bytes, those from {@code from} on. */
    int hash(int from) {
        long hash = (long) size - from;
        int at = from;
        for (; at + 8 <= size; at += 8) {
            hash = (hash ^ (long) LONG.get(bytes, at)) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 32;
        }
        for (; at < size; at++) {
            hash = (hash ^ bytes[at]) * 0x9e3779b97f4a7c15L;
        }
        return (int) (hash ^ (hash >>> 32));
    }

    /** Whether the bytes from {@code from} to {@code to} are the last ones, those from {@code last} on, over again. */
    boolean isRepeated(int from, int to, int last) {
        return Arrays.equals(bytes, from, to, bytes, last, size);
    }

    void room(int wanted) {
        if (bytes.length - size < wanted) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + wanted));
        }
    }
}
