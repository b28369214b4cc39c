package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every rule set and every request: whatever a stranger sends, no Location goes where no rule points. */
class PromiseTest {
    private static final int RULE_SETS = 1_000;
    private static final int REQUESTS_PER_RULE_SET = 200;
    private static final Logger LOG = Logger.getLogger("io.github.redirectfilter");

    private static final String[] SOURCES = {
        "/{*p}",
        "/a/{*p}",
        "/{a}",
        "/{a}/{b}",
        "/a/{a}-{b}.php",
        "/{*p}.html",
        "/a?x={x}",
        "/a?x",
        "~/(.*)",
        "~/a(.*)",
        "~(/[^/]*)(?<t>/.*)?",
        "//{host}/{*p}",
        "http://{host}/{*p}",
        "//{s}.example/{*p}",
        "/a",
        "/"
    };

    /** Targets of the application's own origin. */
    private static final String[] OWN = {
        "/n",
        "/",
        "/n/{VALUE}",
        "/{VALUE}",
        "/n/x{VALUE}.html",
        "/{VALUE}/n",
        "/{VALUE}{VALUE}",
        "/n?v={VALUE}",
        "/n?a=1&v={VALUE}#{VALUE}",
        "/n#{VALUE}",
        "{context}/{VALUE}"
    };

    /** Targets with a literal authority. */
    private static final String[] ELSEWHERE = {
        "https://other.test",
        "https://other.test/{VALUE}",
        "//other.test/{VALUE}/x",
        "https://other.test?v={VALUE}",
        "https://other.test#{VALUE}",
        "http://other.test:8080/x{VALUE}?x={VALUE}",
        "https://other.test{context}/{VALUE}"
    };

    /** Targets that a request chooses. */
    private static final String[] OPEN = {
        "{VALUE}", "{VALUE}/tail", "{VALUE}?v={VALUE}", "{VALUE}.other.test", "{VALUE}#x"
    };

    private static final String[] VALUES = {
        "header:X", "cookie:c", "param:q", "header:X|lower", "param:q|upper", "header:Y|d"
    };

    private static final String[] OPTIONS = {
        "",
        "",
        "301",
        "303",
        "query=append",
        "query=override",
        "query=drop",
        "keep=q*",
        "strip=x",
        "ignore=case,slash",
        "header.X",
        "not.cookie.c",
        "query.q=~.",
        "method=GET,POST"
    };

    private static final String[] PIECES = {
        "/",
        "/",
        "//",
        "\\",
        "/\\",
        "..",
        ".",
        "%2e",
        "%2F",
        "%2f%2F",
        "%5C",
        "%00",
        "%0D%0A",
        "%",
        "%zz",
        "%C0%AF",
        "%25",
        "%E2%80%A8",
        "%u002f",
        "@",
        ":",
        "?",
        "#",
        "&",
        "=",
        ";",
        "+",
        " ",
        "\t",
        "\r\n",
        "\u0000",
        "\u007F",
        "\u0085",
        "\u00A0",
        "\u012F",
        "\u2028",
        "\u3002",
        "\uFF0F",
        "\uFF20",
        "\u212A",
        "\uFEFF",
        "\u202E",
        "\uD83D",
        "\uDE00",
        "\uD83D\uDE00",
        "\"",
        "<",
        ">",
        "^",
        "`",
        "{",
        "}",
        "|",
        "[",
        "]",
        "*",
        "~",
        "a",
        "b",
        "x",
        "q",
        "0x7f",
        ".html",
        ".php",
        "http:",
        "https:",
        "https://",
        "javascript:",
        "evil.test",
        "//evil.test",
        "https://evil.test/",
        "https://site.example/",
        "xn--",
        "1",
        "-"
    };

    private record Target(String text, Kind kind) {
        enum Kind {
            OWN,
            ELSEWHERE,
            OPEN
        }
    }

