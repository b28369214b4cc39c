package io.github.redirectfilter.spring;

import io.github.redirectfilter.config.MethodTargets;
import java.lang.reflect.Method;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The targets of {@code @RedirectFrom} on methods of controllers: their own mapping, with path variables by name.
 *
 * @param context has the mapping, which is asked for when the first such method is met, so that nobody else makes Spring
 *     MVC start early
 * @param servletPath the path of the dispatcher servlet, without a slash at its end
 */
record HandlerTargets(ApplicationContext context, String servletPath) implements MethodTargets {
    /** The one of the application; Actuator has others of this type. */
    private static final String MAPPING = "requestMappingHandlerMapping";

    @Override
    public String of(Method method) {
        RequestMappingHandlerMapping mapping = context.getBean(MAPPING, RequestMappingHandlerMapping.class);
        for (Map.Entry<RequestMappingInfo, HandlerMethod> entry :
                mapping.getHandlerMethods().entrySet()) {
            if (entry.getValue().getMethod().equals(method)) {
                // with several patterns Spring has the most specific first
                return servletPath
                        + template(entry.getKey().getPatternValues().iterator().next(), method);
            }
        }
        throw new IllegalArgumentException("method " + method.getName()
                + " handles no requests (expected @RedirectFrom beside @GetMapping or another mapping)");
    }

    private static String template(String pattern, Method method) {
        StringBuilder template = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '{') {
                int end = end(pattern, at);
                String variable = pattern.substring(at + 1, end - 1).replaceFirst("^\\*", "");
                template.append('{').append(variable.replaceFirst(":.*", "")).append('}');
                at = end;
            } else if (c == '*' || c == '?') {
                throw new IllegalArgumentException("the mapping of method " + method.getName() + ", \"" + pattern
                        + "\", is no address to redirect to (expected one like /articles/{id}, or @Redirect with from and"
                        + " to)");
            } else {
                template.append(c);
                at++;
            }
        }
        return template.isEmpty() ? "/" : template.toString();
    }

    /** Behind the brace that closes the one at {@code open}; a variable's expression may have some too. */
    private static int end(String pattern, int open) {
        int depth = 0;
        for (int at = open; at < pattern.length(); at++) {
            depth += pattern.charAt(at) == '{' ? 1 : pattern.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return pattern.length();
    }
}
