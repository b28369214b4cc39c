package io.github.redirectfilter;

import io.github.redirectfilter.match.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The kinds of mistakes that lint finds in rules that are valid. A rule accepts some with the option
 * {@code accept=chain,shadowed}, and all rules with the setting of that name.
 */
public enum LintCode {
    /** Rules send a client round in a circle. */
    LOOP,
    /** Rules send a client on and on, each time to a longer URL. */
    GROWING,
    /** The target of a rule is sent on by another rule. */
    CHAIN,
    /** A redirect that browsers keep leads to an address that is sent on for now only. */
    PERMANENT_TO_TEMPORARY,
    /** A rule leads to where the request is already, so that it does nothing. */
    SELF,
    /** A rule has the source and conditions of a rule before it. */
    DUPLICATE,
    /** A rule before takes every request that this one is for. */
    SHADOWED,
    /** Several rules before take, together, every request that this one is for. */
    UNREACHABLE,
    /** The time of a rule is over. */
    EXPIRED,
    /** The guard refuses every target of a rule. */
    REFUSED,
    /** A 301 or 302 turns a POST into a GET. */
    POST_301,
    /** A regular expression that a template says more simply. */
    REGEX_TEMPLATE,
    /** A regular expression that has to be tried on every path. */
    REGEX_PREFIX,
    /** A value is captured, and the target has no place for it. */
    UNUSED_CAPTURE,
    /** An entry of the allowlist that no rule needs. */
    UNUSED_ALLOW,
    /** A rule from http to https, and no proxy is trusted to say which it was. */
    HTTPS_WITHOUT_PROXIES,
    /** Pages of other origins follow a rule to a third origin. */
    CORS_ORIGIN,
    /** The date at which a rule was to be looked at is over. */
    REVIEW_DUE,
    /** A rule that can change stands in front of permanent ones, which no cache may keep because of it. */
    SWITCH_FIRST,
    /** An absolute target takes host or path along, and not the context path. */
    CONTEXT;

    /** Reads codes, apart by commas; an {@link IllegalArgumentException} lists what is known. */
    static List<LintCode> parseList(String text) {
        return RuleSpec.split(text).stream().map(LintCode::parse).toList();
    }

    private static LintCode parse(String text) {
        for (LintCode code : values()) {
            if (code.toString().equals(text)) {
                return code;
            }
        }
        List<String> known =
                Arrays.stream(values()).map(LintCode::toString).sorted().toList();
        throw new IllegalArgumentException("accept: unknown code \"" + text + "\"" + Suggestions.didYouMean(text, known)
                + " " + Suggestions.expected(known));
    }

    /** The code as it is written in rules and reports: {@code post-301}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
