package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.github.redirectfilter.InFlight;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;

class InFlightRequestsTest {
    private final InFlight count = Objects.requireNonNull(Redirects.builder()
            .rule(RedirectRule.from("/a")
                    .to("/b")
                    .option("overload", "inflight>1")
                    .build())
            .build()
            .inFlight());
    private final InFlightRequests requests = new InFlightRequests("test");
    private final HttpServletRequest request = mock(HttpServletRequest.class);
    private final AsyncContext async = mock(AsyncContext.class);
    private final Map<String, Object> attributes = new HashMap<>();

    @BeforeEach
    void aRequestFromOutside() {
        when(request.getDispatcherType()).thenReturn(DispatcherType.REQUEST);
        when(request.getAttribute(any())).thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
        doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
                .when(request)
                .setAttribute(any(), any());
        doAnswer(call -> attributes.remove(call.<String>getArgument(0)))
                .when(request)
                .removeAttribute(any());
    }

    private AsyncListener listener() {
        ArgumentCaptor<AsyncListener> listener = ArgumentCaptor.forClass(AsyncListener.class);
        verify(async).addListener(listener.capture());
        return listener.getValue();
    }

    @Test
    void whileNobodyAsksNothingIsTouched() {
        assertThat(requests.enter(request, null)).isNull();

        verifyNoInteractions(request);
    }

    @Test
    void aRequestCountsFromItsEntryToItsEnd() {
        assertThat(requests.enter(request, count)).isSameAs(count);
        assertThat(count.count()).isEqualTo(1);
        assertThat(requests.enter(request, count))
                .as("once more, by another mapping")
                .isNull();

        requests.leave(request, count);
        assertThat(count.count()).isZero();
        assertThat(attributes).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = DispatcherType.class,
            names = {"FORWARD", "INCLUDE", "ERROR"})
    void whatTheServerDoesInsideIsPartOfIt(DispatcherType type) {
        when(request.getDispatcherType()).thenReturn(type);

        assertThat(requests.enter(request, count)).isNull();
    }

    @Test
    void asynchronousProcessingCountsToItsEndOnce() throws Exception {
        requests.enter(request, count);
        when(request.isAsyncStarted()).thenReturn(true);
        when(request.getAsyncContext()).thenReturn(async);
        requests.leave(request, count);
        assertThat(count.count()).isEqualTo(1);

        AsyncListener listener = listener();
        listener.onTimeout(new AsyncEvent(async));
        listener.onError(new AsyncEvent(async));
        assertThat(count.count()).isEqualTo(1);
        listener.onComplete(new AsyncEvent(async));
        listener.onComplete(new AsyncEvent(async));
        assertThat(count.count()).isZero();
    }

    @Test
    void asynchronousProcessingMayStartOnceMore() throws Exception {
        requests.enter(request, count);
        when(request.isAsyncStarted()).thenReturn(true);
        when(request.getAsyncContext()).thenReturn(async);
        requests.leave(request, count);
        AsyncListener listener = listener();
        listener.onStartAsync(new AsyncEvent(async));

        verify(async, times(2)).addListener(listener);
    }

    @Test
    void whatIsCompleteAlreadyIsOver() {
        requests.enter(request, count);
        when(request.isAsyncStarted()).thenReturn(true);
        when(request.getAsyncContext()).thenThrow(new IllegalStateException("complete"));
        requests.leave(request, count);

        assertThat(count.count()).isZero();
    }
}
