package io.github.redirectfilter.openredirect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a browser goes: a second reading of a {@code Location}, written after WHATWG URL, section 4.4, which shares
 * nothing with the code under test. It takes what browsers take, however odd; only names that are not ASCII, or that
 * claim to be (<code>xn--</code>), are not looked at closely: these it takes for other names than any that is allowed.
 *
 * @param scheme lower-case scheme
 * @param host host, IPv6 in brackets; empty if the scheme is neither http nor https
 * @param port effective port; 0 if the scheme is neither http nor https
 * @param path path as it would be resolved, before escaping; only its beginning matters here
 */
record BrowserUrl(String scheme, String host, int port, String path) {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern FORBIDDEN_IN_HOST = Pattern.compile("[\\x00-\\x20#%/:<>?@\\[\\\\\\]^|\\x7F]");

    /** Marks a name that was not mapped to ASCII. */
    private static final String UNMAPPED = "unmapped:";

    /** Reads an absolute URL. */
    static BrowserUrl base(String text) {
        return read(text, new BrowserUrl("none", "", 0, "/")).orElseThrow();
    }

    /** Reads {@code text} relative to {@code base}; empty if it is no URL, so that the browser stays or shows an error. */
    static Optional<BrowserUrl> read(String text, BrowserUrl base) {
        String input = trim(text).replaceAll("[\\t\\n\\r]", "");
        Matcher scheme = SCHEME.matcher(input);
        if (!scheme.matches()) {
            return relative(input, base);
        }
        String name = scheme.group(1).toLowerCase(Locale.ROOT);
        String rest = scheme.group(2);
        if (!name.equals("http") && !name.equals("https")) {
            return Optional.of(new BrowserUrl(name, "", 0, ""));
        }
        // "https:foo" and "https:/foo" are relative to a base of the same scheme
        return name.equals(base.scheme) && !rest.startsWith("//") ? relative(rest, base) : authority(name, rest);
    }

    String origin() {
        boolean standard = port == (scheme.equals("https") ? 443 : 80);
        return host.isEmpty() ? scheme + ":" : scheme + "://" + host + (standard ? "" : ":" + port);
    }

    /** Whether {@link #host} was understood as far as it has to be for a comparison with what a URL parser says. */
    boolean hostIsCertain() {
        return !host.startsWith(UNMAPPED) && !host.startsWith("[") && !host.contains("xn--");
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSlash(String text, int at) {
        return at < text.length() && (text.charAt(at) == '/' || text.charAt(at) == '\\');
    }

    private static Optional<BrowserUrl> relative(String text, BrowserUrl base) {
        if (isSlash(text, 0) && isSlash(text, 1)) {
            return authority(base.scheme, text);
        }
        String path = beforeQuery(text).replace('\\', '/');
        if (path.isEmpty()) {
            return Optional.of(base);
        }
        String directory = base.path.substring(0, base.path.lastIndexOf('/') + 1);
        return Optional.of(new BrowserUrl(
                base.scheme, base.host, base.port, withoutDots(path.startsWith("/") ? path : directory + path)));
    }

    private static String beforeQuery(String text) {
        return text.split("[?#]", 2)[0];
    }

    private static String withoutDots(String path) {
        List<String> out = new ArrayList<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String plain = segments[i].replaceAll("(?i)%2e", ".");
            boolean last = i == segments.length - 1;
            if (plain.equals("..") && !out.isEmpty()) {
                out.remove(out.size() - 1);
            }
            if (!plain.equals("..") && !plain.equals(".")) {
                out.add(segments[i]);
            } else if (last) {
                out.add("");
            }
        }
        return "/" + String.join("/", out);
    }

    private static Optional<BrowserUrl> authority(String scheme, String text) {
        int start = 0;
        while (isSlash(text, start)) {
            start++;
        }
        int end = start;
        while (end < text.length() && "/\\?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String authority = text.substring(start, end);
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = hostAndPort.indexOf(':', Math.max(0, hostAndPort.indexOf(']')));
        Optional<String> host = host(colon < 0 ? hostAndPort : hostAndPort.substring(0, colon));
        int port = port(scheme, colon < 0 ? "" : hostAndPort.substring(colon + 1));
        String path = beforeQuery(text.substring(end)).replace('\\', '/');
        return host.isEmpty() || port < 0
                ? Optional.empty()
                : Optional.of(new BrowserUrl(scheme, host.get(), port, withoutDots(path.isEmpty() ? "/" : path)));
    }

    private static int port(String scheme, String digits) {
        if (digits.isEmpty()) {
            return scheme.equals("https") ? 443 : 80;
        }
        if (!digits.matches("[0-9]+")) {
            return -1;
        }
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > 5 || Integer.parseInt(significant) > 65535 ? -1 : Integer.parseInt(significant);
    }

    private static Optional<String> host(String text) {
        if (text.startsWith("[")) {
            return text.matches("\\[[0-9A-Fa-f:.]+\\]") ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
        }
        String name = unescape(text);
        if (!name.chars().allMatch(c -> c < 0x80)) {
            return Optional.of(UNMAPPED + name);
        }
        if (name.isEmpty() || FORBIDDEN_IN_HOST.matcher(name).find()) {
            return Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return endsInNumber(lower) ? ipv4(lower) : Optional.of(lower);
    }

    private static String unescape(String text) {
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
            out[length++] = low < 0 ? in[i] : (byte) (high << 4 | low);
            i += low < 0 ? 0 : 2;
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    private static List<String> parts(String host) {
        List<String> parts = new ArrayList<>(List.of(host.split("\\.", -1)));
        if (parts.size() > 1 && parts.get(parts.size() - 1).isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        return parts;
    }

    private static boolean endsInNumber(String host) {
        List<String> parts = parts(host);
        return parts.get(parts.size() - 1).matches("[0-9]+|0x[0-9a-f]*");
    }

    private static Optional<String> ipv4(String host) {
        List<String> parts = parts(host);
        if (parts.size() > 4) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            long most = last ? 1L << 8 * (5 - parts.size()) : 256;
            long value = number(parts.get(i));
            if (value < 0 || value >= most) {
                return Optional.empty();
            }
            address |= value << (last ? 0 : 8 * (3 - i));
        }
        return Optional.of(String.format(
                "%d.%d.%d.%d", address >> 24 & 255, address >> 16 & 255, address >> 8 & 255, address & 255));
    }

    private static long number(String part) {
        boolean hex = part.startsWith("0x");
        boolean octal = !hex && part.length() > 1 && part.startsWith("0");
        String digits = hex ? part.substring(2) : part;
        try {
            return digits.isEmpty() ? hex ? 0 : -1 : Long.parseLong(digits, hex ? 16 : octal ? 8 : 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
