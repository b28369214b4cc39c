package io.github.redirectfilter;

import io.github.redirectfilter.match.HeaderName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks the values of one {@code signed-cookie.NAME}: a cookie that lets whoever has it through, until it is
 * over, and that nobody can make without the secret.
 *
 * <pre>{@code
 * SignedCookie operator = new SignedCookie("operator", System.getenv("OPERATOR_SECRET"));
 * Cookie cookie = new Cookie("operator", operator.value(Instant.now().plus(8, ChronoUnit.HOURS)));
 * cookie.setHttpOnly(true);
 * cookie.setSecure(true);
 * cookie.setPath("/");
 * response.addCookie(cookie);
 * }</pre>
 *
 * <p>A value is {@code EXPIRES.SIGNATURE}: seconds since 1970, and the HMAC-SHA256 (RFC 2104, in hexadecimal) of
 * {@code NAME.EXPIRES}. Another secret ends all cookies at once. Safe for use by several threads.
 */
public final class SignedCookie {
    private static final String ALGORITHM = "HmacSHA256";

    /** RFC 2104, section 3: a key shorter than the hash would weaken it. */
    private static final int SHORTEST_SECRET = 32;

    private static final int SIGNATURE_LENGTH = 64;
    private static final int LONGEST_TIME = 12;

    private final String name;
    private final SecretKeySpec key;
    private final Mac keyed;

    /**
     * A kind of cookie.
     *
     * @param name the name of the cookie
     * @param secret at least 32 characters that nobody can guess
     * @throws IllegalArgumentException if one of them is wrong
     */
    public SignedCookie(String name, String secret) {
        if (!HeaderName.isValid(name)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name of a cookie (expected letters, digits and dashes)");
        }
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("the secret of the cookie \"" + name + "\" has " + secret.length()
                    + " characters (expected " + SHORTEST_SECRET + " or more, such as openssl rand -hex 32 prints)");
        }
        this.name = name;
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.keyed = keyed(key);
    }

    /** A value that is accepted until {@code expires}, in whole seconds. */
    public String value(Instant expires) {
        String seconds = Long.toString(expires.getEpochSecond());
        return seconds + "." + signature(seconds);
    }

    /** Whether a value was signed with the secret, for this name, and is not over. */
    public boolean accepts(String value, Instant now) {
        int dot = value.indexOf('.');
        if (dot < 1 || dot > LONGEST_TIME || value.length() != dot + 1 + SIGNATURE_LENGTH) {
            return false;
        }
        String seconds = value.substring(0, dot);
        for (int i = 0; i < dot; i++) {
            if (seconds.charAt(i) < '0' || seconds.charAt(i) > '9') {
                return false;
            }
        }
        // compared without telling by the time it takes how much of it was right
        boolean signed = MessageDigest.isEqual(
                value.substring(dot + 1).getBytes(StandardCharsets.UTF_8),
                signature(seconds).getBytes(StandardCharsets.UTF_8));
        return signed && now.getEpochSecond() < Long.parseLong(seconds);
    }

    private String signature(String seconds) {
        byte[] signed = copy().doFinal((name + "." + seconds).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(signed);
    }

    /** One with the key is never used itself: a copy has hashed the key already, which is half of the work. */
    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) { // a provider need not be able to
            return keyed(key);
        }
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
