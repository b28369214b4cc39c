package io.github.redirectfilter.lint;

import io.github.redirectfilter.Inspection;
import io.github.redirectfilter.LintCode;
import io.github.redirectfilter.lint.Report.Advice;

/** Finds rules from http to https of a server that would not know where TLS ends in front of it. */
final class HttpsCheck implements Check {
    private static final Advice ADVICE = new Advice(
            "Behind a proxy that ends TLS every request comes by http, so that the redirect never ends; it is left out"
                    + " where X-Forwarded-Proto says so.",
            "Name the proxies in trusted-proxies; or accept it, if TLS ends at this server.");

    private final Inspection.Settings settings;

    HttpsCheck(Inspection.Settings settings) {
        this.settings = settings;
    }

    @Override
    public void check(LintRule rule, Report report) {
        String to = rule.to();
        if (settings.trustsProxies() || !rule.from().startsWith("http://") || !to.startsWith("https://")) {
            return;
        }
        String asked = host(rule.from());
        String sent = host(to);
        if (asked.equals(sent) || sent.equals("{host}")) {
            report.add(
                    LintCode.HTTPS_WITHOUT_PROXIES,
                    Severity.WARNING,
                    rule,
                    "from",
                    "from http to https, and no proxy is trusted to say which it was",
                    ADVICE);
        }
    }

    /** Up to the path, or to what a target puts in front of it. */
    private static String host(String url) {
        int start = url.indexOf("//") + 2;
        int slash = url.indexOf('/', start);
        String authority = url.substring(start, slash < 0 ? url.length() : slash);
        return authority.replace("{context}", "").replaceFirst(":\\d+$", "");
    }
}
