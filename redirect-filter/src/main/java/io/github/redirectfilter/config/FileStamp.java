package io.github.redirectfilter.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a file without reading it.
 *
 * @param file where it lies behind all symbolic links: Kubernetes changes a ConfigMap by pointing a link elsewhere
 * @param key what the file system calls it, which another file put in its place has another of
 * @param changed when content or attributes were changed, which nobody can set back, unlike {@code modified}; {@code null}
 *     where the file system does not tell
 */
record FileStamp(
        @Nullable Path file,
        @Nullable FileTime modified,
        long size,
        @Nullable Object key,
        @Nullable FileTime changed) {
    /** Of no file, or of one that nobody may look at. */
    static final FileStamp NONE = new FileStamp(null, null, 0, null, null);

    /** A change within the same tick of a file system's clock leaves no trace in the times; FAT has ticks of two seconds. */
    private static final Duration TICK = Duration.ofSeconds(3);

    static FileStamp of(Path path) {
        try {
            Path file = path.toRealPath();
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(file, seen.lastModifiedTime(), seen.size(), seen.fileKey(), changed(file));
        } catch (IOException | SecurityException e) {
            return NONE;
        }
    }

    private static @Nullable FileTime changed(Path file) throws IOException {
        try {
            return Files.getAttribute(file, "unix:ctime") instanceof FileTime time ? time : null;
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether it may be changed once more without another stamp. */
    boolean young(Instant now) {
        return young(modified, now) || young(changed, now);
    }

    private static boolean young(@Nullable FileTime time, Instant now) {
        return time != null && time.toInstant().plus(TICK).isAfter(now);
    }
}
