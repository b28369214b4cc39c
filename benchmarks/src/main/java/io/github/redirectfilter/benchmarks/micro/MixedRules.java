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

/** A request against literals, templates and regular expressions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgsAppend = {"-Xmx8g", FreshString.OPEN})
public class MixedRules {
    /** Who is measured. */
    @Param({
        "NO_OP",
        "HASH_MAP",
        "DECISION",
        "FILTER",
        "JETTY",
        "SPRING_MAP",
        "SPRING",
        "ARMERIA",
        "TUCKEY",
        "TOMCAT",
        "UNDERTOW",
        "OCPSOFT"
    })
    public Contenders contender;

    /** How many rules there are. */
    @Param({"10", "1000", "10000", "100000", "1000000"})
    public int rules;

    /** What is sent. */
    @Param
    public Aim aim;

    private Setting setting;

    /** Loads and checks. */
    @Setup
    public void load() throws Exception {
        setting = Setting.of(contender, RuleSets.mixed(rules), aim);
    }

    /** One request. */
    @Benchmark
    public @Nullable String locate() throws Exception {
        return setting.locate();
    }
}
