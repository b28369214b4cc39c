package io.github.redirectfilter.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What several files hold at one moment: what is compared is what is loaded. */
final class FileContents {
    private final Map<Path, Content> contents;
    private final List<FileStamp> stamps;
    private final boolean atRest;

    private FileContents(Map<Path, Content> contents, List<FileStamp> stamps, boolean atRest) {
        this.contents = contents;
        this.stamps = stamps;
        this.atRest = atRest;
    }

    /** A file's bytes, or why there are none. */
    private static final class Content {
        private final byte @Nullable [] bytes;
        private final @Nullable IOException failure;

        Content(byte @Nullable [] bytes, @Nullable IOException failure) {
            this.bytes = bytes;
            this.failure = failure;
        }
    }

    static FileContents read(List<Path> files, Function<Path, FileStamp> stamps) {
        List<FileStamp> before = stamps(files, stamps);
        Map<Path, Content> contents = new LinkedHashMap<>();
        for (Path file : files) {
            contents.put(file, read(file));
        }
        return new FileContents(contents, before, before.equals(stamps(files, stamps)));
    }

    private static List<FileStamp> stamps(List<Path> files, Function<Path, FileStamp> stamps) {
        List<FileStamp> all = new ArrayList<>();
        for (Path file : files) {
            all.add(stamps.apply(file));
        }
        return List.copyOf(all);
    }

    private static Content read(Path file) {
        try {
            return new Content(Files.readAllBytes(file), null);
        } catch (NoSuchFileException none) {
            return new Content(null, null);
        } catch (IOException e) {
            return new Content(null, e);
        }
    }

    /** The stamps of the files before they were read. */
    List<FileStamp> stamps() {
        return stamps;
    }

    /** Whether nobody changed a file while they were read, so that these are contents of one moment. */
    boolean atRest() {
        return atRest;
    }

    /** Whether there is a file that could not be read. */
    boolean unreadable() {
        return contents.values().stream().anyMatch(content -> content.failure != null);
    }

    /** Whether this is one of the files. */
    boolean has(Path file) {
        return contents.containsKey(file);
    }

    /** Opens one of the files; {@code null} if it does not exist. */
    @Nullable
    InputStream open(Path file) throws IOException {
        Content content = contents.get(file);
        if (content == null) {
            return null;
        }
        if (content.failure != null) {
            throw content.failure;
        }
        return content.bytes == null ? null : new ByteArrayInputStream(content.bytes);
    }

    /** The same for the same contents, and for no others. */
    String digest() {
        List<String> digests = new ArrayList<>();
        for (Content content : contents.values()) {
            digests.add(
                    content.bytes != null
                            ? digest(content.bytes)
                            : content.failure != null
                                    ? digest(content.failure.toString().getBytes(StandardCharsets.UTF_8)) + " failed"
                                    : "none");
        }
        return String.join(",", digests);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
