package io.github.redirectfilter;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import io.github.redirectfilter.RedirectRule.Text;
import io.github.redirectfilter.match.IpNetworks;
import io.github.redirectfilter.proxy.TrustedProxies;
import io.github.redirectfilter.target.WebOrigin;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
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
    private final LiveControls controls;
    private final BuildContext context;

    private Redirects(Engine engine, int size, LiveControls controls, BuildContext context) {
        this.engine = engine;
        this.size = size;
        this.controls = controls;
        this.context = context;
    }

    /** Begins with no rule. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many rules there are. */
    public int size() {
        return size;
    }

    /** Decides about a request. Listeners are told, unless no rule matched. */
    public Decision decide(RedirectRequest request) {
        return engine.decide(request);
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

    /** How many targets were refused since these redirects were built, by the name of the reason. */
    public Map<String, Long> refusals() {
        return engine.refusals();
    }

    /** Switches, shares and health checks, to be changed while the rules run. */
    public Controls controls() {
        return controls;
    }

    /** Ends what conditions do beside requests. Decisions go on, by what was known last. */
    @Override
    public void close() {
        context.stop();
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
         */
        record Entry(String name, String value, String configured) {}
    }

    /** Collects rules and settings, and makes {@link Redirects} of them. Not safe for use by several threads. */
    public static final class Builder {
        private final List<RedirectRule> rules = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<RedirectListener> listeners = new ArrayList<>();
        private final List<ConditionFactory> factories = new ArrayList<>();
        private final ConditionSettings settings = new ConditionSettings();
        private final Map<Class<?>, List<Object>> services = new HashMap<>();
        private LiveControls controls = new LiveControls();
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new SecureRandom();
        private Allowlist allowlist = Allowlist.NONE;
        private @Nullable WebOrigin origin;
        private RefusedAnswer refused = RefusedAnswer.BAD_REQUEST;
        private IgnoreSetting ignore = IgnoreSetting.NOTHING;
        private IpNetworks trustedProxies = IpNetworks.NONE;
        private boolean contextRelative = true;
        private boolean trustLiteralTargets = true;
        private boolean attribution;

        Builder() {
            ServiceLoader.load(ConditionFactory.class, ConditionFactory.class.getClassLoader())
                    .forEach(factories::add);
        }

        /** Adds a rule behind those added before. */
        public Builder rule(RedirectRule rule) {
            rules.add(rule);
            return this;
        }

        /** Adds a problem that a reader found, to be reported with all others. */
        public Builder problem(Problem problem) {
            problems.add(problem);
            return this;
        }

        /** Adds origins that a redirect may go to although a request chose the target. */
        public Builder allow(Allowlist more) {
            allowlist = allowlist.and(more);
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

        /** Sets whether a response header, {@code X-Redirect-By}, names the rule; off if never called. */
        public Builder attribution(boolean on) {
            attribution = on;
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
            settings.put(name, value, factories);
            return this;
        }

        /** Types that the application may bring objects of, for conditions. */
        public Set<Class<?>> serviceTypes() {
            return factories.stream()
                    .flatMap(factory -> factory.services().stream())
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** Adds an object that conditions use, of one of their {@link ConditionFactory#services}. */
        public <T> Builder service(Class<T> type, T service) {
            services.computeIfAbsent(type, key -> new ArrayList<>()).add(service);
            return this;
        }

        /** Takes over what operators changed on rules before these; without it nothing is changed yet. */
        public Builder controls(Controls before) {
            controls = (LiveControls) before;
            return this;
        }

        /** Sets the clock that conditions read; the system's if never called. */
        public Builder clock(InstantSource instants) {
            clock = instants;
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
            factories.forEach(factory -> byKind.put(factory.kind(), factory));
            BuildContext context = new BuildContext(settings, services, clock, random);
            RuleCompiler.Settings forRules = new RuleCompiler.Settings(byKind, context, ignore, attribution);
            List<Problem> found = new ArrayList<>(problems);
            List<CompiledRule> compiled = new ArrayList<>(rules.size());
            Map<String, Place> places = new HashMap<>();
            for (int i = 0; i < rules.size(); i++) {
                RedirectRule rule = rules.get(i);
                RuleCompiler compiler =
                        new RuleCompiler(rule, defaultId(rule, i + 1, places.keySet()), forRules, found);
                CompiledRule ready = compiler.compile();
                Text id = compiler.idText();
                Place first = places.putIfAbsent(compiler.id(), rule.place());
                if (first != null) {
                    Text place = id == null ? rule.text().from() : id;
                    found.add(new Problem(
                            place.where(),
                            place.value().length(),
                            "id \"" + compiler.id() + "\" is taken by the rule at " + first
                                    + " (expected another id)"));
                }
                if (ready != null) {
                    compiled.add(ready);
                }
            }
            if (!found.isEmpty()) {
                throw new RedirectConfigurationException(found);
            }
            EngineSettings forEngine = new EngineSettings(
                    origin, refused, contextRelative, trustLiteralTargets, TrustedProxies.in(trustedProxies));
            Engine engine = new Engine(compiled, forEngine, allowlist, listeners);
            context.start(controls);
            return new Redirects(engine, compiled.size(), controls, context);
        }

        /** YAML can hold several rules in a line, which then have the column in their ids too. */
        private static String defaultId(RedirectRule rule, int ordinal, Set<String> taken) {
            Place place = rule.place();
            if (place.line() == 0) {
                boolean named = !place.source().equals(RedirectRule.BUILDER) && !taken.contains(place.source());
                return named ? place.source() : place.source() + "#" + ordinal;
            }
            String id = place.source() + ":" + place.line();
            return taken.contains(id) ? id + ":" + place.column() : id;
        }
    }
}
