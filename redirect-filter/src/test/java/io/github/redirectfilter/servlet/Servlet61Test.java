package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On Servlet 6.0, which the tests run with; on 6.1 the acceptance tests run. */
class Servlet61Test {
    private final HttpServletResponse response = Responses.recording();
    private final ServletOutputStream stream = mock(ServletOutputStream.class);

    @BeforeEach
    void stream() throws Exception {
        doReturn(stream).when(response).getOutputStream();
    }

    @Test
    void doesByHandWhatTheContainerDoesNotKnow() throws Exception {
        Servlet61.sendRedirect(response, "/new", 308, true);

        assertThat(response.getStatus()).isEqualTo(308);
        assertThat(response.getHeader("Location")).isEqualTo("/new");
        verify(response).resetBuffer();
        verify(stream).close();
    }

    @Test
    void keepsTheBufferIfAskedTo() throws Exception {
        Servlet61.sendRedirect(response, "/new", 303, false);

        assertThat(response.getStatus()).isEqualTo(303);
        verify(response, never()).resetBuffer();
        verify(response, never()).setContentLength(0);
        verify(stream).close();
    }

    @Test
    void closesTheWriterIfThatIsInUse() throws Exception {
        PrintWriter writer = mock(PrintWriter.class);
        doThrow(new IllegalStateException("writer in use")).when(response).getOutputStream();
        doReturn(writer).when(response).getWriter();

        Servlet61.sendRedirect(response, "/new", 302, true);

        verify(writer).close();
    }

    @Test
    void refusesWhatAContainerWouldRefuse() {
        assertThatThrownBy(() -> Servlet61.sendRedirect(response, null, 302, true))
                .isInstanceOf(IllegalArgumentException.class);
        when(response.isCommitted()).thenReturn(true);
        assertThatThrownBy(() -> Servlet61.sendRedirect(response, "/new", 302, true))
                .isInstanceOf(IllegalStateException.class);
    }
}
