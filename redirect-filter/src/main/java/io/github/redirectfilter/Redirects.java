package io.github.redirectfilter;

import io.github.redirectfilter.Inspection.AllowEntry;
import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.RequestLimits.Limit;
import io.github.redirectfilter.match.IpNetworks;
import io.github.redirectfilter.match.RuleIndex;
import io.github.redirectfilter.proxy.TrustedProxies;
import io.github.redirectfilter.target.WebOrigin;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The compiled rules: decides what is to become of a request. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * Redirects redirects = Redirects.builder()
 *         .rule(RedirectRule.from("/old/{id}").to("/new/{id}").build())
 *         .build();
 * Decision decision = redirects.decide(
 *         RedirectRequest.builder("GET", "https://example.com/old/7?a=b").build());
 * // Redirect[status=307, location=/new/7?a=b, ...]
 * }</pre>
 *
 * <p>The first rule that matches, in the order of the builder, wins.
 *
 * <p>{@link #close} ends what conditions do beside requests, such as health checks. Rules that have no such conditions
 * need not be closed.
 */
public final class Redirects implements AutoCloseable {
    private final Engine engine;
    private final int size;
    private final List<Problem> warnings;
    private final LiveControls controls;
    private final BuildContext context;
    private final DecisionCounts counts;
    private final Inspection.Settings inspected;

    private Redirects(
            Engine engine,
            int size,
            List<Problem> warnings,
            LiveControls controls,
            BuildContext context,
            DecisionCounts counts,
            Inspection.Settings inspected) {
        this.engine = engine;
        this.size = size;
        this.warnings = List.copyOf(warnings);
        this.controls = controls;
        this.context = context;
        this.counts = counts;
        this.inspected = inspected;
    }

    /** Begins with no rule. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many rules there are. */
    public int size() {
        return size;
    }

    /** What is odd about the rules, but no reason not to start: rows of a list that have the same source. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** The rules in their order. Each entry is made when it is asked for. */
    public List<RuleSummary> rules() {
        return engine.summaries();
    }

    /** The rules laid open, for tools that judge them as a whole. */
    public Inspection inspect() {
        return new Inspection(engine, inspected, context.clock().instant());
    }

    /**
     * Decides about a request that is only thought of: conditions tell without counting, consuming or issuing anything, and
     * no listener hears of it. A preflight is decided as what it is, an OPTIONS request.
     */
    public Decision dryRun(RedirectRequest request) {
        return engine.dryRun(request);
    }

    /**
     * Says what the rules make of a request that is only thought of, and how: which rules had their turn, what each asked
     * and saw, and what came of it. Nothing is counted, consumed or issued, as with {@link #dryRun}.
     */
    public Explanation explain(RedirectRequest request) {
        return engine.explain(request);
    }

    /** Decides about a request. Listeners are told, unless no rule matched. */
    public Decision decide(RedirectRequest request) {
        return engine.decide(request);
    }

    /**
     * Decides about a request of which this much is known before anything is made of it. Nearly every request passes, and
     * where no rule can match, nothing is allocated and nothing more is asked.
     *
     * <pre>{@code
     * Decision decision = redirects.decide(
     *         servlet.getServerName(), servlet.getContextPath(), servlet.getRequestURI(), servlet, MyRequest::new);
     * }</pre>
     *
     * @param host as {@link RedirectRequest#host}
     * @param contextPath as {@link RedirectRequest#contextPath}
     * @param uri as {@link RedirectRequest#uri}
     * @param source what the request is made of
     * @param maker makes the request, if a rule may match
     */
    public <T> Decision decide(
            String host, String contextPath, String uri, T source, Function<T, RedirectRequest> maker) {
        return engine.decide(host, contextPath, uri, source, maker);
    }

    /**
     * Judges a redirect that the application wants to send by itself: {@link Decision.Redirect} with the rebuilt location,
     * or {@link Decision.Refused}, of which listeners are told.
     *
     * @param status the status that the redirect has, and that a safe page in place of a refused one gets
     * @param sender who wants to redirect, such as the servlet's name, for the log
     */
    public Decision judge(RedirectRequest request, RedirectStatus status, String target, String sender) {
        return engine.judge(request, status, target, sender);
    }

    /**
     * How many decisions there were, by {@link Decision#outcome}, refused redirects of the application among them; counted as
     * {@link #refusals}. Requests that no rule matches are not counted.
     */
    public Map<String, Long> decisions() {
        return counts.byOutcome();
    }

    /** How many of {@link #decisions} were answers of the filter's own, by status code. */
    public Map<Integer, Long> statuses() {
        return counts.byStatus();
    }

    /**
     * How many targets were refused, by the name of the reason, by these rules and by those whose {@link Builder#controls}
     * they took over.
     */
    public Map<String, Long> refusals() {
        return engine.refusals();
    }

    /**
     * The last 20 targets that were refused, the latest first: to see which of them the allowlist lacks. They outlive a reload
     * of the rules.
     */
    public List<RefusedTarget> recentRefusals() {
        return engine.recentRefusals();
    }

    /** How often a request went beyond a limit, by the name of the setting; counted as {@link #refusals}. */
    public Map<String, Long> limitsExceeded() {
        return engine.limitsExceeded();
    }

    /**
     * How often the rules of an id decided, by these and by those whose {@link Builder#controls} they took over; nothing
     * without {@link Builder#countHits}.
     */
    public Hits hits(String rule) {
        RuleHits counts = engine.hits();
        return counts == null ? Hits.NONE : counts.of(rule);
    }

    /** How often those rules decided that are not counted one by one: the first 10,000 that decide are. */
    public Hits otherHits() {
        RuleHits counts = engine.hits();
        return counts == null ? Hits.NONE : counts.others();
    }

    /**
     * The address of the client, by what trusted proxies say of it.
     *
     * @return {@code null} if that is not known: a header speaks of another client than the one at the other end of the
     *     connection, which is no trusted proxy; or it is one, and does not say for whom it asks
     */
    public @Nullable String clientAddress(RedirectRequest request) {
        return engine.clientAddress(request);
    }

    /** Switches, shares and health checks, to be changed while the rules run. */
    public Controls controls() {
        return controls;
    }

    /**
     * What counts the requests in flight; {@code null} if no rule asks how many there are. Whoever decides by these rules
     * has to count. The filter does.
     */
    public @Nullable InFlight inFlight() {
        return context.countedInFlight();
    }

    /**
     * Tells the listeners that these are the first rules. Whoever decides by them has to tell. The filter does.
     */
    public void loaded() {
        engine.listeners().loaded(this);
    }

    /**
     * Tells the listeners that rules were loaded again. Whoever loads them has to tell. The filter does.
     *
     * @param problem why others could not be put in place of these; {@code null} if these are the others
     */
    public void reloaded(@Nullable Throwable problem) {
        engine.listeners().reloaded(this, problem);
    }

    /** Ends what conditions do beside requests. Decisions go on, by what was known last. */
    @Override
    public void close() {
        context.stop();
    }

    /**
     * What became of rules.
     *
     * @param count how often they decided
     * @param last when they did so last; {@code null} if they did not
     */
    public record Hits(long count, @Nullable Instant last) {
        static final Hits NONE = new Hits(0, null);
    }

    /**
     * What operators change while the rules run: switches, shares and the state of health checks, by kind and name. The
     * next request sees a change; it is logged, and it survives a reload of the rules.
     *
     * <pre>{@code
     * redirects.controls().set("switch.maintenance", "on");
     * redirects.controls().set("share.new-api", "35%");
     * redirects.controls().set("health.db", "down");
     * redirects.controls().reset("health.db");
     * }</pre>
     *
     * <p>A share is named by the id of its rule. Safe for use by several threads.
     */
    public sealed interface Controls permits LiveControls {
        /** All controls of the rules, in order of their names. */
        List<Entry> list();

        /**
         * One control.
         *
         * @throws IllegalArgumentException if the rules have none of this name
         */
        Entry get(String name);

        /**
         * Changes a value.
         *
         * @throws IllegalArgumentException if the rules have none of this name, or if the value is wrong
         */
        void set(String name, String value);

        /**
         * Goes back to what the configuration says.
         *
         * @throws IllegalArgumentException if the rules have none of this name
         */
        void reset(String name);

        /**
         * A control and its value.
         *
         * @param name kind and name, such as {@code switch.maintenance}
         * @param configured the value that the configuration gives it
         * @param state what the value comes to now, such as {@code down} for a health check whose value is {@code auto};
         *     mostly the value itself
         */
        record Entry(String name, String value, String configured, String state) {
            /** A control whose value says all. */
            public Entry(String name, String value, String configured) {
                this(name, value, configured, value);
            }
        }
    }

    /** Collects rules and settings, and makes {@link Redirects} of them. Not safe for use by several threads. */
    public static final class Builder {
        private final List<RedirectRule> rules = new ArrayList<>();
        private final LiteralRulesWriter literals = new LiteralRulesWriter();
        private final RuleOrder order = new RuleOrder();
        private final List<Problem> problems = new ArrayList<>();
        private final List<RedirectListener> listeners = new ArrayList<>();
        private final List<ConditionFactory> factories = new ArrayList<>(FoundFactories.all());
        private final ConditionSettings settings = new ConditionSettings();
        private final Map<Class<?>, List<Object>> services = new HashMap<>();
        private LiveControls controls = new LiveControls();
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new SecureRandom();
        private Allowlist allowlist = Allowlist.NONE;
        private final List<AllowEntry> allowed = new ArrayList<>();
        private final Set<LintCode> accepted = EnumSet.noneOf(LintCode.class);
        private @Nullable WebOrigin origin;
        private RefusedAnswer refused = RefusedAnswer.BAD_REQUEST;
        private IgnoreSetting ignore = IgnoreSetting.NOTHING;
        private IpNetworks trustedProxies = IpNetworks.NONE;
        private CorsPolicy cors = CorsPolicy.NONE;
        private boolean contextRelative = true;
        private boolean trustLiteralTargets = true;
        private boolean attribution;
        private boolean atRest;
        private boolean countHits;
        private RequestLimits limits = RequestLimits.DEFAULT;

        Builder() {}

        /** Adds a rule behind those added before. */
        public Builder rule(RedirectRule rule) {
            order.addCompiled(rules.size());
            rules.add(rule);
            return this;
        }

        /**
         * Adds a rule that is a literal path, a literal target and a status, and nothing else, if it is one: a million of
         * these take little more memory than their text. For a rule of another kind, or a wrong one, {@link #rule} is the
         * way.
         *
         * @param place where it was written; its source and line are kept
         * @param list whether all such rules of that source count as one rule, which is named as the source
         * @return whether it was added
         */
        public boolean literal(Place place, boolean list, String from, String to, RedirectStatus status) {
            int offset = literals.add(place, list, from, to, status);
            if (offset == LiteralRulesWriter.ANOTHER_KIND) {
                return false;
            }
            order.addLiteral(offset);
            return true;
        }

        /** Adds a problem that a reader found, to be reported with all others. */
        public Builder problem(Problem problem) {
            problems.add(problem);
            return this;
        }

        /** Adds origins that a redirect may go to although a request chose the target. */
        public Builder allow(Allowlist more) {
            return allow(more, Place.of("allow"));
        }

        /** Adds such origins, as read at {@code place}. */
        public Builder allow(Allowlist more, Place place) {
            allowlist = allowlist.and(more);
            for (String entry : more.toString().split(" ", -1)) {
                if (!entry.isEmpty()) {
                    allowed.add(new AllowEntry(entry, place));
                }
            }
            return this;
        }

        /**
         * Says which findings of lint are meant, wherever they are; a rule has the option of that name for its own.
         *
         * @param codes apart by commas, such as {@code chain,post-301}
         * @throws IllegalArgumentException for an unknown code; the message lists those that are known
         */
        public Builder accept(String codes) {
            accepted.addAll(LintCode.parseList(codes));
            return this;
        }

        /**
         * Sets the application's own origin, such as {@code https://www.example.com}, in place of what each request says.
         *
         * @throws IllegalArgumentException if it is no http or https origin
         */
        public Builder origin(String own) {
            try {
                URI uri = new URI(own);
                String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
                boolean bare = uri.getRawPath() == null
                        || uri.getRawPath().isEmpty()
                        || uri.getRawPath().equals("/");
                if ((scheme.equals("http") || scheme.equals("https"))
                        && uri.getHost() != null
                        && uri.getRawUserInfo() == null
                        && bare
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null) {
                    origin = WebOrigin.of(scheme, uri.getHost(), uri.getPort());
                    return this;
                }
            } catch (URISyntaxException e) {
                // reported below, like every other text that is no origin
            }
            throw new IllegalArgumentException("origin \"" + own
                    + "\" is no origin (expected scheme, host and port alone, such as https://www.example.com)");
        }

        /**
         * Sets what the client gets when a target is refused: {@code 400}, {@code pass}, or a path of the application.
         *
         * @throws IllegalArgumentException for anything else
         */
        public Builder refused(String answer) {
            refused = RefusedAnswer.parse(answer);
            return this;
        }

        /**
         * Sets which differences between paths do not count, unless a rule says otherwise: {@code case}, {@code slash},
         * {@code case,slash} or {@code none}.
         *
         * @throws IllegalArgumentException for anything else
         */
        public Builder ignore(String differences) {
            ignore = IgnoreSetting.parse(differences);
            return this;
        }

        /**
         * Sets whether sources are below the context path, and targets with a leading slash get it in front; on if never
         * called.
         */
        public Builder contextRelative(boolean on) {
            contextRelative = on;
            return this;
        }

        /**
         * Sets whether a scheme and host that a rule writes need no entry in the allowlist; on if never called. Switch it off
         * for rules that others edit.
         */
        public Builder trustLiteralTargets(boolean on) {
            trustLiteralTargets = on;
            return this;
        }

        /**
         * Adds proxies in front of the server, as blocks in CIDR notation or addresses, apart by white space or commas. What
         * a listed one says of the client, in {@code Forwarded} (RFC 7239) or {@code X-Forwarded-For}, {@code -Proto},
         * {@code -Host} and {@code -Port}, is believed; from all others it is ignored.
         *
         * @throws IllegalArgumentException for a text that is no address, a host name among them
         */
        public Builder trustedProxies(String networks) {
            trustedProxies =
                    trustedProxies.and(IpNetworks.of(List.of(networks.strip().split("[,\\s]+"))));
            return this;
        }

        /**
         * Sets which pages of other origins may follow the answers of rules, unless a rule says otherwise: origins such as
         * {@code https://front.example} or {@code https://*.example.com}, apart by commas or white space, and
         * {@code credentials} beside them if cookies may be sent along; {@code *} for all pages, without credentials; or
         * {@code none}. Preflights for such rules are answered.
         *
         * @throws IllegalArgumentException for anything else
         */
        public Builder cors(String origins) {
            cors = CorsPolicy.parse(origins);
            return this;
        }

        /** Sets whether a response header, {@code X-Redirect-By}, names the rule; off if never called. */
        public Builder attribution(boolean on) {
            attribution = on;
            return this;
        }

        /**
         * Sets the longest path, in characters of the canonical form, on which regular expressions run; 2,048 if never
         * called. Rules of other kinds match longer paths too, so that padding is no way around them.
         *
         * @throws IllegalArgumentException if it is out of range, as for the other limits
         */
        public Builder maxPath(int characters) {
            limits = limits.with(Limit.MAX_PATH, characters);
            return this;
        }

        /**
         * Sets on how many characters the regular expressions of all rules may run for one request, each counted as often
         * as its expression has instructions (one for a character or a class, more for {@code {n}}); 1,000,000 if never
         * called. What goes beyond does not run, and its rule does not match.
         */
        public Builder maxRegexSteps(int steps) {
            limits = limits.with(Limit.MAX_REGEX_STEPS, steps);
            return this;
        }

        /**
         * Sets the longest value of a group of a regular expression, in characters; 2,048 if never called. A rule whose
         * target takes values does not match with a longer one.
         */
        public Builder maxCapture(int characters) {
            limits = limits.with(Limit.MAX_CAPTURE, characters);
            return this;
        }

        /**
         * Sets the longest {@code Location}, in characters; 6,144 if never called, and no more, for containers have 8 KiB
         * for all headers. A longer one is refused.
         */
        public Builder maxTarget(int characters) {
            limits = limits.with(Limit.MAX_TARGET, characters);
            return this;
        }

        /**
         * Sets how many conditions are asked for one request; 1,000 if never called. Behind that, rules with conditions do
         * not match.
         */
        public Builder maxConditions(int conditions) {
            limits = limits.with(Limit.MAX_CONDITIONS, conditions);
            return this;
        }

        /** Adds a kind of condition, in front of one of the same kind that was found by itself. */
        public Builder conditionFactory(ConditionFactory factory) {
            factories.add(factory);
            return this;
        }

        /** How the settings are written that conditions read, such as {@code country-header} and {@code switch.NAME}. */
        public Set<String> settings() {
            return ConditionSettings.names(factories);
        }

        /** Whether conditions read a setting. */
        public boolean hasSetting(String name) {
            return ConditionSettings.reader(name, factories) != null;
        }

        /**
         * Sets what a kind of condition reads, such as {@code switch.maintenance}. The kind must be known by then.
         *
         * @throws IllegalArgumentException if no kind reads it, or if the value is wrong
         */
        public Builder setting(String name, String value) {
            settings.put(name, value, factories, atRest);
            return this;
        }

        /** Types that the application may bring objects of, for conditions. */
        public Set<Class<?>> serviceTypes() {
            Set<Class<?>> types = new HashSet<>();
            for (ConditionFactory factory : factories) {
                types.addAll(factory.services());
            }
            return Set.copyOf(types);
        }

        /** Adds an object that conditions use, of one of their {@link ConditionFactory#services}. */
        public <T> Builder service(Class<T> type, T service) {
            services.computeIfAbsent(type, key -> new ArrayList<>()).add(service);
            return this;
        }

        /**
         * Takes over what operators changed on rules before these, what was counted and what conditions learned; without it
         * everything begins anew. From {@link #build} on, the controls of the rules before are those of these.
         */
        public Builder controls(Controls before) {
            controls = (LiveControls) before;
            return this;
        }

        /** Sets the clock that conditions read; the system's if never called. */
        public Builder clock(InstantSource instants) {
            clock = instants;
            return this;
        }

        /**
         * Makes rules to look at: what conditions do beside requests, such as health checks, is not started, and what is there
         * at run time alone, such as a library, a country database or a health check of the application, may be missing.
         * Comes before {@link #setting}.
         */
        public Builder atRest() {
            atRest = true;
            return this;
        }

        /** Has the decisions of each rule counted, for {@link Redirects#hits}. */
        public Builder countHits() {
            countHits = true;
            return this;
        }

        /** Sets where conditions take random numbers from; a {@link SecureRandom} if never called. */
        public Builder random(RandomGenerator generator) {
            random = generator;
            return this;
        }

        /** Adds a listener for decisions. */
        public Builder listener(RedirectListener listener) {
            listeners.add(listener);
            return this;
        }

        /**
         * Checks everything and makes the rules ready.
         *
         * @throws RedirectConfigurationException with every problem of every rule
         */
        public Redirects build() {
            Map<String, ConditionFactory> byKind = new HashMap<>();
            for (ConditionFactory factory : factories) {
                byKind.put(factory.kind(), factory);
            }
            BuildContext context = new BuildContext(settings, services, clock, random, controls, atRest);
            RuleCompiler.Settings forRules = new RuleCompiler.Settings(byKind, context, ignore, attribution, cors);
            List<Problem> found = new ArrayList<>(problems);
            SheddingCheck shedding =
                    new SheddingCheck(this, origin == null ? "https://site.invalid" : origin.toString());
            RuleSetCompiler compiler = new RuleSetCompiler(forRules, shedding, found);
            List<CompiledRule> compiled = compiler.compile(rules);
            if (!found.isEmpty()) {
                throw new RedirectConfigurationException(found);
            }
            EngineSettings forEngine = new EngineSettings(
                    origin, refused, contextRelative, trustLiteralTargets, limits, TrustedProxies.in(trustedProxies));
            RuleTable.OfLiterals ofLiterals = new RuleTable.OfLiterals(ignore, attribution, cors);
            RuleTable table = new RuleTable(order.entries(), compiled, literals.toRules(), ofLiterals);
            Duplicates duplicates = compiler.duplicates();
            RuleIndex index = new RuleIndex(
                    table,
                    (first, second) -> duplicates.found(
                            table.literalPath(second), table.literalPlace(first), table.literalPlace(second)));
            InstantSource now = clock;
            EventLog log = context.kept(EventLog.class, "", () -> new EventLog(now));
            RuleHits hits = countHits ? context.kept(RuleHits.class, "", RuleHits::new) : null;
            DecisionCounts counts = context.kept(DecisionCounts.class, "", DecisionCounts::new);
            Listeners told = new Listeners(told(counts, hits), log);
            Engine engine = new Engine(table, index, forEngine, allowlist, told, hits, log);
            Redirects redirects =
                    new Redirects(engine, table.size(), duplicates.warnings(), controls, context, counts, inspected());
            context.start(); // last, for what fails later would come too late
            return redirects;
        }

        /** The counts are told as listeners are: requests that no rule matches cost nothing. */
        private List<RedirectListener> told(DecisionCounts counts, @Nullable RuleHits hits) {
            List<RedirectListener> all = new ArrayList<>(List.of(counts));
            all.addAll(listeners);
            if (hits != null) {
                InstantSource now = clock;
                all.add((request, decision) -> {
                    String rule = decision.rule();
                    if (rule != null) {
                        hits.hit(rule, now);
                    }
                });
            }
            return all;
        }

        /** A copy of what lint asks, for the builder may be used again. */
        private Inspection.Settings inspected() {
            return new Inspection.Settings(
                    Set.copyOf(accepted),
                    List.copyOf(allowed),
                    origin == null ? null : origin.toString(),
                    contextRelative,
                    trustLiteralTargets,
                    !trustedProxies.isEmpty());
        }

        /** Begins rules that read requests as these do. */
        Builder sameSettings() {
            Builder same = new Builder().contextRelative(contextRelative);
            same.origin = origin;
            same.ignore = ignore;
            return same;
        }
    }
}
