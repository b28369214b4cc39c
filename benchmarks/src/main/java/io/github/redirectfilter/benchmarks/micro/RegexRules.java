package io.github.redirectfilter.benchmarks.micro;

import io.github.redirectfilter.benchmarks.contender.Contenders;
import io.github.redirectfilter.benchmarks.rules.Requests.Aim;
import io.github.redirectfilter.benchmarks.rules.RuleSets;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A request against regular expressions without a literal prefix, and nothing else. */
public class RegexRules extends Measured {
    /** Who is measured. */
    @Param({"DECISION", "FILTER", "JETTY", "SPRING", "ARMERIA", "TUCKEY", "TOMCAT", "UNDERTOW", "OCPSOFT"})
    public Contenders contender;

    /** How many expressions there are. */
    @Param({"1", "100", "1000"})
    public int rules;

    /** What is sent. */
    @Param({"MISS", "ANY"})
    public Aim aim;

    /** Loads and checks. */
    @Setup
    public void load() throws Exception {
        setting = Setting.of(contender, RuleSets.regexes(rules), aim);
    }
}
