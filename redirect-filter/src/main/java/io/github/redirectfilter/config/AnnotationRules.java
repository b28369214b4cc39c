package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.RedirectStatus;
import io.github.redirectfilter.annotation.AllowRedirectTo;
import io.github.redirectfilter.annotation.Redirect;
import io.github.redirectfilter.annotation.RedirectFrom;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the annotations of a class. */
final class AnnotationRules {
    /** A servlet container knows no address of a method. */
    static final MethodTargets NO_METHODS = method -> {
        throw new IllegalArgumentException("method " + method.getName()
                + " has no URL pattern of its own (expected @RedirectFrom on the servlet's class, or "
                + "@Redirect with from and to)");
    };

    private final Class<?> type;
    private final RuleSink sink;

    private AnnotationRules(Class<?> type, RuleSink sink) {
        this.type = type;
        this.sink = sink;
    }

    /**
     * Reads a class.
     *
     * @param urlPatterns the URL patterns of the class if it is a servlet
     * @param methods where its methods are served
     * @return whether it has any annotation of ours
     */
    static boolean read(Class<?> type, List<String> urlPatterns, MethodTargets methods, RuleSink sink) {
        AnnotationRules rules = new AnnotationRules(type, sink);
        Redirect[] redirects = type.getDeclaredAnnotationsByType(Redirect.class);
        for (int i = 0; i < redirects.length; i++) {
            rules.redirect(redirects[i], rules.source(Redirect.class, i, redirects.length));
        }
        RedirectFrom from = type.getDeclaredAnnotation(RedirectFrom.class);
        if (from != null) {
            rules.redirectFrom(from, urlPatterns);
        }
        boolean onMethods = rules.methods(methods);
        AllowRedirectTo allow = type.getDeclaredAnnotation(AllowRedirectTo.class);
        if (allow != null) {
            String source = rules.source(AllowRedirectTo.class, 0, 1);
            Located name = new Located("allow", Place.of(source));
            for (String entry : allow.value()) {
                sink.setting(new Setting(name, Located.whole(source, entry)));
            }
        }
        return redirects.length > 0 || from != null || allow != null || onMethods;
    }

    private boolean methods(MethodTargets targets) {
        boolean found = false;
        try {
            for (Method method : annotated(type.getDeclaredMethods())) {
                found = true;
                redirectFrom(method, method.getDeclaredAnnotation(RedirectFrom.class), targets);
            }
        } catch (LinkageError e) {
            // a method names a class that is not there: the application does not use it, and nor do we
        }
        return found;
    }

    /** The JVM has them in any order, and the first rule that matches wins. */
    private static List<Method> annotated(Method[] methods) {
        List<Method> annotated = new ArrayList<>();
        for (Method method : methods) {
            if (!method.isSynthetic() && method.isAnnotationPresent(RedirectFrom.class)) {
                annotated.add(method);
            }
        }
        if (annotated.size() > 1) {
            annotated.sort(Comparator.comparing(Method::getName).thenComparing(Method::toString));
        }
        return annotated;
    }

    private void redirectFrom(Method method, RedirectFrom annotation, MethodTargets targets) {
        String name = type.getName() + "." + method.getName() + " @" + RedirectFrom.class.getSimpleName();
        String target;
        try {
            target = targets.of(method);
        } catch (IllegalArgumentException e) {
            sink.problem(new Located(method.getName(), Place.of(name)), String.valueOf(e.getMessage()));
            return;
        }
        String[] froms = annotation.value();
        for (int i = 0; i < froms.length; i++) {
            String source = name + number(i, froms.length);
            add(
                    RedirectRule.from(froms[i]).source(source).to(target),
                    annotation.status(),
                    annotation.options(),
                    source);
        }
    }

    private String source(Class<?> annotation, int index, int count) {
        return type.getName() + " @" + annotation.getSimpleName() + number(index, count);
    }

    private static String number(int index, int count) {
        return count > 1 ? "[" + (index + 1) + "]" : "";
    }

    private void redirect(Redirect redirect, String source) {
        RedirectRule.Builder rule =
                RedirectRule.from(redirect.from()).source(source).to(redirect.to());
        if (redirect.methods().length > 0) {
            rule.methods(redirect.methods());
        }
        add(rule, redirect.status(), redirect.options(), source);
    }

    private void redirectFrom(RedirectFrom annotation, List<String> urlPatterns) {
        String[] froms = annotation.value();
        for (int i = 0; i < froms.length; i++) {
            String source = source(RedirectFrom.class, i, froms.length);
            String target = target(froms[i], urlPatterns, source);
            if (target != null) {
                add(
                        RedirectRule.from(froms[i]).source(source).to(target),
                        annotation.status(),
                        annotation.options(),
                        source);
            }
        }
    }

    private void add(RedirectRule.Builder rule, int status, String[] options, String source) {
        if (status != 0) {
            status(rule, status, source);
        }
        for (String option : options) {
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            if (key.isBlank()) {
                sink.problem(Located.whole(source, option), "an option has no key (expected key or key=value)");
            } else if (equals < 0) {
                rule.option(key);
            } else {
                rule.option(key, option.substring(equals + 1));
            }
        }
        sink.rule(rule.build());
    }

    private void status(RedirectRule.Builder rule, int status, String source) {
        String written = "status = " + status;
        try {
            rule.status(RedirectStatus.parse(Integer.toString(status)));
        } catch (IllegalArgumentException e) {
            sink.problem(
                    Located.whole(source, written).part(written.lastIndexOf(' ') + 1, written.length()),
                    String.valueOf(e.getMessage()));
        }
    }

    /** The target that stands for the first URL pattern; {@code null} if it has none, which is reported. */
    private @Nullable String target(String from, List<String> urlPatterns, String source) {
        String pattern = urlPatterns.isEmpty() ? null : urlPatterns.get(0);
        String instead = "; write @Redirect(from = \"" + from + "\", to = ...) with the address";
        if (pattern == null) {
            sink.problem(
                    Place.of(source),
                    1,
                    "there is no URL pattern to redirect to: the class is not mapped as a servlet" + instead);
            return null;
        }
        boolean address = (pattern.isEmpty() || pattern.startsWith("/"))
                && !pattern.equals("/")
                && pattern.chars().noneMatch(c -> "{}%?#".indexOf(c) >= 0);
        if (!address) {
            sink.problem(
                    Located.whole(source, pattern),
                    "the servlet's first URL pattern is no address to redirect to (expected one like /articles or"
                            + " /articles/*)" + instead);
            return null;
        }
        if (!pattern.endsWith("/*")) {
            return pattern.isEmpty() ? "/" : pattern;
        }
        String base = pattern.substring(0, pattern.length() - 2);
        String rest = restCapture(from);
        return rest != null ? base + "/{" + rest + "}" : base.isEmpty() ? "/" : base;
    }

    /** The name of the capture that takes several segments, as {@code rest} in <code>/old/{*rest}</code>. */
    private static @Nullable String restCapture(String from) {
        int open = from.startsWith("~") ? -1 : from.indexOf("{*");
        int close = from.indexOf('}', Math.max(0, open));
        return open < 0 || close < 0 ? null : from.substring(open + 2, close);
    }
}
