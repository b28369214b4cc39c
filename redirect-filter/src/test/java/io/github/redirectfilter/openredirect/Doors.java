package io.github.redirectfilter.openredirect;

import io.github.redirectfilter.Allowlist;
import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.RedirectStatus;
import io.github.redirectfilter.Redirects;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All doors, under the same {@link Policy}. A new one is a method here and its name in {@link #all}. */
final class Doors {
    private static final String SITE = "https://app.example.com";
    private static final String PAGE = SITE + "/path/page?x=1";

    private Doors() {}

    static List<Door> all() {
        return List.of(
                param(),
                header(),
                allowlist(),
                application(),
                path(),
                escapedPath(),
                rawPath(),
                regex(),
                label(),
                host());
    }

    /** A parameter, encoded as a form does it. */
    static RuleDoor param() {
        return new RuleDoor(
                "param", true, rule("/path/page", "{param:u}"), payload -> get(PAGE + "&u=" + escape(payload, "*-._")));
    }

    /** A header, just as it is: no decoding takes anything away. */
    static RuleDoor header() {
        return new RuleDoor(
                "header",
                true,
                rule("/path/page", "{header:X-Next}"),
                payload -> RedirectRequest.builder("GET", PAGE)
                        .header("X-Next", payload)
                        .build());
    }

    /** The rest of a path, as a browser would send it: what a path can't hold is escaped. */
    static RuleDoor path() {
        return new RuleDoor(
                "path", false, rule("/go/{*u}", "{u}"), payload -> get(SITE + "/go/" + escapePath(payload)));
    }

    /** The rest of a path, with slashes and all else escaped. */
    static RuleDoor escapedPath() {
        return new RuleDoor(
                "path-escaped",
                false,
                rule("/go/{*u}", "{u}"),
                payload -> get(SITE + "/go/" + escape(payload, "-._~")));
    }

    /** The rest of a path, with nothing escaped: some containers hand on what others refuse. */
    static RuleDoor rawPath() {
        return new RuleDoor(
                "path-raw", false, rule("/go/{*u}", "{u}"), payload -> get(SITE + "/go/" + payload.split("#", 2)[0]));
    }

    /** A group that begins with a slash, or with whatever else the client likes. */
    static RuleDoor regex() {
        return new RuleDoor(
                "regex", false, rule("~/go(.*)", "{1}"), payload -> get(SITE + "/go" + escapePath(payload)));
    }

    /** A label of a hostile {@code Host}. */
    static RuleDoor label() {
        return new RuleDoor(
                "host-label",
                false,
                rule("//{sub}.example.com/x", "https://{sub}.cdn.example.net/x"),
                payload -> new HostileHost("https", payload + ".example.com"));
    }

    /** The whole of a hostile {@code Host}, where the operator says which origin is the own one. */
    static RuleDoor host() {
        return new RuleDoor(
                "host",
                false,
                rule("//{name}/x", "https://{name}/y").origin(SITE),
                payload -> new HostileHost("https", payload));
    }

    /** {@link Allowlist#safeTarget}, which applications call by themselves. */
    static Door allowlist() {
        return new Door() {
            private static final String REFUSED = "refused";

            private final Allowlist allowlist = Allowlist.of(Policy.ALLOW);
            private final RedirectRequest request = get(PAGE);

            @Override
            public String name() {
                return "allowlist";
            }

            @Override
            public Optional<String> send(String payload) {
                String target = allowlist.safeTarget(request, payload, REFUSED);
                return target.equals(REFUSED) ? Optional.empty() : Optional.of(target);
            }
        };
    }

    /** {@link Redirects#judge}, which stands behind redirects that the application sends. */
    static Door application() {
        return new Door() {
            private final Redirects redirects =
                    Redirects.builder().allow(Allowlist.of(Policy.ALLOW)).build();
            private final RedirectRequest request = get(PAGE);

            @Override
            public String name() {
                return "application";
            }

            @Override
            public Optional<String> send(String payload) {
                Decision decision = redirects.judge(request, RedirectStatus.FOUND, payload, "application");
                return decision instanceof Decision.Redirect redirect
                        ? Optional.of(redirect.location())
                        : Optional.empty();
            }
        };
    }

    private static Redirects.Builder rule(String from, String to) {
        RedirectRule rule =
                RedirectRule.from(from).to(to).status(RedirectStatus.FOUND).build();
        return Redirects.builder().rule(rule).allow(Allowlist.of(Policy.ALLOW));
    }

    private static RedirectRequest get(String url) {
        return RedirectRequest.builder("GET", url).build();
    }

    private static String escapePath(String payload) {
        return escape(payload, "-._~!$&'()*+,;=:@/%");
    }

    /** Escapes the octets of UTF-8, but for letters, digits and {@code plain}; half a surrogate pair becomes U+FFFD. */
    private static String escape(String payload, String plain) {
        String text = payload.replaceAll("[\\x{D800}-\\x{DFFF}]", "\uFFFD");
        StringBuilder out = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            out.append(letterOrDigit || plain.indexOf(c) >= 0 ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }

    /** A rule and the request that carries a payload to it. */
    static final class RuleDoor implements Door {
        private final String name;
        private final boolean takesAnyTarget;
        private final Redirects redirects;
        private final Function<String, RedirectRequest> carrier;

        RuleDoor(
                String name,
                boolean takesAnyTarget,
                Redirects.Builder redirects,
                Function<String, RedirectRequest> carrier) {
            this.name = name;
            this.takesAnyTarget = takesAnyTarget;
            this.redirects = redirects.build();
            this.carrier = carrier;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean takesAnyTarget() {
            return takesAnyTarget;
        }

        Decision decide(String payload) {
            return redirects.decide(carrier.apply(payload));
        }

        @Override
        public Optional<String> send(String payload) {
            Decision decision = decide(payload);
            if (decision instanceof Decision.Redirect redirect) {
                return Optional.of(redirect.location());
            }
            boolean there = decision instanceof Decision.Pass pass && pass.why() == Decision.Pass.Why.SELF;
            return there ? Optional.of("/path/page?x=1") : Optional.empty();
        }
    }
}