    @BeforeAll
    static void silence() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(null);
    }

    @Test
    void noRequestMakesALocationThatNoRulePointsTo() {
        Random random = new Random(20240602);
        int redirects = 0;
        for (int i = 0; i < RULE_SETS; i++) {
            Map<String, Target> targets = new HashMap<>();
            Redirects rules = rules(random, targets);
            for (int j = 0; j < REQUESTS_PER_RULE_SET; j++) {
                HostileRequest request = request(random);
                Decision decision = rules.decide(request);
                if (decision instanceof Decision.Pass pass && pass.why() == Decision.Pass.Why.FAILED) {
                    fail("%s broke %s", request, targets);
                }
                if (decision instanceof Decision.Redirect redirect) {
                    redirects++;
                    check(redirect, targets.get(redirect.rule()), request);
                }
                if (decision instanceof Decision.Refused refused) {
                    assertThat(refused.target()).matches("[\\x20-\\x7E]*");
                }
            }
        }
        assertThat(redirects).as("enough redirects to mean something").isGreaterThan(50_000);
    }

    private static void check(Decision.Redirect redirect, Target target, HostileRequest request) {
        String location = redirect.location();
        String what = target.text + " for " + request + " sent " + location;

        assertThat(location.chars().allMatch(c -> c >= 0x21 && c <= 0x7E))
                .as(what)
                .isTrue();
        assertThat(location.startsWith("//") || location.startsWith("/\\"))
                .as(what)
                .isFalse();
        URI uri = parsed(location, what);
        switch (target.kind) {
            case OWN -> {
                assertThat(location).as(what).startsWith("/");
                assertThat(uri.getRawAuthority()).as(what).isNull();
            }
            case ELSEWHERE -> {
                assertThat(uri.getHost()).as(what).isEqualTo("other.test");
                assertThat(uri.getRawUserInfo()).as(what).isNull();
            }
            case OPEN -> {
                if (!location.startsWith("/")) {
                    assertThat(uri.getHost()).as(what).isIn("site.example", "ok.test");
                    assertThat(uri.getRawUserInfo()).as(what).isNull();
                }
            }
        }
    }

    /**
     * The location as java.net.URI reads it. What a query carries byte for byte may hold characters that browsers accept
     * and RFC 3986 does not: they are escaped here first.
     */
    private static URI parsed(String location, String what) {
        int end = location.length();
        for (char c : new char[] {'?', '#'}) {
            int at = location.indexOf(c);
            end = at >= 0 && at < end ? at : end;
        }
        String tail =
                location.substring(end).replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replaceAll("[\"<>\\\\^`{|}]", "_");
        try {
            return new URI(location.substring(0, end) + tail);
        } catch (URISyntaxException e) {
            return fail(what, e);
        }
    }

    private static Redirects rules(Random random, Map<String, Target> targets) {
        Redirects.Builder builder = Redirects.builder().allow(Allowlist.of("https://ok.test"));
        builder.contextRelative(random.nextInt(4) > 0);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            String from = SOURCES[random.nextInt(SOURCES.length)];
            Target target = target(random, from);
            String id = "r" + i;
            targets.put(id, target);
            RedirectRule.Builder rule = RedirectRule.from(from).to(target.text).option("id", id);
            option(rule, OPTIONS[random.nextInt(OPTIONS.length)]);
            builder.rule(rule.build());
        }
        return builder.build();
    }

    private static void option(RedirectRule.Builder rule, String option) {
        int equals = option.indexOf('=');
        if (option.equals("301") || option.equals("303")) {
            rule.status(RedirectStatus.parse(option));
        } else if (equals >= 0) {
            rule.option(option.substring(0, equals), option.substring(equals + 1));
        } else if (!option.isEmpty()) {
            rule.option(option);
        }
    }

    private static Target target(Random random, String from) {
        List<String> values = new ArrayList<>(List.of(VALUES));
        for (String capture : new String[] {"p", "a", "b", "x", "t", "s"}) {
            if (from.contains("{" + capture + "}")
                    || from.contains("{*" + capture + "}")
                    || from.contains("(?<" + capture + ">")) {
                for (int i = 0; i < 4; i++) {
                    values.add(capture);
                }
            }
        }
        if (from.startsWith("~")) {
            values.addAll(List.of("1", "1", "1", "1|d"));
        }
        values.remove("s");
        Target.Kind kind = Target.Kind.values()[random.nextInt(3)];
        String[] templates = kind == Target.Kind.OWN ? OWN : kind == Target.Kind.ELSEWHERE ? ELSEWHERE : OPEN;
        String template = templates[random.nextInt(templates.length)];
        while (template.contains("VALUE")) {
            String value = values.get(random.nextInt(values.size()));
            // a label of the host can't begin a target
            template = template.replaceFirst("VALUE", value.equals("s") ? "p" : value);
        }
        return new Target(template, kind);
    }

    private static HostileRequest request(Random random) {
        String context = random.nextInt(3) == 0 ? "/shop" : "";
        String path = random.nextInt(3) == 0 ? "/a" + hostile(random) : "/" + hostile(random);
        String query = random.nextInt(3) == 0
                ? null
                : random.nextBoolean()
                        ? "q=" + hostile(random) + "&x=" + hostile(random)
                        : random.nextBoolean() ? "q=/" + hostile(random) : hostile(random);
        return new HostileRequest(
                random.nextInt(4) == 0 ? "POST" : "GET",
                random.nextBoolean() ? "http" : "https",
                random.nextInt(4) == 0 ? "sub.example" : "site.example",
                context,
                context + path,
                query,
                random.nextInt(4) == 0 ? null : hostile(random),
                random.nextInt(4) == 0 ? null : hostile(random));
    }

    private static String hostile(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(7); length > 0; length--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private record HostileRequest(
            String method,
            String scheme,
            String host,
            String contextPath,
            String uri,
            @Nullable String query,
            @Nullable String header,
            @Nullable String cookie)
            implements RedirectRequest {
        @Override
        public int port() {
            return scheme.equals("https") ? 443 : 80;
        }

        @Override
        public List<String> headers(String name) {
            return name.equals("X") && header != null ? List.of(header) : List.of();
        }

        @Override
        public @Nullable String cookie(String name) {
            return name.equals("c") ? cookie : null;
        }

        @Override
        public String remoteAddress() {
            return "192.0.2.1";
        }

        @Override
        public @Nullable String user() {
            return null;
        }

        @Override
        public boolean hasRole(String role) {
            return false;
        }
    }
}
