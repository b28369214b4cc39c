package io.github.redirectfilter.config;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether files have changed. Stamps are compared first, and contents where these differ or say too little. What is
 * being written changes from one look to the next, and is left alone until it does not.
 */
final class FileWatch {
    private final List<Path> files;
    private final Function<Path, FileStamp> stamps;
    private final InstantSource clock;
    private List<FileStamp> seen;
    private @Nullable String taken;
    private boolean failed;
    private boolean changing;
    private boolean settled;

    /**
     * Watches files whose contents were taken already.
     *
     * @param stamps looks at a file
     */
    FileWatch(List<Path> files, FileContents first, Function<Path, FileStamp> stamps, InstantSource clock) {
        this.files = List.copyOf(files);
        this.stamps = stamps;
        this.clock = clock;
        this.seen = first.stamps();
        this.taken = first.digest();
    }

    List<Path> files() {
        return files;
    }

    /** Looks at the files; contents if they are others than those that were taken last, and at rest. */
    @Nullable
    FileContents look() {
        List<FileStamp> now = files.stream().map(stamps).toList();
        changing = !now.equals(seen);
        if (changing) {
            seen = now;
            settled = false;
            taken = failed ? null : taken;
            failed = false;
            return null;
        }
        return settled ? null : compare();
    }

    private @Nullable FileContents compare() {
        FileContents contents = FileContents.read(files, stamps);
        if (!contents.atRest() || !contents.stamps().equals(seen)) {
            changing = true; // the next look finds other stamps
            return null;
        }
        settled = !contents.unreadable() && seen.stream().noneMatch(stamp -> stamp.young(clock.instant()));
        String digest = contents.digest();
        if (digest.equals(taken)) {
            return null;
        }
        taken = digest;
        return contents;
    }

    /** Whether the last look found something that the next one may find at rest. */
    boolean changing() {
        return changing;
    }

    /**
     * Says that what was taken could not be loaded. It may be for a reason outside the files, so that who touches one has them
     * taken once more, whatever they hold.
     */
    void failed() {
        failed = true;
    }
}
