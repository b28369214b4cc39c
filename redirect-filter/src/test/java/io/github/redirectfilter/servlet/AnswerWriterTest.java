package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Headers.Header;
import io.github.redirectfilter.RedirectStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerWriterTest {
    private final HttpServletResponse response = Responses.recording();

    @Test
    void aRedirectIsAStatusAndAHeaderWithoutBody() throws Exception {
        response.setHeader("Vary", "Origin");
        Headers headers = new Headers("no-store", "Cookie", List.of(new Header("X-Redirect-By", "7")));

        AnswerWriter.redirect(new Decision.Redirect(RedirectStatus.TEMPORARY_REDIRECT, "/new", "7", headers), response);

        assertThat(response.getStatus()).isEqualTo(307);
        assertThat(response.getHeader("Location")).isEqualTo("/new");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeaders("Vary")).containsExactly("Origin, Cookie");
        assertThat(response.getHeader("X-Redirect-By")).isEqualTo("7");
        verify(response).resetBuffer();
        verify(response).setContentLength(0);
        verify(response, never()).sendRedirect(anyString());
        verify(response, never()).flushBuffer();
        verify(response, never()).getOutputStream();
        verify(response, never()).getWriter();
    }

    @Test
    void anErrorGoesThroughTheErrorPage() throws Exception {
        Headers headers = new Headers("max-age=300", null, List.of());

        AnswerWriter.respond(new Decision.Respond(404, true, null, headers), response);

        verify(response).sendError(404);
        verify(response, never()).setContentLength(anyInt());
        assertThat(response.getHeader("Cache-Control")).isEqualTo("max-age=300");
    }

    @Test
    void aBareErrorHasNoBody() throws Exception {
        AnswerWriter.respond(new Decision.Respond(503, false, null, Headers.NONE), response);

        assertThat(response.getStatus()).isEqualTo(503);
        verify(response).setContentLength(0);
        verify(response, never()).sendError(anyInt());
    }

    @Test
    void noContentHasNoContentLengthEither() throws Exception {
        AnswerWriter.respond(new Decision.Respond(204, false, null, Headers.NONE), response);

        assertThat(response.getStatus()).isEqualTo(204);
        verify(response, never()).setContentLength(anyInt());
    }

    @Test
    void headersAreSaidTwiceWithoutHarm() {
        Headers headers = new Headers(
                "max-age=300", "Cookie", List.of(new Header("Set-Cookie", "a=1"), new Header("Set-Cookie", "b=1")));
        AnswerWriter.apply(headers, response);
        AnswerWriter.apply(headers, response);

        assertThat(response.getHeaders("Cache-Control")).containsExactly("max-age=300");
        assertThat(response.getHeaders("Vary")).containsExactly("Cookie");
        assertThat(response.getHeaders("Set-Cookie")).containsExactly("a=1", "b=1");
    }
}
