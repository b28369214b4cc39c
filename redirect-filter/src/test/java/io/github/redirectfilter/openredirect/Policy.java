package io.github.redirectfilter.openredirect;

import java.util.Optional;

/**
 * The policy of the data's own judge: one origin of our own, one exact host, one wildcard; and its check, which shares
 * nothing with the code under test.
 */
final class Policy {
    static final String BASE_URL = "https://app.example.com/path/page?x=1";
    static final String ALLOW = "https://partner.example.net https://*.cdn.example.net";

    private static final BrowserUrl BASE = BrowserUrl.base(BASE_URL);

    private Policy() {}

    /** What is wrong with a {@code Location} that was sent; empty if it is printable and leads to an allowed place. */
    static Optional<String> objection(String location) {
        if (!location.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            return Optional.of("not printable ASCII");
        }
        Optional<BrowserUrl> landing = BrowserUrl.read(location, BASE);
        return landing.filter(Policy::allows).isPresent()
                ? Optional.empty()
                : Optional.of("leads to " + landing.map(BrowserUrl::origin).orElse("nowhere"));
    }

    private static boolean allows(BrowserUrl url) {
        boolean site = url.host().equals("app.example.com")
                || url.host().equals("partner.example.net")
                || url.host().matches("[a-z0-9.-]*[a-z0-9]\\.cdn\\.example\\.net");
        return url.scheme().equals("https") && url.port() == 443 && site;
    }

    /** What a URL parser makes of a text, in the words of the data. */
    static String verdict(String text) {
        Optional<BrowserUrl> url = BrowserUrl.read(text, BASE);
        if (url.isEmpty()) {
            return "invalid";
        }
        if (url.get().host().isEmpty()) {
            return "non-http";
        }
        return url.get().origin().equals(BASE.origin()) ? "same-origin" : "off-site";
    }

    /** Whether the verdict does not hang on names that are not ASCII, IPv6, or schemes that are none of ours. */
    static boolean isCertain(String text) {
        return BrowserUrl.read(text, BASE)
                .map(url -> url.hostIsCertain() && !url.host().isEmpty())
                .orElse(true);
    }
}
