package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServletMappingsTest {
    private final ServletContext context = mock(ServletContext.class);
    private final Map<String, ServletRegistration> registrations = new LinkedHashMap<>();

    private void registered(Class<?> type, String... mappings) {
        ServletRegistration registration = mock(ServletRegistration.class);
        when(registration.getClassName()).thenReturn(type.getName());
        when(registration.getMappings()).thenReturn(List.of(mappings));
        registrations.put("servlet" + registrations.size(), registration);
        doReturn(registrations).when(context).getServletRegistrations();
    }

    @Test
    void theOrderOfTheAnnotationCounts() {
        registered(ByPatterns.class, "/c", "/b", "/a");

        assertThat(ServletMappings.of(ByPatterns.class, context)).containsExactly("/b", "/a", "/c");
    }

    @Test
    void theValueOfTheAnnotationCountsToo() {
        assertThat(ServletMappings.of(ByValue.class, context)).containsExactly("/z", "/y");
    }

    @Test
    void whatWebXmlMapsOtherwiseCounts() {
        registered(ByPatterns.class, "/elsewhere");
        registered(Plain.class, "/plain");

        assertThat(ServletMappings.of(ByPatterns.class, context)).containsExactly("/elsewhere");
        assertThat(ServletMappings.of(Plain.class, context)).containsExactly("/plain");
    }

    @Test
    void anyOtherClassHasNone() {
        registered(Plain.class, "/plain");

        assertThat(ServletMappings.of(String.class, context)).isEmpty();
    }

    @WebServlet(urlPatterns = {"/b", "/a"})
    private static final class ByPatterns extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    @WebServlet({"/z", "/y"})
    private static final class ByValue extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    private static final class Plain extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }
}
