package io.github.redirectfilter.config;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Notes whether anything but white space is read, however much of that comes first. */
final class BlankWatch extends FilterInputStream {
    private boolean blank = true;

    BlankWatch(InputStream in) {
        super(in);
    }

    /** Whether nothing else was read. */
    boolean blank() {
        return blank;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        blank &= read < 0 || blank((byte) read);
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        for (int i = from; blank && i < from + count; i++) {
            blank = blank(bytes[i]);
        }
        return count;
    }

    /** A byte order mark counts too: some editors leave nothing else. So do zeros, which a crash of the system leaves. */
    private static boolean blank(byte one) {
        return one >= 0 && one <= ' ' || one == (byte) 0xEF || one == (byte) 0xBB || one == (byte) 0xBF;
    }
}
