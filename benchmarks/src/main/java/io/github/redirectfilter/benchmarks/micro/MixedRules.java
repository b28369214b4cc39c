package io.github.redirectfilter.benchmarks.micro;

import io.github.redirectfilter.benchmarks.contender.Contenders;
import io.github.redirectfilter.benchmarks.rules.Requests.Aim;
import io.github.redirectfilter.benchmarks.rules.RuleSets;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A request against literals, templates and regular expressions. */
public class MixedRules extends Measured {
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

    /** Loads and checks. */
    @Setup
    public void load() throws Exception {
        setting = Setting.of(contender, RuleSets.mixed(rules), aim);
    }
}
