package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.benchmarks.rules.Requests.Aim;
import java.util.function.Supplier;

/** The contenders by the names that parameters and results have. */
public enum Contenders {
    /** {@link OurDecision}. */
    DECISION("Redirects.decide", OurDecision::new, Growth.FLAT),
    /** {@link OurFilter}. */
    FILTER("RedirectFilter", OurFilter::new, Growth.FLAT),
    /** {@link Tuckey}. */
    TUCKEY("Tuckey UrlRewriteFilter", Tuckey::new, Growth.LINEAR),
    /** {@link Ocpsoft}. */
    OCPSOFT("OCPsoft Rewrite", Ocpsoft::new, Growth.LINEAR),
    /** {@link TomcatValve}. */
    TOMCAT("Tomcat RewriteValve", TomcatValve::new, Growth.LINEAR),
    /** {@link JettyRewrite}. */
    JETTY("Jetty RewriteHandler", JettyRewrite::new, Growth.LINEAR),
    /** {@link UndertowPredicates}. */
    UNDERTOW("Undertow predicates", UndertowPredicates::new, Growth.LINEAR),
    /** {@link SpringPatterns}, all in one list. */
    SPRING("Spring PathPattern, list", () -> new SpringPatterns(false), Growth.LINEAR),
    /** {@link SpringPatterns}, with literals in a map. */
    SPRING_MAP("Spring PathPattern, map and list", () -> new SpringPatterns(true), Growth.LINEAR),
    /** {@link ArmeriaRouter}. */
    ARMERIA("Armeria router", ArmeriaRouter::new, Growth.LINEAR),
    /** {@link BareHashMap}. */
    HASH_MAP("HashMap, literals alone", BareHashMap::new, Growth.FLAT),
    /** {@link NoOp}. */
    NO_OP("nothing", NoOp::new, Growth.FLAT);

    private static final int DISTINCT = 4_096;
    private static final int FEWEST = 64;
    private static final int RULES_TRIED = 4_000_000;

    private final String title;
    private final Supplier<Contender> maker;
    private final Growth growth;

    Contenders(String title, Supplier<Contender> maker, Growth growth) {
        this.title = title;
        this.maker = maker;
        this.growth = growth;
    }

    private enum Growth {
        FLAT,
        LINEAR
    }

    /** The name in tables. */
    public String title() {
        return title;
    }

    /** Makes one that has no rules yet. */
    public Contender make() {
        return maker.get();
    }

    /** Whether it can give the right answers to requests. */
    public boolean takes(Aim aim) {
        return switch (this) {
            case HASH_MAP -> aim != Aim.ANY;
            case NO_OP -> aim == Aim.MISS;
            default -> true;
        };
    }

    /**
     * How many requests are sent in turn: a few thousand, fewer to one that tries rule after rule of a large set, so that
     * each can be checked before, and all of them come up while time is taken.
     */
    public int requests(int rules) {
        return growth == Growth.FLAT
                ? DISTINCT
                : Math.max(FEWEST, Math.min(DISTINCT, Integer.highestOneBit(RULES_TRIED / rules)));
    }
}
