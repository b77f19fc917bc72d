package fr.archipel.feature.format.binary;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A run of bytes that grows and is used again; numbers are little-endian unless said otherwise. Not for two threads. */
public final class Bytes {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] array = new byte[1024];
    private int length;

    public static int intAt(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    public static double doubleAt(byte[] bytes, int at) {
        return (double) DOUBLE.get(bytes, at);
    }

    public static void setDouble(byte[] bytes, int at, double value) {
        DOUBLE.set(bytes, at, value);
    }

    /** The bytes themselves, good until the next call that adds some. */
    public byte[] array() {
        return array;
    }

    public int length() {
        return length;
    }

    public Bytes clear() {
        length = 0;
        return this;
    }

    /** Adds zeros; returns where they start. */
    public int skip(int count) {
        ensure(count);
        int at = length;
        Arrays.fill(array, at, at + count, (byte) 0);
        length += count;
        return at;
    }

    /** Adds zeros until the length is a multiple of {@code size}, {@code before} more bytes counted. */
    public Bytes align(int size, int before) {
        int over = (length + before) % size;
        if (over > 0) {
            skip(size - over);
        }
        return this;
    }

    public Bytes putByte(int value) {
        ensure(1);
        array[length++] = (byte) value;
        return this;
    }

    public Bytes putShort(int value) {
        ensure(2);
        SHORT.set(array, length, (short) value);
        length += 2;
        return this;
    }

    public Bytes putInt(int value) {
        ensure(4);
        INT.set(array, length, value);
        length += 4;
        return this;
    }

    /** Big-endian, as the outer parts of a shapefile are. */
    public Bytes putBigEndianInt(int value) {
        return putInt(Integer.reverseBytes(value));
    }

    public Bytes putLong(long value) {
        ensure(8);
        LONG.set(array, length, value);
        length += 8;
        return this;
    }

    public Bytes putDouble(double value) {
        ensure(8);
        DOUBLE.set(array, length, value);
        length += 8;
        return this;
    }

    public Bytes put(byte[] bytes) {
        return put(bytes, 0, bytes.length);
    }

    public Bytes put(byte[] bytes, int from, int count) {
        ensure(count);
        System.arraycopy(bytes, from, array, length, count);
        length += count;
        return this;
    }

    public Bytes putText(String text) {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    public void setShort(int at, int value) {
        SHORT.set(array, at, (short) value);
    }

    public void setInt(int at, int value) {
        INT.set(array, at, value);
    }

    public void setBigEndianInt(int at, int value) {
        INT.set(array, at, Integer.reverseBytes(value));
    }

    public void setDouble(int at, double value) {
        DOUBLE.set(array, at, value);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(array, 0, length);
    }

    private void ensure(int more) {
        if (length + more > array.length) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
        }
    }
}
