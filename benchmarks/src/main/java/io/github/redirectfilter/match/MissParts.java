package io.github.redirectfilter.match;

import io.github.redirectfilter.benchmarks.micro.FreshString;
import io.github.redirectfilter.benchmarks.rules.Request;
import io.github.redirectfilter.benchmarks.rules.Requests;
import io.github.redirectfilter.benchmarks.rules.Requests.Aim;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import io.github.redirectfilter.benchmarks.rules.RuleSets;
import io.github.redirectfilter.benchmarks.rules.RuleText;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a request that matches nothing is spent on: each part holds the ones before it, or does their work. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgsAppend = {"-Xmx8g", FreshString.OPEN})
public class MissParts {
    private static final int RULES = 100_000;
    private static final int REQUESTS = 4_096;

    /** How far a request goes. */
    @Param
    public Part part;

    private RuleIndex index = new RuleIndex(new Listed(List.of()), (first, second) -> {});
    private TokenBits tokens = new TokenBits(0);
    private String[] paths = {};
    private int next;

    /** A part of what a miss takes. */
    public enum Part {
        /** The next path is fetched. */
        FETCH,
        /** Each character of the path is looked at. */
        READ,
        /** The characters are hashed, eight at a time. */
        HASH,
        /** They are hashed and checked for what is not canonical, and their tokens are looked up, in one pass. */
        PASS,
        /** The index is asked. */
        INDEX
    }

    /** Loads. */
    @Setup
    public void load() throws ParseException {
        RuleSet rules = RuleSets.mixed(RULES);
        List<SourcePattern> patterns = new ArrayList<>();
        for (int i = 0; i < RULES; i++) {
            patterns.add(SourcePattern.parse(RuleText.source(rules.rule(i)), false, false));
        }
        Patterns listed = new Listed(patterns);
        index = new RuleIndex(listed, (first, second) -> {});
        tokens = index.tokens();
        paths = Requests.of(rules, Aim.MISS, REQUESTS).stream()
                .map(Request::path)
                .toArray(String[]::new);
        for (String path : paths) {
            if (index.firstForPath(path, 0, "www.example.com") >= 0) {
                throw new IllegalStateException(path + " is no miss");
            }
        }
    }

    /** One request. */
    @Benchmark
    public long go() {
        int request = next;
        next = request + 1 == paths.length ? 0 : request + 1;
        String path = paths[request];
        FreshString.forget(path);
        return switch (part) {
            case FETCH -> path.length();
            case READ -> sum(path);
            case HASH -> PathHash.of(path, 0, PathHash.endWithoutSlash(path, 0));
            case PASS -> PathHash.ofCanonical(path, 0, tokens);
            case INDEX -> index.firstForPath(path, 0, "www.example.com");
        };
    }

    private static int sum(String path) {
        int sum = 0;
        for (int i = 0; i < path.length(); i++) {
            sum += path.charAt(i);
        }
        return sum;
    }

    private record Listed(List<SourcePattern> patterns) implements Patterns {
        @Override
        public int size() {
            return patterns.size();
        }

        @Override
        public SourcePattern pattern(int ordinal) {
            return patterns.get(ordinal);
        }

        @Override
        public String literalPath(int ordinal) {
            throw new UnsupportedOperationException("none is kept as text");
        }

        @Override
        public @Nullable String literalHost(int ordinal) {
            return null;
        }

        @Override
        public boolean sameLiteral(int first, int second) {
            return false;
        }

        @Override
        public boolean mayMatchPath(int ordinal, String text, int start) {
            return patterns.get(ordinal).mayMatchPath(text, start);
        }

        @Override
        public boolean matches(int ordinal, RequestUrl url) {
            return patterns.get(ordinal).matches(url);
        }
    }
}
