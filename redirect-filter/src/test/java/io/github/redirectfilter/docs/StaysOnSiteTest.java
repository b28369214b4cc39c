package io.github.redirectfilter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.Redirects.Controls;
import io.github.redirectfilter.RequestBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * No configuration in the documentation or in an example can be turned into an open redirect, by any path, query, header
 * or cookie: whatever a request says, no redirect leads to a site that only the request knows.
 */
class StaysOnSiteTest {
    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    private static final String THIEF = "thief.test";
    private static final List<String> PAYLOADS = List.of(
            "https://thief.test",
            "//thief.test/x",
            "/\\thief.test",
            "\\\\thief.test",
            "///thief.test",
            "/\t/thief.test",
            "https:thief.test",
            "https:/thief.test",
            "http://app.example@thief.test/",
            "https://app.example.thief.test/",
            ".thief.test",
            "@thief.test",
            ":80@thief.test",
            "thief.test",
            "..//thief.test",
            "/..//thief.test",
            "%2f%2fthief.test",
            "%5c%5cthief.test",
            "?//thief.test",
            "#//thief.test",
            "\u012f\u012fthief.test",
            "/\u012fthief.test",
            "x\r\nLocation: https://thief.test",
            "javascript:alert('thief.test')",
            "data:text/html,thief.test",
            "https://thief.test%2eapp.example",
            "https://thief\u3002test",
            "https://THIEF.test",
            "partner.example.thief.test",
            "https://partner.example@thief.test",
            "https://partner.example:443@thief.test",
            "https://thief.test\\.partner.example",
            "https://thief.test#.partner.example");
    private static final List<String> HOSTS = List.of(
            "app.example@thief.test",
            "thief.test\\.app.example",
            "thief.test/.app.example",
            "thief.test#.app.example",
            "thief.test?.app.example",
            "app.example:80@thief.test",
            "thief.test%2f.app.example");
    private static final Pattern PATH =
            Pattern.compile("(?<=[\\s\"|>])(?:https?:)?(?://[a-z.{}*0-9:]+)?/[^\\s\"<>|`]*");
    private static final Pattern CONDITION = Pattern.compile("(header|cookie)[.:]([A-Za-z0-9-]+)");

    private static final Pattern REDIRECT = Pattern.compile("-> +30[0-9]");
    private static final Pattern ADDRESS = Pattern.compile("(?<= ip=)[0-9a-f.:]+");

    private int redirects;
    private String address = "";

