package io.github.redirectfilter.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Takes the page that an application writes beside a redirect that was refused. */
final class NoOutput extends ServletOutputStream {
    @Override
    public void write(int octet) {}

    @Override
    public void write(byte[] octets, int offset, int length) {}

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        try {
            listener.onWritePossible();
        } catch (IOException e) {
            listener.onError(e);
        }
    }
}
