package io.github.redirectfilter;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule as it was written: which requests ({@code from}, methods, conditions), where to ({@code to}) and how (status
 * and options). Rule lines, YAML, annotations and this builder all make the same rule, with the same names for
 * everything; {@link Redirects.Builder#build()} checks it.
 *
 * <pre>{@code
 * RedirectRule rule = RedirectRule.from("/blog/{year}/{slug}")
 *         .to("/articles/{slug}?year={year}")
 *         .status(RedirectStatus.MOVED_PERMANENTLY)
 *         .option("query", "drop")
 *         .build();
 * rule.toString();   // /blog/{year}/{slug} /articles/{slug}?year={year} 301 query=drop
 * }</pre>
 *
 * <p>{@link #toString()} is a valid rule line.
 */
public final class RedirectRule {
    /** The target that lets a request pass, or carries a status without a {@code Location}. */
    public static final String NO_TARGET = "-";

    /** The source of a rule that says no other. */
    static final String BUILDER = "builder";

    private final RuleText text;
    private final Place place;
    private final boolean inList;

    private RedirectRule(Builder builder, Text to) {
        this.text = new RuleText(builder.methods, builder.from, to, builder.status, List.copyOf(builder.options))
                .located(builder.source);
        this.place = builder.place == null ? text.from().where() : builder.place;
        this.inList = builder.inList;
    }

    /** Begins a rule for requests that match {@code from}, in any of its forms. */
    public static Builder from(String from) {
        return new Builder(new Text(from, null));
    }

    /** Begins a rule whose {@code from} was read at a known place. */
    public static Builder from(String from, Place place) {
        return new Builder(new Text(from, place));
    }

    /** The source pattern, as written. */
    public String from() {
        return text.from().value();
    }

    /** The target template, as written; {@value #NO_TARGET} for none. */
    public String to() {
        return text.to().value();
    }

    /** The status, as written; {@code null} for the default. */
    public @Nullable String status() {
        Text status = text.status();
        return status == null ? null : status.value();
    }

    /** The methods, comma-separated, as written; {@code null} for all. */
    public @Nullable String methods() {
        Text methods = text.methods();
        return methods == null ? null : methods.value();
    }

    /** Options and conditions by key, in the order written. The value of a key that stands alone is empty. */
    public Map<String, String> options() {
        Map<String, String> map = new LinkedHashMap<>();
        for (Option option : text.options()) {
            Text value = option.value();
            map.putIfAbsent(option.key().value(), value == null ? "" : value.value());
        }
        return map;
    }

    /** Where the rule was written. */
    public Place place() {
        return place;
    }

    /**
     * A remark about a part of the rule, with its place.
     *
     * @param part {@code from}, {@code to}, {@code status}, {@code methods}, or the key of an option; the source stands for
     *     one that is not written
     */
    public Problem remark(String part, String message) {
        Text where = text.part(part);
        return new Problem(where.where(), Math.max(1, where.value().length()), message);
    }

    /** Whether it is one of a list that counts as one rule. */
    boolean inList() {
        return inList;
    }

    /** The parts with their places. */
    RuleText text() {
        return text;
    }

    /** The rule as a rule line. */
    @Override
    public String toString() {
        return text.toString();
    }

    /**
     * A text of the configuration.
     *
     * @param place where it stands; {@code null} if it was not read from anywhere
     */
    record Text(String value, @Nullable Place place) {
        Text at(Place known) {
            return place != null ? this : new Text(value, known);
        }

        Place where() {
            return place != null ? place : Place.of("rule");
        }
    }

    /** One {@code key=value}; a key that stands alone has no value. */
    record Option(Text key, @Nullable Text value) {
        Text valueOrKey() {
            return value == null ? key : value;
        }
    }

    /** Collects the parts of a rule. Not safe for use by several threads. */
    public static final class Builder {
        private final Text from;
        private final List<Option> options = new ArrayList<>();
        private String source = BUILDER;
        private @Nullable Text methods;
        private @Nullable Text to;
        private @Nullable Text status;
        private @Nullable Place place;
        private boolean inList;

        private Builder(Text from) {
            this.from = from;
        }

        /** Names what this rule comes from (a class, a bean), for error messages and the default id. */
        public Builder source(String source) {
            this.source = source;
            return this;
        }

        /** Sets where the rule as a whole stands. */
        public Builder place(Place place) {
            this.place = place;
            return this;
        }

        /** Makes it one of a list that counts as one rule, which is named as its source. */
        public Builder inList() {
            inList = true;
            return this;
        }

        /** Restricts the rule to these methods; GET includes HEAD. */
        public Builder methods(String... methods) {
            this.methods = new Text(String.join(",", methods), null);
            return this;
        }

        /** Sets the methods, comma-separated, as read at {@code place}. */
        public Builder methods(String methods, Place place) {
            this.methods = new Text(methods, place);
            return this;
        }

        /** Sets the target template. */
        public Builder to(String to) {
            this.to = new Text(to, null);
            return this;
        }

        /** Sets the target template, as read at {@code place}. */
        public Builder to(String to, Place place) {
            this.to = new Text(to, place);
            return this;
        }

        /** Lets the request pass and stops: the way to exempt health checks and static files. */
        public Builder pass() {
            return to(NO_TARGET);
        }

        /** Sets the status; without it a rule with a target answers 307. */
        public Builder status(RedirectStatus status) {
            this.status = new Text(status.toString(), null);
            return this;
        }

        /** Sets the status by code or name, as read at {@code place}. */
        public Builder status(String status, Place place) {
            this.status = new Text(status, place);
            return this;
        }

        /** Sets how the query of the request is carried along. */
        public Builder query(QueryPolicy policy) {
            return option("query", policy.toString());
        }

        /** Sets the {@code Cache-Control} of the answer. */
        public Builder cache(CachePolicy policy) {
            return option("cache", policy.toString());
        }

        /** Adds an option or a condition by the key that rule lines use, such as {@code header.X-Beta}. */
        public Builder option(String key, String value) {
            options.add(new Option(new Text(key, null), new Text(value, null)));
            return this;
        }

        /** Adds a key that stands alone, such as {@code cookie.beta}: the cookie is present. */
        public Builder option(String key) {
            options.add(new Option(new Text(key, null), null));
            return this;
        }

        /** Adds an option as read; {@code value} is {@code null} for a key that stands alone. */
        public Builder option(String key, Place keyPlace, @Nullable String value, Place valuePlace) {
            options.add(new Option(new Text(key, keyPlace), value == null ? null : new Text(value, valuePlace)));
            return this;
        }

        /**
         * Makes the rule. What it says is checked when {@link Redirects} are built from it, together with all others.
         *
         * @throws IllegalStateException if {@link #to} and {@link #pass} were forgotten
         */
        public RedirectRule build() {
            if (to == null) {
                throw new IllegalStateException("rule from " + from.value()
                        + " has no target; call to(\"/new\"), or pass() to let the request through");
            }
            return new RedirectRule(this, to);
        }
    }
}
