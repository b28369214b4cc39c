package io.github.redirectfilter.condition.rate;

import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.condition.CallerKey;
import io.github.redirectfilter.match.IpAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Names of callers, as buckets go by them: of one length at most, whatever a request holds, and without secrets, since
 * they may go to another server.
 *
 * @param key what tells callers apart
 */
record Callers(CallerKey key) {
    /** Everybody who has no key. */
    private static final String NOBODY = "";

    private static final int HASH_BYTES = 16;

    /** The name of who sent a request. */
    String of(RedirectRequest request) {
        String value = key.of().apply(request);
        if (value == null) {
            return NOBODY;
        }
        String address = key.equals(CallerKey.IP) ? network(value) : null;
        return address != null ? address : hash(value);
    }

    /**
     * An IPv4 address, or the first half of an IPv6 address, for one customer has all addresses with the same first half
     * (RFC 6177); {@code null} if it is neither.
     */
    private static @Nullable String network(String text) {
        IpAddress address = IpAddress.parse(text);
        if (address == null) {
            return null;
        }
        return address.v4() ? address.toString() : HexFormat.of().toHexDigits(address.high());
    }

    private static String hash(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
