package io.github.redirectfilter.servlet;

import static org.mockito.Mockito.mock;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mockito.Answers;
import org.mockito.invocation.InvocationOnMock;

/** A mocked response that keeps headers and status as a container does. */
final class Responses {
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int status = 200;

    private Responses() {}

    static HttpServletResponse recording() {
        Responses responses = new Responses();
        return mock(HttpServletResponse.class, responses::answer);
    }

    private Object answer(InvocationOnMock call) throws Throwable {
        switch (call.getMethod().getName()) {
            case "setHeader" -> {
                headers.remove(call.<String>getArgument(0));
                if (call.getArgument(1) != null) { // Jetty removes on null, others ignore it
                    add(call);
                }
            }
            case "addHeader" -> add(call);
            case "setStatus" -> status = call.getArgument(0);
            case "reset" -> {
                headers.clear();
                status = 200;
            }
            case "getStatus" -> {
                return status;
            }
            case "containsHeader" -> {
                return headers.containsKey(call.<String>getArgument(0));
            }
            case "getHeader" -> {
                List<String> values = headers.get(call.<String>getArgument(0));
                return values == null ? null : values.get(0);
            }
            case "getHeaders" -> {
                return List.copyOf(headers.getOrDefault(call.<String>getArgument(0), List.of()));
            }
            case "getHeaderNames" -> {
                return List.copyOf(headers.keySet());
            }
            default -> {
                return Answers.RETURNS_DEFAULTS.answer(call);
            }
        }
        return null;
    }

    private void add(InvocationOnMock call) {
        headers.computeIfAbsent(call.getArgument(0), name -> new ArrayList<>()).add(call.getArgument(1));
    }
}
