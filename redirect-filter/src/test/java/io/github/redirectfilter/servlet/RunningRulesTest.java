package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.ConfigurationLoader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request keeps while rules are loaded again. */
class RunningRulesTest {
    private final Map<String, Object> attributes = new HashMap<>();
    private final HttpServletRequest request = mock(HttpServletRequest.class);
    private final RunningRules running = RunningRules.swappable("filter");

    private RuleSet rules(String text) {
        ConfigurationLoader loader =
                new ConfigurationLoader(path -> null, getClass().getClassLoader());
        Configuration configuration =
                loader.parameters("init-param", Map.of("rules", text)).load();
        return RuleSet.of(configuration, null);
    }

    private void keepAttributes() {
        when(request.getAttribute(anyString())).thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
        doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
                .when(request)
                .setAttribute(anyString(), any());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dispatch: REQUEST,FORWARD\n/a /b",
                "guard: enforce\n/a /b",
                "/a - 503 overload=inflight>100 retry-after=5"
            })
    void aRequestKeepsTheRulesThatConcernItsLaterDispatches(String text) {
        keepAttributes();
        RuleSet first = rules(text);
        running.swap(first);
        assertThat(running.of(request)).isSameAs(first);

        running.swap(rules("/c /d"));

        assertThat(running.of(request)).isSameAs(first);
    }

    @Test
    void aRequestIsNotMarkedForRulesThatAreAskedOnce() {
        keepAttributes();
        RuleSet first = rules("/a /b");
        running.swap(first);

        assertThat(running.of(request)).isSameAs(first);

        verify(request, never()).setAttribute(any(), any());
    }
}
