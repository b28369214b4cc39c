package io.github.redirectfilter.benchmarks.micro;

import io.github.redirectfilter.benchmarks.contender.Contenders;
import io.github.redirectfilter.benchmarks.rules.Requests.Aim;
import io.github.redirectfilter.benchmarks.rules.RuleSets;
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

/** A request against regular expressions without a literal prefix, and nothing else. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgsAppend = {"-Xmx8g", FreshString.OPEN})
public class RegexRules {
    /** Who is measured. */
    @Param({"DECISION", "FILTER", "JETTY", "SPRING", "ARMERIA", "TUCKEY", "TOMCAT", "UNDERTOW", "OCPSOFT"})
    public Contenders contender;

    /** How many expressions there are. */
    @Param({"1", "100", "1000"})
    public int rules;

    /** What is sent. */
    @Param({"MISS", "ANY"})
    public Aim aim;

    private Setting setting;

    /** Loads and checks. */
    @Setup
    public void load() throws Exception {
        setting = Setting.of(contender, RuleSets.regexes(rules), aim);
    }

    /** One request. */
    @Benchmark
    public @Nullable String locate() throws Exception {
        return setting.locate();
    }
}
