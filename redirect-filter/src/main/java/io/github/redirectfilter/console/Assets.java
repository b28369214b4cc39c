package io.github.redirectfilter.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A file of ours that stands in the page.
 *
 * @param content what is in it
 * @param hash what the policy of the page allows it by (CSP Level 3, section 2.3.1)
 */
record Assets(String content, String hash) {
    static final Assets STYLE = read("console.css");
    static final Assets SCRIPT = read("console.js");

    private static Assets read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside the classes of the console");
            }
            // as the browser hashes it, which has read line ends as \n
            String content = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return new Assets(content, "sha256-" + Base64.getEncoder().encodeToString(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) { // every Java has it (MessageDigest)
            throw new IllegalStateException(impossible);
        }
    }
}
