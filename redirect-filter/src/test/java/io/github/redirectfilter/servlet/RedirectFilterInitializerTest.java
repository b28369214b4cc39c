package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.redirectfilter.RedirectFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;

class RedirectFilterInitializerTest {
    private final ServletContext context = mock(ServletContext.class);
    private final Map<String, FilterRegistration> registrations = new HashMap<>();
    private final FilterRegistration.Dynamic ours = mock(FilterRegistration.Dynamic.class);

    @BeforeEach
    void emptyContext() {
        when(context.getClassLoader()).thenReturn(getClass().getClassLoader());
        doAnswer(call -> registrations).when(context).getFilterRegistrations();
        when(context.getFilterRegistration(any())).thenAnswer(call -> registrations.get(call.<String>getArgument(0)));
        when(context.addFilter("redirectFilter", RedirectFilter.class)).thenReturn(ours);
    }

    private FilterRegistration registered(String name, Class<? extends Filter> type, String... patterns) {
        FilterRegistration registration = mock(FilterRegistration.class);
        when(registration.getClassName()).thenReturn(type.getName());
        when(registration.getUrlPatternMappings()).thenReturn(List.of(patterns));
        registrations.put(name, registration);
        return registration;
    }

    private void start() {
        new RedirectFilterInitializer().onStartup(null, context);
    }

    private static void verifyMappedFirst(FilterRegistration registration) {
        verify(registration).addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    }

    private static void verifyNotMapped(FilterRegistration registration) {
        verify(registration, never()).addMappingForUrlPatterns(any(), anyBoolean(), any());
    }

    private void verifyNotRegistered() {
        verify(context, never()).addFilter(anyString(), ArgumentMatchers.<Class<? extends Filter>>any());
    }

    @Test
    void isFoundByTheContainer() {
        assertThat(ServiceLoader.load(ServletContainerInitializer.class))
                .hasAtLeastOneElementOfType(RedirectFilterInitializer.class);
    }

    @Test
    void registersTheFilterInFront() {
        start();

        verify(ours).setAsyncSupported(true);
        verifyMappedFirst(ours);
    }

    @Test
    void filtersOfOthersAreNoReasonNotTo() {
        registered("other", UnrelatedFilter.class, "/*");
        start();

        verifyMappedFirst(ours);
    }

    @Test
    void theApplicationsOwnRegistrationIsLeftAsItIs() {
        FilterRegistration own = registered("mine", RedirectFilter.class, "/shop/*");
        start();

        verifyNotRegistered();
        verifyNotMapped(own);
    }

    @Test
    void aClassThatExtendsTheFilterCountsAsOne() {
        registered("mine", ExtendedFilter.class, "/*");
        start();

        verifyNotRegistered();
    }

    @Test
    void aFilterThatCannotBeLoadedIsNotOurs() {
        FilterRegistration broken = registered("broken", UnrelatedFilter.class, "/*");
        when(broken.getClassName()).thenReturn("no.such.Filter");
        start();

        verifyMappedFirst(ours);
    }

    @Test
    void theRegistrationOfTheFragmentIsMovedInFrontOfOthers() {
        FilterRegistration fragment = registered("redirectFilter", RedirectFilter.class, "/*");
        registered("other", UnrelatedFilter.class, "/*");
        start();

        verifyNotRegistered();
        verifyMappedFirst(fragment);
    }

    @Test
    void theRegistrationOfTheFragmentStaysWhereThereIsNothingToOvertake() {
        FilterRegistration fragment = registered("redirectFilter", RedirectFilter.class, "/*");
        start();

        verifyNotMapped(fragment);
    }

    @Test
    void theRegistrationOfTheFragmentStaysWhereTheApplicationHasItsOwn() {
        FilterRegistration fragment = registered("redirectFilter", RedirectFilter.class, "/*");
        registered("mine", RedirectFilter.class, "/*");
        start();

        verifyNotMapped(fragment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pattern", "parameter", "servlet"})
    void aRegistrationOfOurNameThatTheApplicationWroteIsNotMoved(String written) {
        FilterRegistration own =
                registered("redirectFilter", RedirectFilter.class, written.equals("pattern") ? "/shop/*" : "/*");
        registered("other", UnrelatedFilter.class, "/*");
        if (written.equals("parameter")) {
            when(own.getInitParameters()).thenReturn(Map.of("rules", "/a /b"));
        } else if (written.equals("servlet")) {
            when(own.getServletNameMappings()).thenReturn(List.of("shop"));
        }
        start();

        verifyNotMapped(own);
    }

    @Test
    void anotherFilterOfOurNameIsSaidToBeInTheWay() {
        when(context.addFilter("redirectFilter", RedirectFilter.class)).thenReturn(null);
        try (LogCapture log = new LogCapture()) {
            start();

            assertThat(log.messages()).singleElement().asString().contains("redirectFilter");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", " FALSE "})
    void standsDown(String enabled) {
        when(context.getInitParameter("redirect-filter.enabled")).thenReturn(enabled);
        start();

        verifyNotRegistered();
    }

    @Test
    void handsTheAnnotatedClassesOver() {
        Map<String, Object> attributes = new HashMap<>();
        doAnswer(call -> attributes.put(call.getArgument(0), call.getArgument(1)))
                .when(context)
                .setAttribute(any(), any());
        when(context.getAttribute(any())).thenAnswer(call -> attributes.get(call.<String>getArgument(0)));
        assertThat(AnnotatedTypes.handedOver(context)).isEmpty();

        new RedirectFilterInitializer().onStartup(Set.of(String.class), context);
        assertThat(AnnotatedTypes.handedOver(context)).containsExactly(String.class);

        new RedirectFilterInitializer().onStartup(null, context);
        assertThat(AnnotatedTypes.handedOver(context)).isEmpty();
    }

    private abstract static class UnrelatedFilter implements Filter {}

    private static final class ExtendedFilter extends RedirectFilter {}
}
