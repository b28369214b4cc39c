package io.github.redirectfilter.openredirect;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.redirectfilter.RedirectRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Targets that a stranger, or an honest page, may ask the site {@code https://shop.test} to go to. */
final class TargetTable {
    static final String PAGE_URL = "https://shop.test/cart/view?step=2";
    static final String ALLOW =
            "https://bank.test, https://*.media.test, https://api.test:8443, https://docs.test/help/ "
                    + "https://xn--bcher-kva.test https://rooted.test. http://plain.test";

    private static final Set<String> ORIGINS = Set.of(
            "https://shop.test",
            "https://bank.test",
            "https://api.test:8443",
            "https://xn--bcher-kva.test",
            "https://rooted.test.",
            "http://plain.test");

    private TargetTable() {}

    static RedirectRequest page() {
        return RedirectRequest.builder("GET", PAGE_URL).build();
    }

    /** What is wrong with a {@code Location} that was sent from here, by the second reader; empty if it is fine. */
    static Optional<String> objection(String location) {
        if (!location.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            return Optional.of("not printable ASCII");
        }
        Optional<BrowserUrl> landing = BrowserUrl.read(location, BrowserUrl.base(PAGE_URL));
        return landing.filter(TargetTable::allows).isPresent()
                ? Optional.empty()
                : Optional.of("leads to " + landing.map(BrowserUrl::origin).orElse("nowhere"));
    }

    private static boolean allows(BrowserUrl url) {
        return ORIGINS.contains(url.origin())
                || url.origin().matches("https://([a-z0-9-]+\\.)+media\\.test")
                || url.origin().equals("https://docs.test") && url.path().matches("/help(/.*)?");
    }

    /** A target, and the reason for which it is refused. */
    static Stream<Arguments> hostile() {
        return Stream.of(
                // browsers cut tab, CR and LF out of a URL, and controls off its ends
                arguments("/\t/thief.test", "control-character"),
                arguments("\t//thief.test", "control-character"),
                arguments("//thief\n.test", "control-character"),
                arguments("https://shop.test\t.thief.test/", "control-character"),
                arguments("java\tscript:alert(1)", "control-character"),
                arguments("/pay\r\nSet-Cookie: session=1", "control-character"),
                arguments("\u000b//thief.test", "control-character"),
                arguments("\u0001//thief.test", "control-character"),
                // two containers send NUL as it is
                arguments("/pay\u0000", "control-character"),
                arguments("/pay?x=\u0007", "control-character"),
                arguments("/pay#\u001f", "control-character"),
                arguments("//thief.test\u007f", "control-character"),
                arguments("/\u0085/thief.test", "control-character"),
                arguments("/pay\u009f", "control-character"),
                arguments("/pay/\ud800", "lone-surrogate"),
                arguments("\udc00/pay", "lone-surrogate"),
                arguments("//thief.test/\ud83d?x", "lone-surrogate"),
                arguments("/pay?\ude00\ud83d", "lone-surrogate"),
                arguments(" //thief.test", "white-space"),
                arguments("/pay ", "white-space"),
                arguments(" ", "white-space"),
                arguments("\u00a0//thief.test", "white-space"),
                arguments("//thief.test\u2028", "white-space"),
                arguments("\u3000/pay", "white-space"),
                arguments("\ufeff//thief.test", "white-space"),
                arguments("\u00ad//thief.test", "white-space"),
                arguments("\u202e/pay", "white-space"),
                arguments("/pay#\u200b", "white-space"),
                arguments("/ /thief.test", "white-space"),
                arguments("https://shop.test /", "white-space"),
                arguments("/pay\u2003now", "white-space"),
                arguments("/\\thief.test", "backslash"),
                arguments("\\\\thief.test", "backslash"),
                arguments("\\/thief.test", "backslash"),
                arguments("\\thief.test", "backslash"),
                arguments("https:\\\\thief.test", "backslash"),
                arguments("//thief.test\\@shop.test", "backslash"),
                arguments("https://thief.test\\.shop.test/", "backslash"),
                arguments("/pay\\..\\..", "backslash"),
                arguments("javascript:alert(1)", "scheme"),
                arguments("JaVaScRiPt:alert(1)", "scheme"),
                arguments("javascript://shop.test/%0aalert(1)", "scheme"),
                arguments("data:text/html,<script>alert(1)</script>", "scheme"),
                arguments("vbscript:msgbox", "scheme"),
                arguments("file:///etc/passwd", "scheme"),
                arguments("blob:https://shop.test/1", "scheme"),
                arguments("view-source:https://shop.test/", "scheme"),
                arguments("ftp://shop.test/", "scheme"),
                arguments("wss://shop.test/", "scheme"),
                arguments("intent://thief.test#Intent;end", "scheme"),
                arguments("mailto:a@shop.test", "scheme"),
                // a host and port to people, a scheme to browsers
                arguments("thief.test:80/x", "scheme"),
                arguments("localhost:8080", "scheme"),
                arguments(":pay", "scheme"),
                arguments("1https://shop.test/", "scheme"),
                arguments("https%3a://thief.test", "scheme"),
                arguments("\uff48ttps://thief.test", "scheme"),
                arguments("http\u017f://thief.test", "scheme"),
                arguments("https:thief.test", "authority"),
                arguments("https:/thief.test", "authority"),
                arguments("https:", "authority"),
                arguments("https:?step=3", "authority"),
                arguments("http://", "authority"),
                arguments("//", "authority"),
                arguments("//?next=//thief.test", "authority"),
                arguments("///thief.test", "authority"),
                arguments("////thief.test", "authority"),
                arguments("https:///thief.test", "authority"),
                arguments("//shop.test@thief.test", "user-info"),
                arguments("https://shop.test:443@thief.test/", "user-info"),
                arguments("https://shop.test@bank.test/", "user-info"),
                arguments("https://user:secret@shop.test/", "user-info"),
                arguments("https://@shop.test/", "user-info"),
                arguments("//a@b@bank.test", "user-info"),
                arguments("//thief%2etest", "host-escape"),
                arguments("//shop%2etest/", "host-escape"),
                arguments("https://%73hop.test/", "host-escape"),
                arguments("https://shop.test%00.thief.test/", "host-escape"),
                arguments("https://shop.test%40thief.test/", "host-escape"),
                arguments("https://thief.test%2f.media.test/", "host-escape"),
                arguments("https://\uff53hop.test/", "host"),
                arguments("//shop\u3002test/", "host"),
                arguments("//ban\u212a.test/", "host"),
                // the low byte of U+012F is a slash, and four containers send just that
                arguments("//shop.test\u012fthief.test/", "host"),
                arguments("https://b\u00fccher.test/", "host"),
                arguments("https://shop.t\u00adest/", "host"),
                arguments("https://shop.test<.thief.test/", "host"),
                arguments("https://shop.test,thief.test/", "host"),
                arguments("https://thief..test/", "host"),
                arguments("https://shop.test../", "host"),
                arguments("https://-thief.test/", "host"),
                arguments("https://a_b.media.test/", "host"),
                arguments("https://*.media.test/", "host"),
                arguments("https://.media.test/", "host"),
                arguments("https://[shop.test]/", "host"),
                arguments("https://[::1/", "host"),
                arguments("https://[::1].media.test/", "host"),
                arguments("https://[::1%25eth0]/", "host-escape"),
                arguments("https://:443/", "host"),
                arguments("https://shop.test:443:80/", "host"),
                arguments("https://" + "a".repeat(64) + ".media.test/", "host"),
                arguments("https://" + "a.".repeat(125) + "media.test/", "host"),
                arguments("https://2130706433/", "disguised-address"),
                arguments("//0x7f000001/", "disguised-address"),
                arguments("http://127.1/", "disguised-address"),
                arguments("https://0177.0.0.1/", "disguised-address"),
                arguments("https://127.0.0.0x1/", "disguised-address"),
                arguments("https://256.1.1.1/", "disguised-address"),
                arguments("https://1.2.3.4.5/", "disguised-address"),
                arguments("https://xn--shp-tna.test/", "international-name"),
                arguments("https://xn--a.media.test/", "international-name"),
                arguments("https://media.xn--test/", "international-name"),
                arguments("https://shop.test./", "trailing-dot"),
                arguments("//bank.test.", "trailing-dot"),
                arguments("https://cdn.media.test./", "trailing-dot"),
                arguments("https://shop.test:0/", "port"),
                arguments("https://shop.test:65536/", "port"),
                arguments("https://shop.test:4294967739/", "port"),
                arguments("https://shop.test:443a/", "port"),
                arguments("https://shop.test:-443/", "port"),
                arguments("https://shop.test:+443/", "port"),
                arguments("https://shop.test:000/", "port"),
                // once the dots are resolved, these begin with two slashes
                arguments("/.//thief.test", "empty-segment"),
                arguments("/x/..//thief.test", "empty-segment"),
                arguments("/..//thief.test", "empty-segment"),
                arguments("/%2e%2e//thief.test", "empty-segment"),
                arguments("/.%2E//thief.test", "empty-segment"),
                arguments("../..//thief.test", "empty-segment"),
                arguments("https://shop.test//thief.test", "empty-segment"),
                arguments("https://bank.test/.//x", "empty-segment"),
                arguments("//thief.test", "off-site"),
                arguments("HTTPS://THIEF.TEST/", "off-site"),
                arguments("https://thief.test?//shop.test", "off-site"),
                arguments("https://thief.test#@shop.test", "off-site"),
                arguments("https://shop.test.thief.test/", "off-site"),
                arguments("https://thief-shop.test/", "off-site"),
                arguments("https://thiefmedia.test/", "off-site"),
                arguments("https://media.test/", "off-site"),
                arguments("https://cdn.media.test.thief.test/", "off-site"),
                arguments("https://test/", "off-site"),
                arguments("http://shop.test/", "off-site"),
                arguments("https://shop.test:8443/", "off-site"),
                arguments("http://bank.test/", "off-site"),
                arguments("https://bank.test:8443/", "off-site"),
                arguments("https://api.test/", "off-site"),
                arguments("https://plain.test/", "off-site"),
                arguments("http://cdn.media.test/", "off-site"),
                arguments("https://docs.test/", "off-site"),
                arguments("https://docs.test/helpless", "off-site"),
                arguments("https://docs.test/help/../admin", "off-site"),
                arguments("https://docs.test/help/%2e%2e/admin", "off-site"),
                arguments("https://docs.test/help/..%2fadmin", "off-site"),
                arguments("https://docs.test/help/..%5Cadmin", "off-site"),
                arguments("https://docs.test/help/..%252fadmin", "off-site"),
                arguments("https://docs.test/help/..;/admin", "off-site"),
                arguments("https://127.0.0.1/", "off-site"),
                arguments("https://[::1]/", "off-site"),
                arguments("https://[::ffff:7f00:1]/", "off-site"),
                arguments("https://localhost/", "off-site"),
                arguments("/" + "a".repeat(6200), "too-long"),
                arguments("/pay?" + "\u00e9".repeat(1100), "too-long"));
    }

    /** A target, and what is sent for it. */
    static Stream<Arguments> benign() {
        return Stream.of(
                arguments("/", "/"),
                arguments("/pay", "/pay"),
                arguments("pay", "/cart/pay"),
                arguments("./pay", "/cart/pay"),
                arguments("./time:12", "/cart/time:12"),
                arguments("../pay", "/pay"),
                arguments("../../../pay", "/pay"),
                arguments("..", "/"),
                arguments(".", "/cart/"),
                arguments("?step=3", "/cart/view?step=3"),
                arguments("?", "/cart/view?"),
                arguments("?step=3#pay", "/cart/view?step=3#pay"),
                arguments("#pay", "/cart/view?step=2#pay"),
                arguments("/a/./b/../c", "/a/c"),
                arguments("/a/%2E/b/%2e%2e/c", "/a/c"),
                arguments("/a/b/..", "/a/"),
                arguments("/a//b", "/a//b"),
                arguments("/b%C3%BCcher", "/b%C3%BCcher"),
                arguments("/b\u00fccher", "/b%C3%BCcher"),
                arguments("/\u65e5\u672c", "/%E6%97%A5%E6%9C%AC"),
                arguments("/\ud83d\ude00", "/%F0%9F%98%80"),
                arguments("/\u012fthief.test", "/%C4%AFthief.test"),
                arguments("/a\u200db", "/a%E2%80%8Db"),
                arguments("/a%2Fb", "/a%2Fb"),
                arguments("/%2f/thief.test", "/%2f/thief.test"),
                arguments("/%5cthief.test", "/%5cthief.test"),
                arguments("/100%", "/100%25"),
                arguments("/a%zz", "/a%25zz"),
                arguments("/a|b{c}\"<>^`", "/a%7Cb%7Bc%7D%22%3C%3E%5E%60"),
                arguments("/[a]", "/%5Ba%5D"),
                arguments("/~me/@you/it's(1)!*+$&,=", "/~me/@you/it's(1)!*+$&,="),
                arguments("/time/12:30", "/time/12:30"),
                arguments("/;v=1/x;y", "/;v=1/x;y"),
                arguments("/a/..;/b", "/a/..;/b"),
                arguments("/https://thief.test", "/https://thief.test"),
                arguments("/q?next=https://thief.test/", "/q?next=https://thief.test/"),
                arguments("/q?a=b c&d=\\e", "/q?a=b%20c&d=%5Ce"),
                arguments("/q?a=\"<>'", "/q?a=%22%3C%3E'"),
                arguments("/q?re=[a]|^`{}", "/q?re=[a]|^`{}"),
                arguments("/q?a=\u20ac&b=50%&c=+", "/q?a=%E2%82%AC&b=50%&c=+"),
                arguments("/q?a?b//c", "/q?a?b//c"),
                arguments("/q#//thief.test", "/q#//thief.test"),
                arguments("/q#a b\\c#d", "/q#a%20b%5Cc%23d"),
                arguments("https://shop.test", "/"),
                arguments("https://shop.test/pay#x", "/pay#x"),
                arguments("HTTPS://SHOP.TEST/Pay", "/Pay"),
                arguments("https://shop.test:443/pay", "/pay"),
                arguments("https://shop.test:00443/pay", "/pay"),
                arguments("https://shop.test:/pay", "/pay"),
                arguments("https://shop.test?x", "/?x"),
                arguments("https://shop.test/a/../b", "/b"),
                arguments("//shop.test/pay", "/pay"),
                arguments("//SHOP.test", "/"),
                arguments("https://bank.test", "https://bank.test/"),
                arguments("https://BANK.test/A?b#c", "https://bank.test/A?b#c"),
                arguments("//bank.test:443/x", "https://bank.test/x"),
                arguments("https://bank.test/\u00e9?\u00e9", "https://bank.test/%C3%A9?%C3%A9"),
                arguments("https://cdn.media.test/x", "https://cdn.media.test/x"),
                arguments("https://a.b-c.media.test/x", "https://a.b-c.media.test/x"),
                arguments("https://api.test:8443/v1", "https://api.test:8443/v1"),
                arguments("https://api.test:08443/v1", "https://api.test:8443/v1"),
                arguments("https://docs.test/help", "https://docs.test/help"),
                arguments("https://docs.test/help/./faq?q=../x", "https://docs.test/help/faq?q=../x"),
                arguments("https://xn--bcher-kva.test/", "https://xn--bcher-kva.test/"),
                arguments("https://rooted.test./x", "https://rooted.test./x"),
                arguments("http://plain.test:80/", "http://plain.test/"));
    }

    /** A host that a client may claim to ask, and that no rule may send on as it is. */
    static List<String> hostileHosts() {
        return List.of(
                "shop.test@thief.test",
                "thief.test\\.shop.test",
                "thief.test/.shop.test",
                "thief.test?.shop.test",
                "thief.test#.shop.test",
                "shop.test:80@thief.test",
                "thief%2etest",
                "shop.test\tthief.test",
                "shop.test thief.test",
                "shop.test\r\nX: y",
                "\uff53hop.test",
                "shop\u3002test",
                "shop.test,thief.test",
                "[shop.test]",
                "[::1",
                "[::1]x",
                "<shop.test>",
                "");
    }
}
