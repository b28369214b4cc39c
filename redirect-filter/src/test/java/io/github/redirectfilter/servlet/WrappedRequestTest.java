package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.same;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class WrappedRequestTest {
    private final HttpServletRequest request = mock(HttpServletRequest.class);
    private final HttpServletResponse response = mock(HttpServletResponse.class);

    private HttpServletRequest startedWith() {
        ArgumentCaptor<ServletRequest> started = ArgumentCaptor.forClass(ServletRequest.class);
        verify(request).startAsync(started.capture(), same(response));
        verify(request, never()).startAsync();
        return (HttpServletRequest) started.getValue();
    }

    @Test
    void asyncProcessingKeepsTheResponse() {
        new WrappedRequest(request, response).startAsync();

        assertThat(startedWith())
                .isInstanceOfSatisfying(
                        WrappedRequest.class,
                        wrapped -> assertThat(wrapped.response()).isSameAs(response));
    }

    @Test
    void theApplicationsOwnResponseIsLeftAsItIs() {
        HttpServletResponse other = mock(HttpServletResponse.class);
        WrappedRequest wrapped = new WrappedRequest(request, response);
        wrapped.startAsync(wrapped, other);

        verify(request).startAsync(wrapped, other);
    }

    /** Tomcat puts the request of a forward between this one and its own. */
    @Test
    void whatAContainerInsertsIsNotKept() {
        when(request.getRequestURI()).thenReturn("/asked");
        WrappedRequest wrapped = new WrappedRequest(new WrappedRequest(request, response), response);
        ((HttpServletRequestWrapper) wrapped.getRequest()).setRequest(new HttpServletRequestWrapper(request) {
            @Override
            public String getRequestURI() {
                return "/forwarded";
            }
        });
        assertThat(wrapped.getRequestURI()).isEqualTo("/forwarded");

        wrapped.startAsync();

        assertThat(startedWith().getRequestURI()).isEqualTo("/asked");
        verify(request, never()).startAsync(same(wrapped), any());
    }
}