    @TestFactory
    List<DynamicTest> examplesOfTheDocumentation() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            for (Path page : Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                tests.addAll(examplesOf(page));
            }
        }
        return tests;
    }

    private List<DynamicTest> examplesOf(Path page) {
        List<DynamicTest> tests = new ArrayList<>();
        Example example = new Example();
        StringBuilder text = new StringBuilder();
        for (CodeBlock block : CodeBlock.in(page)) {
            if (block.isConfiguration()) {
                example.add(block);
                text.append(' ').append(block.text()).append('\n');
            } else if (block.isOutcome()) {
                if (block.language().equals("requests")) {
                    Example complete = example;
                    String all = text + " " + block.text().replaceAll("(?m)->.*$", "");
                    boolean redirecting = REDIRECT.matcher(block.text()).find();
                    tests.add(DynamicTest.dynamicTest(page.getFileName() + ":" + block.line(), () -> {
                        assertStays(complete.load(), all);
                        assertThat(redirects > 0).as("redirects were looked at").isEqualTo(redirecting);
                    }));
                }
                example = new Example();
                text.setLength(0);
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> rulesOfTheExamples() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("examples"))) {
            return files.filter(file -> file.endsWith("redirects.rules") || file.endsWith("web.xml"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .map(file -> DynamicTest.dynamicTest(ROOT.relativize(file).toString(), () -> {
                        Example example = new Example();
                        String text = Files.readString(file);
                        String language = file.endsWith("web.xml") ? "xml" : "rules";
                        String body = language.equals("xml")
                                ? text.substring(text.indexOf("<filter>"), text.lastIndexOf("</web-app>"))
                                : text;
                        example.add(new CodeBlock(language, 1, body.lines().toList()));
                        assertStays(example.load(), ' ' + body);
                        assertThat(redirects)
                                .as("redirects that were looked at")
                                .isPositive();
                    }))
                    .toList();
        }
    }

    @Test
    void theCheckBites() throws Exception {
        Redirects open = Redirects.builder()
                .allow(io.github.redirectfilter.Allowlist.of("https://thief.test"))
                .rule(io.github.redirectfilter.RedirectRule.from("/go")
                        .to("{param:u}")
                        .build())
                .build();
        Decision decision = open.decide(RedirectRequest.builder("GET", "https://app.example/go?u=https://thief.test/")
                .build());

        assertThat(((Decision.Redirect) decision).location())
                .satisfies(location -> assertThat(leaves(location)).isTrue());
    }

    private void assertStays(Redirects rules, String configuration) {
        redirects = 0;
        assertStaysForAll(rules, configuration);
        List<Controls.Entry> controls = rules.controls().list();
        for (Controls.Entry control : controls) { // each by itself, and then all
            change(rules, control);
            assertStaysForAll(rules, configuration);
            rules.controls().reset(control.name());
        }
        controls.forEach(control -> change(rules, control));
        assertStaysForAll(rules, configuration);
    }

    private static void change(Redirects rules, Controls.Entry control) {
        for (String value : List.of("on", "down")) {
            try {
                rules.controls().set(control.name(), value);
            } catch (IllegalArgumentException e) {
                // of another kind
            }
        }
    }

    private void assertStaysForAll(Redirects rules, String configuration) {
        Set<String> addresses = new LinkedHashSet<>(List.of("127.0.0.1"));
        ADDRESS.matcher(configuration).results().map(MatchResult::group).forEach(addresses::add);
        for (String each : addresses) {
            address = each;
            assertStaysForOne(rules, configuration);
        }
    }

    private void assertStaysForOne(Redirects rules, String configuration) {
        Set<String> headers = new LinkedHashSet<>(List.of("X-Next", "Referer"));
        CONDITION.matcher(configuration).results().forEach(found -> headers.add(found.group(2)));
        for (String url : urls(configuration)) {
            for (String payload : PAYLOADS) {
                for (String hostile : variants(url, payload)) {
                    check(rules, RedirectRequest.builder("GET", hostile));
                    check(rules, RedirectRequest.builder("POST", hostile));
                }
                RequestBuilder inHeaders = RedirectRequest.builder("GET", url);
                headers.forEach(name -> inHeaders.header(name, payload).cookie(name, payload));
                check(rules, inHeaders);
            }
            for (String host : HOSTS) {
                RequestBuilder request = RedirectRequest.builder("GET", url).remoteAddress(address);
                decideAs(rules, host, request.build());
            }
        }
    }

    private void check(Redirects rules, RequestBuilder request) {
        judge(rules.decide(request.remoteAddress(address).build()));
    }

    private void decideAs(Redirects rules, String host, RedirectRequest request) {
        judge(rules.decide(new HostileHostRequest(host, request)));
    }

    private void judge(Decision decision) {
        if (decision instanceof Decision.Redirect redirect) {
            redirects++;
            assertThat(leaves(redirect.location())).as(redirect.location()).isFalse();
        }
    }

    /** A {@code Location} of printable ASCII is read alike by everybody; the thief may stand in a path or query of ours. */
    private static boolean leaves(String location) {
        if (!location.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            return true;
        }
        int tail = Math.max(0, location.length() - location.split("[?#]", 2)[0].length());
        URI uri = URI.create(location.substring(0, location.length() - tail));
        if (uri.getScheme() == null) {
            return uri.getRawAuthority() != null || !location.startsWith("/") || location.startsWith("/\\");
        }
        return !uri.getScheme().matches("https?")
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getHost().contains(THIEF);
    }

    /** URLs that the configuration speaks of, with something in the place of each capture. */
    private static Set<String> urls(String configuration) {
        Set<String> urls = new LinkedHashSet<>();
        Matcher found = PATH.matcher(configuration);
        while (found.find()) {
            String path = found.group()
                    .replaceAll("\\{\\*?[a-z]+(:[^}]*\\}?)?\\}", "x")
                    .replaceAll("[{}\\[\\]#^]", "");
            String url = path.startsWith("http")
                    ? path
                    : path.startsWith("//") ? "http:" + path.replace("*", "w") : "https://app.example" + path;
            try {
                RedirectRequest.builder("GET", url);
                if (url.indexOf('/', url.indexOf("//") + 2) > 0) {
                    urls.add(url);
                }
            } catch (IllegalArgumentException e) {
                // a word with a slash in it, and no URL
            }
        }
        return urls;
    }

    private static List<String> variants(String url, String payload) {
        String encoded = URLEncoder.encode(payload, StandardCharsets.UTF_8);
        List<String> variants = new ArrayList<>();
        int path = url.indexOf('/', url.indexOf("//") + 2);
        int question = url.indexOf('?');
        String end = question < 0 ? url : url.substring(0, question);
        variants.add(end + "/" + encoded);
        variants.add(end + encoded);
        variants.add(end + "/" + payload.replaceAll("[\\s?#\\\\]", ""));
        variants.add(end.substring(0, end.lastIndexOf('/') + 1) + encoded);
        variants.add(url.substring(0, path) + "/" + payload.replaceAll("[\\s?#\\\\]", ""));
        for (String name : List.of("url", "next", "u", "id", "to", "year")) {
            variants.add(end + "?" + name + "=" + encoded);
        }
        if (question >= 0) {
            variants.add(url.replaceAll("=[^&]*", Matcher.quoteReplacement("=" + encoded)));
        }
        return variants;
    }

    /** A request with a {@code Host} that some containers let through. */
    private record HostileHostRequest(String host, RedirectRequest request) implements RedirectRequest {
        @Override
        public String method() {
            return request.method();
        }

        @Override
        public String scheme() {
            return request.scheme();
        }

        @Override
        public int port() {
            return request.port();
        }

        @Override
        public String contextPath() {
            return request.contextPath();
        }

        @Override
        public String uri() {
            return request.uri();
        }

        @Override
        public String query() {
            return request.query();
        }

        @Override
        public List<String> headers(String name) {
            return request.headers(name);
        }

        @Override
        public String cookie(String name) {
            return request.cookie(name);
        }

        @Override
        public String remoteAddress() {
            return request.remoteAddress();
        }

        @Override
        public String user() {
            return request.user();
        }

        @Override
        public boolean hasRole(String role) {
            return request.hasRole(role);
        }
    }
}
