package io.github.redirectfilter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks that a test takes, in time that it makes. */
class FileWatchTest {
    private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path file;
    private Instant now = Instant.now().plus(Duration.ofDays(1));
    private FileWatch watch;

    @BeforeEach
    void watchOneFile() throws IOException {
        file = folder.resolve("redirects.rules");
        Files.writeString(file, "one");
        watch = watch(file);
    }

    private FileWatch watch(Path... files) {
        return watch(FileWatchTest::stamp, files);
    }

    private FileWatch watch(Function<Path, FileStamp> stamps, Path... files) {
        FileContents first = FileContents.read(List.of(files), stamps);
        return new FileWatch(List.of(files), first, stamps, () -> now);
    }

    /** As a file system has it that does not tell when attributes were changed. */
    private static FileStamp stamp(Path path) {
        FileStamp stamp = FileStamp.of(path);
        return new FileStamp(stamp.file(), stamp.modified(), stamp.size(), stamp.key(), null);
    }

    /** What a look finds: contents, or {@code -} for nothing. */
    private String look() throws IOException {
        FileContents contents = watch.look();
        if (contents == null) {
            return "-";
        }
        StringBuilder found = new StringBuilder();
        for (Path each : watch.files()) {
            try (InputStream in = contents.open(each)) {
                found.append(found.isEmpty() ? "" : ",")
                        .append(in == null ? "none" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return found.toString();
    }

    private List<String> looks(int count) throws IOException {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            found.add(look());
        }
        return found;
    }

    @Test
    void nothingChanges() throws Exception {
        assertThat(looks(3)).containsExactly("-", "-", "-");
    }

    @Test
    void writtenInPlace() throws Exception {
        Files.writeString(file, "second");

        assertThat(looks(3)).containsExactly("-", "second", "-");
    }

    @Test
    void renamedOver() throws Exception {
        Path draft = Files.writeString(folder.resolve(".redirects.rules.swp"), "two");
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);

        assertThat(looks(3)).containsExactly("-", "two", "-");
    }

    /** The same size and time, as {@code rsync --times} brings it: another file all the same. */
    @Test
    void renamedOverWithTheSameTimeAndSize() throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
        watch = watch(file);
        Path other = Files.writeString(folder.resolve("other"), "two");
        Files.setLastModifiedTime(other, FileTime.from(WRITTEN));
        assertThat(looks(2)).containsExactly("-", "-");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(looks(3)).containsExactly("-", "two", "-");
    }

    @Test
    void anotherSizeWithTheSameTime() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        assertThat(look()).isEqualTo("-");
        Files.writeString(file, "three");
        Files.setLastModifiedTime(file, time);

