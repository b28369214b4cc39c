package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.benchmarks.rules.Part;
import io.github.redirectfilter.benchmarks.rules.Part.Capture;
import io.github.redirectfilter.benchmarks.rules.Rule;
import io.github.redirectfilter.benchmarks.rules.Rule.Kind;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import io.github.redirectfilter.benchmarks.rules.RuleText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Spring's {@code PathPattern}: a list that is gone through in order, as {@code RouterFunctions} do, or with literals in
 * a map in front, as the handler mappings of Spring MVC do. The path is parsed once a request. What a pattern can't say,
 * expressions across segments, is a {@link Pattern} in the same list, as in a predicate of one's own.
 */
final class SpringPatterns implements Contender {
    private final boolean literalsInMap;
    private final Map<String, String> literals = new HashMap<>();
    private final List<Route> routes = new ArrayList<>();
    private String[] paths = {};

    SpringPatterns(boolean literalsInMap) {
        this.literalsInMap = literalsInMap;
    }

    @Override
    public void load(RuleSet rules) {
        for (Rule rule : (Iterable<Rule>) rules.stream()::iterator) {
            if (literalsInMap && rule.kind() == Kind.LITERAL) {
                literals.put(RuleText.source(rule), RuleText.target(rule));
            } else {
                routes.add(route(rule));
            }
        }
    }

    private static Route route(Rule rule) {
        if (rule.kind() == Kind.REGEX) {
            String regex = RuleText.regex(rule, capture -> "(?<" + capture.name() + ">" + capture.expression() + ")");
            return new RegexRoute(Pattern.compile(regex), rule.target());
        }
        String pattern = RuleText.template(rule.source(), SpringPatterns::capture);
        return new PatternRoute(PathPatternParser.defaultInstance.parse(pattern), rule.target());
    }

    private static String capture(Capture capture) {
        return (RuleText.isRest(capture) ? "{*" : "{") + capture.name() + "}";
    }

    @Override
    public void prepare(List<String> paths) {
        this.paths = paths.toArray(String[]::new);
    }

    @Override
    public @Nullable String locate(int request) {
        String path = paths[request];
        PathContainer parsed = PathContainer.parsePath(path);
        if (literalsInMap) {
            String location = literals.get(path);
            if (location != null) {
                return location;
            }
        }
        for (Route route : routes) {
            String location = route.locate(path, parsed);
            if (location != null) {
                return location;
            }
        }
        return null;
    }

    private interface Route {
        @Nullable
        String locate(String path, PathContainer parsed);
    }

    private record PatternRoute(PathPattern pattern, List<Part> target) implements Route {
        @Override
        public @Nullable String locate(String path, PathContainer parsed) {
            PathPattern.PathMatchInfo match = pattern.matchAndExtract(parsed);
            return match == null ? null : Rule.fill(target, withoutSlash(match.getUriVariables()));
        }

        /** {@code {*rest}} comes with the slash in front of it. */
        private static Function<String, String> withoutSlash(Map<String, String> variables) {
            return name -> {
                String value = variables.get(name);
                return value.startsWith("/") ? value.substring(1) : value;
            };
        }
    }

    private record RegexRoute(Pattern pattern, List<Part> target) implements Route {
        @Override
        public @Nullable String locate(String path, PathContainer parsed) {
            Matcher matcher = pattern.matcher(path);
            return matcher.matches() ? Rule.fill(target, matcher::group) : null;
        }
    }
}
