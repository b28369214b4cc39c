package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import jakarta.servlet.WriteListener;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class NoOutputTest {
    private final NoOutput output = new NoOutput();
    private final WriteListener listener = mock(WriteListener.class);

    @Test
    void takesEverything() throws Exception {
        output.print("page");
        output.write(new byte[7]);
        output.flush();
        output.close();
        output.write(1);

        assertThat(output.isReady()).isTrue();
    }

    @Test
    void anAsynchronousWriterGetsItsTurn() throws Exception {
        output.setWriteListener(listener);

        verify(listener).onWritePossible();
    }

    @Test
    void andIsToldOfItsOwnFailure() throws Exception {
        IOException failure = new IOException();
        doThrow(failure).when(listener).onWritePossible();

        output.setWriteListener(listener);

        verify(listener).onError(failure);
    }
}