        assertThat(looks(3)).containsExactly("-", "three", "-");
    }

    /** Within one tick of the file system's clock, neither time nor size may tell. */
    @Test
    void theSameTimeAndSizeWhileTheFileIsYoung() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        now = time.toInstant().plusMillis(500);
        assertThat(look()).isEqualTo("-");
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, time);
        assertThat(looks(2)).containsExactly("two", "-");

        now = time.toInstant().plusSeconds(4);
        assertThat(look()).as("the last time that it is read").isEqualTo("-");
        Files.writeString(file, "six");
        Files.setLastModifiedTime(file, time);
        assertThat(looks(2)).containsExactly("-", "-");
    }

    @Test
    void theFileSystemTellsThatTimesWereSetBack() throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
        FileStamp before = FileStamp.of(file);
        if (before.changed() == null) {
            return;
        }
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN.plusSeconds(1)));
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN));

        FileStamp after = FileStamp.of(file);
        assertThat(after.modified()).isEqualTo(before.modified());
        assertThat(after.changed()).isGreaterThanOrEqualTo(before.changed());
        assertThat(after.young(Instant.now())).isTrue();
    }

    @Test
    void theSameContentWithAnotherTime() throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN));

        assertThat(looks(3)).containsExactly("-", "-", "-");
    }

    @Test
    void whileItIsBeingWritten() throws Exception {
        for (int i = 0; i < 3; i++) {
            Files.writeString(file, " more", StandardOpenOption.APPEND);
            assertThat(look()).isEqualTo("-");
            assertThat(watch.changing()).isTrue();
        }
        assertThat(look()).isEqualTo("one more more more");
        assertThat(watch.changing()).isFalse();
    }

    /** Right after the first or the second stamp of a look was taken, before the content is. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void writtenWhileItIsRead(int stamp) throws Exception {
        AtomicInteger until = new AtomicInteger();
        FileContents first = FileContents.read(List.of(file), FileStamp::of);
        watch = new FileWatch(
                List.of(file),
                first,
                path -> {
                    FileStamp seen = FileStamp.of(path);
                    if (until.decrementAndGet() == 0) {
                        write(path, "a half");
                    }
                    return seen;
                },
                () -> now);
        write(file, "whole");
        assertThat(look()).isEqualTo("-");
        until.set(stamp);
        assertThat(look()).as("what was read is not what was seen").isEqualTo("-");
        assertThat(looks(2)).containsExactly("-", "a half");
    }

    private static void write(Path path, String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void deletedAndBackAgain() throws Exception {
        Files.delete(file);
        assertThat(looks(3)).containsExactly("-", "none", "-");

        Files.writeString(file, "one");
        assertThat(looks(3)).containsExactly("-", "one", "-");
    }

    /** As editors do that delete before they rename. */
    @Test
    void deletedForAMoment() throws Exception {
        Files.delete(file);
        assertThat(look()).isEqualTo("-");
        Files.writeString(file, "two");

        assertThat(looks(3)).containsExactly("-", "two", "-");
    }

    @Test
    void thereLaterOn() throws Exception {
        Path later = folder.resolve("later.rules");
        watch = watch(file, later);
        assertThat(looks(2)).containsExactly("-", "-");
        Files.writeString(later, "two");

        assertThat(looks(3)).containsExactly("-", "one,two", "-");
    }

    @Test
    void oneOfSeveral() throws Exception {
        Path other = Files.writeString(folder.resolve("other.csv"), "two");
        watch = watch(file, other);
        Files.writeString(other, "three");
        assertThat(looks(2)).containsExactly("-", "one,three");

        Files.writeString(file, "four");
        assertThat(looks(2)).containsExactly("-", "four,three");
    }

    /** Two files changed one after the other are taken together, when both are at rest. */
    @Test
    void severalOneAfterTheOther() throws Exception {
        Path other = Files.writeString(folder.resolve("other.csv"), "two");
        watch = watch(file, other);
        Files.writeString(file, "four");
        assertThat(look()).isEqualTo("-");
        Files.writeString(other, "three");

        assertThat(looks(3)).containsExactly("-", "four,three", "-");
    }

    /** A ConfigMap is a link to a link to a folder; an update points the middle one elsewhere, by rename. */
    @Test
    void aConfigMap() throws Exception {
        Path first = Files.createDirectory(folder.resolve("..2026_11_25_12_00_00.1"));
        Files.writeString(first.resolve("a.rules"), "one");
        Path data = folder.resolve("..data");
        Files.createSymbolicLink(data, first.getFileName());
        Path mounted = folder.resolve("a.rules");
        Files.createSymbolicLink(mounted, Path.of("..data/a.rules"));
        watch = watch(path -> new FileStamp(stamp(path).file(), stamp(path).modified(), 3, null, null), mounted);
        assertThat(looks(2)).containsExactly("-", "-");

        Path second = Files.createDirectory(folder.resolve("..2026_11_25_12_01_00.2"));
        Files.writeString(second.resolve("a.rules"), "two");
        Files.setLastModifiedTime(second.resolve("a.rules"), Files.getLastModifiedTime(first.resolve("a.rules")));
        Path next = folder.resolve("..data_tmp");
        Files.createSymbolicLink(next, second.getFileName());
        Files.move(next, data, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(first.resolve("a.rules"));
        Files.delete(first);

        assertThat(looks(3)).containsExactly("-", "two", "-");
    }

    /** A file whose permissions are mended has the stamp that it had, where the file system does not tell. */
    @Test
    void whatCanNotBeReadIsTriedAgain() throws Exception {
        Path unreadable = Files.createDirectory(folder.resolve("b.rules"));
        FileStamp stamp = stamp(file);
        FileContents first = FileContents.read(List.of(unreadable), path -> stamp);
        assertThat(first.unreadable()).isTrue();
        watch = new FileWatch(List.of(unreadable), first, path -> stamp, () -> now);
        assertThat(looks(2)).containsExactly("-", "-");
        assertThat(watch.changing()).isFalse();

        Files.delete(unreadable);
        Files.writeString(unreadable, "readable");
        assertThat(looks(2)).containsExactly("readable", "-");
    }

    @Test
    void whatFailedIsTakenOnceMoreWhenAFileIsTouched() throws Exception {
        watch.failed();
        assertThat(looks(2)).containsExactly("-", "-");
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN));

        assertThat(looks(3)).containsExactly("-", "one", "-");
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN.plusSeconds(1)));
        assertThat(looks(3)).as("it did not fail again").containsExactly("-", "-", "-");
    }

    @Test
    void whatFailedIsLeftAloneWhileTheFileIsYoung() throws Exception {
        Files.writeString(file, "second");
        now = Files.getLastModifiedTime(file).toInstant();
        assertThat(looks(2)).containsExactly("-", "second");
        watch.failed();

        assertThat(looks(3)).containsExactly("-", "-", "-");
    }
}
