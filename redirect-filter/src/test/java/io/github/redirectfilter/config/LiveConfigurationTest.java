package io.github.redirectfilter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectConfigurationException;
import io.github.redirectfilter.RedirectListener;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.servlet.LogCapture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that change while they run, in looks that the test takes. */
class LiveConfigurationTest {
    private static final Instant START = Instant.parse("2026-12-10T12:00:00Z");

    private final LogCapture log = new LogCapture();
    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path file;
    private Instant now = START;
    private Supplier<Redirects.Builder> builders = Redirects::builder;
    private @Nullable LiveConfiguration live;

    @BeforeEach
    void nameAFile() {
        file = folder.resolve("redirects.rules");
    }

    @AfterEach
    void close() {
        log.close();
        if (live != null) {
            live.close();
        }
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines));
    }

    private void start(String... lines) throws IOException {
        write(lines);
        start(new ConfigurationLoader(path -> null, getClass().getClassLoader())
                .parameters("init-param", Map.of("reload", "1m", "rules-file", "file:" + file)));
    }

    private void start(ConfigurationLoader loader) {
        RedirectListener listener = new RedirectListener() {
            @Override
            public void decided(RedirectRequest request, Decision decision) {}

            @Override
            public void reloaded(Redirects running, @Nullable Throwable problem) {
                assertThat(running).isSameAs(live.current().redirects());
                told.add(running.size() + " "
                        + (problem == null ? "" : problem.getClass().getSimpleName()));
            }
        };
        live = new LiveConfiguration(
                loader, () -> builders.get().listener(listener).clock(() -> now), FileStamp::of, () -> now);
    }

    /** Looks until what was written is taken: once to find it, once to find it at rest. */
    private boolean look() {
        now = now.plusSeconds(1);
        boolean first = live.look();
        return live.look() || first;
    }

    private String get(String path) {
        Decision decision = live.current()
                .redirects()
                .decide(RedirectRequest.builder("GET", "https://app.example" + path)
                        .remoteAddress("192.0.2.1")
                        .build());
        return decision instanceof Decision.Redirect redirect
                ? redirect.location()
                : decision.getClass().getSimpleName();
    }

    @Test
    void otherRulesTakeTheirPlace() throws Exception {
        start("/a /b");
        assertThat(look()).isFalse();
        write("/a /c", "/x /y");

        assertThat(look()).isTrue();
        assertThat(get("/a")).isEqualTo("/c");
        assertThat(live.status()).isEqualTo(new ReloadStatus(START.plusSeconds(2), START.plusSeconds(2), 1, 0, null));
        assertThat(log.messages()).containsExactly("The redirects were loaded again: 2 rules from file:" + file);
        assertThat(told).containsExactly("2 ");
    }

    @Test
    void withAMistakeThoseBeforeGoOnAndTheReportIsLoggedOnce() throws Exception {
        start("/a /b");
        write("/a /c 399");
        for (int i = 0; i < 5; i++) {
            assertThat(look()).isFalse();
        }

        assertThat(get("/a")).isEqualTo("/b");
        assertThat(live.status().error())
                .startsWith("1 problem in the redirect configuration\n\nfile:" + file
                        + ":1:7: status \"399\" is not one a rule can send")
                .endsWith("\n    /a /c 399\n          ^^^\n");
        assertThat(live.status().failedReloads()).isEqualTo(1);
        assertThat(live.status().loaded()).isEqualTo(START);
        assertThat(live.status().attempted()).isEqualTo(START.plusSeconds(1));
        assertThat(log.messages())
                .containsExactly("The redirects could not be loaded again, and those before go on: "
                        + live.status().error());
        assertThat(told).containsExactly("1 RedirectConfigurationException");

        write("/a /d");
        assertThat(look()).isTrue();
        assertThat(get("/a")).isEqualTo("/d");
        assertThat(live.status().error()).isNull();
        assertThat(live.status().reloads()).isEqualTo(1);
        assertThat(live.status().failedReloads()).isEqualTo(1);
    }

    @Test
    void aFileThatIsGoneIsReportedAndReadWhenItIsBack() throws Exception {
        start("/a /b");
        Files.delete(file);
        assertThat(look()).isFalse();
        assertThat(look()).isFalse();
        assertThat(get("/a")).isEqualTo("/b");
        assertThat(live.status().error()).contains("\"file:" + file + "\" is missing: there is no file " + file);
        assertThat(log.messages()).hasSize(1);

        write("/a /b");
        assertThat(look()).isTrue();
        assertThat(live.status().error()).isNull();
    }

    @Test
    void aFileThatIsEmptyAllOfASuddenIsAMistake() throws Exception {
        start("/a /b");
        write("");
        assertThat(look()).isFalse();
        assertThat(get("/a")).isEqualTo("/b");
        assertThat(live.status().error())
                .contains(
                        "\"file:" + file
                                + "\" is empty and was not before (expected rules, or a line with a # if there are to be none)");

        write("# none");
        assertThat(look()).isTrue();
        assertThat(get("/a")).isEqualTo("Pass");
        write("");
        assertThat(look()).as("a comment is content").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", " \t\r\n", "\uFEFF", "\uFEFF\r\n", "a megabyte"})
    void aFileOfWhiteSpaceIsAsGoodAsEmpty(String content) throws Exception {
        start("/a /b");
        write("a megabyte".equals(content) ? " \n".repeat(1 << 19) : content);

        assertThat(look()).isFalse();
        assertThat(get("/a")).isEqualTo("/b");
        assertThat(live.status().error())
                .startsWith("1 problem in the redirect configuration\n\ninit-param rules-file: \"file:" + file
                        + "\" is empty and was not before");
        write(" ".repeat(1 << 16) + "\n/a /c");
        assertThat(look()).isTrue();
        assertThat(get("/a")).isEqualTo("/c");
    }

    /** An application that is unpacked, in a container that has this file in its cache. */
    private ConfigurationLoader unpacked(@Nullable String cached) {
        ResourceLocator locator = new ResourceLocator() {
            @Override
            public @Nullable InputStream open(String path) {
                return cached == null || !path.endsWith(".rules")
                        ? null
                        : new ByteArrayInputStream(cached.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public Path file(String path) {
                return folder.resolve(path.substring("/WEB-INF/".length()));
            }
        };
        return new ConfigurationLoader(locator, getClass().getClassLoader());
    }

    @Test
    void theFileThatIsFoundWithoutBeingNamed() throws Exception {
        write("reload: 10s", "/a /b");
        ConfigurationLoader loader = unpacked(null);
        start(loader);
        assertThat(live.files()).containsExactly(file, folder.resolve("redirects.yaml"));
        assertThat(live.pause()).isEqualTo(Duration.ofSeconds(10));

        Files.delete(file);
        assertThat(look()).isFalse();
        assertThat(get("/a")).isEqualTo("/b");
        assertThat(live.status().error())
                .contains("\"/WEB-INF/redirects.rules\" is missing: the web application has no such file");

        Files.writeString(folder.resolve("redirects.yaml"), "reload: 20s\nrules:\n  - /a /yaml\n");
        assertThat(look()).isTrue();
        assertThat(get("/a")).isEqualTo("/yaml");
        assertThat(live.pause()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aFileThatAppears() throws Exception {
        ConfigurationLoader loader = unpacked(null);
        start(loader.parameters("init-param", Map.of("reload", "5s", "rules", "/p /q")));
        assertThat(get("/a")).isEqualTo("Pass");
        write("/a /b");

        assertThat(look()).isTrue();
        assertThat(get("/a")).isEqualTo("/b");
        assertThat(get("/p")).isEqualTo("/q");
        assertThat(live.current().sources()).containsExactly("init-param rules", "/WEB-INF/redirects.rules");
    }

    @Test
    void whatAContainerStillHasInItsCacheDoesNotCount() throws Exception {
        write("reload: 5s", "/a /b");
        start(unpacked("/a /cached"));
        assertThat(get("/a")).isEqualTo("/b");
        Files.delete(file);

        assertThat(look()).isFalse();
        assertThat(live.status().error()).contains("is missing");
        assertThat(get("/a")).isEqualTo("/b");
    }

    /** Whoever means a file of the file system is told how to say so. */
    @Test
    void aPathIsOneOfTheApplication() throws Exception {
        write("/a /b");
        ConfigurationLoader loader = new ConfigurationLoader(
                        path -> null, getClass().getClassLoader())
                .parameters("init-param", Map.of("rules-file", file.toString()));

        assertThatThrownBy(loader::load)
                .hasMessageContaining(
                        "\"" + file + "\" is missing: the web application has no such file, but the file system"
                                + " has one (expected file:" + file + ")");
    }

    @Test
    void offUnlessTheSettingSaysOtherwise() throws Exception {
        write("/a /b");
        start(unpacked(null));
        write("/a /c");

        assertThat(look()).isFalse();
        assertThat(live.files()).isEmpty();
    }

    @Test
    void settingsInTheFileChangeToo() throws Exception {
        write("reload: 10s", "guard: report", "/a {param:u}");
        ConfigurationLoader loader = unpacked(null);
        start(loader);
        assertThat(get("/a?u=https://evil.example/")).isEqualTo("Refused");
        write(
                "reload: off",
                "dispatch: REQUEST FORWARD",
                "guard: enforce",
                "allow: https://evil.example",
                "/a {param:u}");
        assertThat(look()).isTrue();

        assertThat(get("/a?u=https://evil.example/")).isEqualTo("https://evil.example/");
        assertThat(live.current().guard()).isEqualTo(GuardMode.ENFORCE);
        assertThat(live.current().dispatch()).containsExactlyInAnyOrder("REQUEST", "FORWARD");
        assertThat(live.pause()).isZero();
        assertThat(log.messages().get(log.messages().size() - 1))
                .isEqualTo("The redirects were loaded again: 1 rule from /WEB-INF/redirects.rules. With reload: off, "
                        + "this was the last time");
        write("/a /b");
        assertThat(look()).isFalse();
    }

    @Test
    void whatWasCountedAndChangedLivesOn() throws Exception {
        start("/s /t switch=m", "/n /o share=10% id=new", "/go {param:u}");
        live.current().redirects().controls().set("switch.m", "on");
        live.current().redirects().controls().set("share.new", "40%");
        assertThat(get("/go?u=https://evil.example/")).isEqualTo("Refused");
        Redirects before = live.current().redirects();
        write("max-conditions: 1", "# more", "/s /u switch=m", "/n /o share=20% id=new", "/go {param:u}");
        assertThat(look()).isTrue();

        Redirects after = live.current().redirects();
        assertThat(get("/s")).isEqualTo("/u");
        assertThat(after.controls().list())
                .containsExactly(
                        new Redirects.Controls.Entry("share.new", "40%", "20%"),
                        new Redirects.Controls.Entry("switch.m", "on", "off"));
        assertThat(after.refusals()).isEqualTo(Map.of("off-site", 1L));
        assertThat(get("/go?u=https://evil.example/")).isEqualTo("Refused");
        assertThat(after.refusals()).isEqualTo(Map.of("off-site", 2L));

        before.controls().set("switch.m", "off"); // by who has held on to the rules before
        assertThat(get("/s")).isEqualTo("Pass");
    }

    /** What was set for a rule never comes to another one that now stands in its line. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /n /o share=10%                     | # moved;/n /o share=10%                      | 2=40%
            /n /o share=10%                     | /n /o share=20%                              | 1=40%
            /n /o share=10%                     | /other /p share=5%                           | 1=5%
            /n /o share=10%                     | /other /p share=5%;/n /o share=10%           | 1=5%,2=40%
            /n /o share=0-10%;/n /p share=10-20% | # moved;/n /o share=0-10%;/n /p share=10-20% | 2=40%,3=10-20%
            /n /o share=0-10%;/n /p share=10-20% | /n /x share=30%;/n /o share=31-40%           | 1=30%,2=31-40%
            /n /o share=20%;/n /p share=50%     | /n /p share=50%                              | 1=50%
            /n /o share=20%;/n /p share=50%     | # moved;/n /p share=50%                      | 2=50%
            /n /o share=20%;/n /p share=50%     | # moved;/n /o share=20%                      | 2=40%
            /n /o share=20%;/n /p share=20%     | /n /p share=20%                              | 1=20%
            """)
    void aShareOfARuleWithoutAnIdIsKnownByWhatItMatches(String before, String after, String shares) throws Exception {
        start(before.split(";"));
        String name = "share.file:" + file + ":";
        live.current().redirects().controls().set(name + 1, "40%");
        write(after.split(";"));
        assertThat(look()).isTrue();

        assertThat(live.current().redirects().controls().list())
                .extracting(entry -> entry.name().substring(name.length()) + "=" + entry.value())
                .containsExactly(shares.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/n /p share=50%", "# moved;/n /p share=50%"})
    void aShareOfARuleThatIsGoneIsGivenUpAndTheLogSaysSo(String after) throws Exception {
        start("/n /o share=20%", "/n /p share=50%");
        String name = "share.file:" + file + ":1";
        live.current().redirects().controls().set(name, "40%");
        write(after.split(";"));
        assertThat(look()).isTrue();

        assertThat(log.messages())
                .contains(name + " was set to \"40%\" for a rule that is not found any more; give it an id");
    }

    @Test
    void aFailedReloadLeavesTheControlsAlone() throws Exception {
        start("/s /t switch=m");
        live.current().redirects().controls().set("switch.m", "on");
        write("/s /t switch=other", "/a /b 399");
        assertThat(look()).isFalse();

        assertThat(get("/s")).isEqualTo("/t");
        live.current().redirects().controls().set("switch.m", "off");
        assertThat(get("/s")).isEqualTo("Pass");
    }

    /** A rule is known by its id, or else by what it matches: lines move. */
    @ParameterizedTest
    @ValueSource(strings = {"/r - 429 rate=2/minute", "/r - 429 rate=2/minute id=limit"})
    void aRateOfWhichNothingChangedGivesNobodyANewAllowance(String rule) throws Exception {
        start(rule);
        assertThat(List.of(get("/r"), get("/r"), get("/r"))).containsExactly("Pass", "Pass", "Respond");
        write("# moved", "/other /b", rule);
        assertThat(look()).isTrue();
        assertThat(get("/r")).isEqualTo("Respond");

        write(rule.replace("2/minute", "3/minute"));
        assertThat(look()).isTrue();
        assertThat(get("/r")).as("another rate").isEqualTo("Pass");
    }

    @Test
    void whatFailsWithoutAReportKeepsTheRulesAndIsTriedWhenTheFileIsSavedAgain() throws Exception {
        start("/a /b");
        for (Throwable failure :
                List.of(new IllegalStateException("no"), new OutOfMemoryError(), new StackOverflowError())) {
            write("/a /c", "# " + failure);
            builders = () -> LiveConfigurationTest.<RuntimeException>fail(failure);
            assertThat(look()).isFalse();
            assertThat(look()).isFalse();
            assertThat(get("/a")).isEqualTo("/b");
            assertThat(live.status().error()).isEqualTo(failure.toString());
        }
        assertThat(log.records()).hasSize(3).allSatisfy(line -> {
            assertThat(line.getMessage()).isEqualTo("The redirects could not be loaded again, and those before go on");
            assertThat(line.getThrown()).isNotNull();
        });
        builders = Redirects::builder;
        assertThat(look()).isFalse();
        Files.setLastModifiedTime(file, FileTime.from(START));
        assertThat(look()).isTrue();
        assertThat(get("/a")).isEqualTo("/c");
    }

    /** The reason may lie outside the file: a database of countries that comes later. */
    @Test
    void whatFailedIsTriedOnceMoreWhenTheFileIsTouched() throws Exception {
        start("/a /b");
        Path later = folder.resolve("countries");
        builders = () -> {
            if (!Files.exists(later)) {
                throw new RedirectConfigurationException(List.of());
            }
            return Redirects.builder();
        };
        write("/a /c");
        assertThat(look()).isFalse();
        assertThat(look()).isFalse();
        Files.setLastModifiedTime(file, FileTime.from(START));
        assertThat(look()).isFalse();
        assertThat(look()).isFalse();
        assertThat(live.status().failedReloads()).isEqualTo(2);

        Files.createFile(later);
        assertThat(look()).isFalse();
        Files.setLastModifiedTime(file, FileTime.from(START.plusSeconds(1)));
        assertThat(look()).isTrue();
        assertThat(get("/a")).isEqualTo("/c");
    }

    @Test
    void whatFailsWithoutAReportIsTriedOnceWhileTheFileIsYoung() throws Exception {
        start("/a /b");
        write("/a /c");
        now = Files.getLastModifiedTime(file).toInstant();
        builders = () -> {
            throw new IllegalStateException("no");
        };
        for (int i = 0; i < 20; i++) {
            assertThat(live.look()).isFalse();
        }

        assertThat(live.status().failedReloads()).isEqualTo(1);
        assertThat(log.records()).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> Redirects.Builder fail(Throwable failure) throws T {
        throw (T) failure;
    }

    /** Tells when its rules start and stop. */
    private record Pulse(List<String> events) implements ConditionFactory {
        @Override
        public String kind() {
            return "pulse";
        }

        @Override
        public Condition create(Spec spec) {
            spec.context()
                    .whileRunning(() -> events.add("start " + spec.value()), () -> events.add("stop " + spec.value()));
            return (request, effects) -> true;
        }
    }

    @Test
    void rulesStartBeforeThoseBeforeStop() throws Exception {
        List<String> events = new ArrayList<>();
        builders = () -> Redirects.builder().conditionFactory(new Pulse(events));
        start("/a /b pulse=1");
        write("/a /b pulse=2");
        assertThat(look()).isTrue();
        write("/a /b pulse=3", "/c /d 399");
        assertThat(look()).isFalse();
        assertThat(events).containsExactly("start 1", "start 2", "stop 1");

        live.close();
        live.close();
        assertThat(events).containsExactly("start 1", "start 2", "stop 1", "stop 2");
    }

    @Test
    void followersAreHandedEachConfigurationUntilTheyLeave() throws Exception {
        start("/a /b");
        List<Integer> sizes = new ArrayList<>();
        Runnable leave =
                live.follow(configuration -> sizes.add(configuration.redirects().size()));
        write("/a /b", "/c /d");
        look();
        leave.run();
        write("/a /b", "/c /d", "/e /f");
        look();

        assertThat(sizes).containsExactly(1, 2);
        assertThat(live.current().redirects().size()).isEqualTo(3);
    }

    @Test
    void aFollowerThatFailsKeepsNothingFromGoingOn() throws Exception {
        List<String> events = new ArrayList<>();
        builders = () -> Redirects.builder().conditionFactory(new Pulse(events));
        start("/a /b pulse=1");
        List<Integer> sizes = new ArrayList<>();
        live.follow(configuration -> {
            if (configuration.redirects().size() > 1) {
                throw new AssertionError("no");
            }
        });
        live.follow(configuration -> sizes.add(configuration.redirects().size()));
        write("/a /b pulse=2", "/c /d");
        assertThat(look()).isTrue();

        assertThat(sizes).containsExactly(1, 2);
        assertThat(events).containsExactly("start 1", "start 2", "stop 1");
        assertThat(live.status().reloads()).isEqualTo(1);
        assertThat(live.status().failedReloads()).isZero();
        assertThat(log.messages())
                .containsExactly(
                        "What follows the redirects does not take those that were loaded again",
                        "The redirects were loaded again: 2 rules from file:" + file);
        assertThat(log.records().get(0).getThrown()).hasMessage("no");
    }

    @Test
    void nothingIsSwappedBehindTheEnd() throws Exception {
        start("/a /b");
        live.close();
        write("/a /c");

        assertThat(look()).isFalse();
        assertThat(get("/a")).isEqualTo("/b");
    }

    @Test
    void whatIsFixedIsNotLookedAt() throws Exception {
        live = LiveConfiguration.of(Configuration.of(Redirects.builder().build()));

        assertThat(live.files()).isEmpty();
        assertThat(live.look()).isFalse();
        assertThat(live.pause()).isZero();
        live.watch("none", loaded -> {}).run();
        assertThat(threads("none")).isEmpty();
    }

    private ConfigurationLoader named(Path other, String... rules) {
        ConfigurationLoader loader = new ConfigurationLoader(
                        path -> null, getClass().getClassLoader())
                .parameters("init-param", Map.of("reload", "1m", "rules-file", "file:" + other));
        for (String rule : rules) {
            loader.lines("rules", rule);
        }
        return loader;
    }

    /** As when a framework has read its properties anew. */
    @Test
    void anotherLoaderTakesThePlaceOfTheFirst() throws Exception {
        start("/old /one");
        Path other = Files.writeString(folder.resolve("other.rules"), "/other /two");

        assertThat(live.reload(named(other, "/rule /three"), builders)).isTrue();
        assertThat(live.files()).containsExactly(other);
        assertThat(get("/old")).isEqualTo("Pass");
        assertThat(get("/other")).isEqualTo("/two");
        assertThat(get("/rule")).isEqualTo("/three");

        Files.writeString(other, "/other /four");
        assertThat(look()).isTrue();
        assertThat(get("/other")).isEqualTo("/four");
        assertThat(get("/rule")).isEqualTo("/three");
        assertThat(live.status().reloads()).isEqualTo(2);
    }

    @Test
    void anotherLoaderWithAMistakeIsTriedAgainWhenAFileChanges() throws Exception {
        start("/old /one");
        assertThat(live.reload(named(file, "/rule wrong"), builders)).isFalse();
        assertThat(get("/old")).isEqualTo("/one");
        assertThat(live.status().error()).contains("rules: a target begins with /");

        write("/old /two");
        assertThat(look()).as("the mistake is still there").isFalse();
        assertThat(live.reload(named(file, "/rule /right"), builders)).isTrue();
        assertThat(get("/old")).isEqualTo("/two");
        assertThat(get("/rule")).isEqualTo("/right");
    }

    @Test
    void aFileThatIsEmptyAllOfASuddenIsAMistakeForAnotherLoaderToo() throws Exception {
        start("/old /one");
        write();
        assertThat(live.reload(named(file), builders)).isFalse();
        assertThat(live.status().error()).contains("is empty and was not before");
        assertThat(get("/old")).isEqualTo("/one");
    }

    @Test
    void whatIsFixedCanBeLoadedAgain() throws Exception {
        live = LiveConfiguration.of(
                new ConfigurationLoader(path -> null, getClass().getClassLoader()).load());
        write("/old /one");
        assertThat(live.reload(named(file), builders)).isTrue();
        assertThat(get("/old")).isEqualTo("/one");
    }

    private static List<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .toList();
    }

    @Test
    void aThreadLooksFromTimeToTime() throws Exception {
        write("reload: 100ms", "/a /b");
        start(new ConfigurationLoader(path -> null, getClass().getClassLoader())
                .parameters("init-param", Map.of("rules-file", "file:" + file)));
        Runnable end = live.watch("redirect-filter-reload test", loaded -> {});
        assertThat(threads("redirect-filter-reload test"))
                .singleElement()
                .satisfies(thread -> assertThat(thread.isDaemon()).isTrue());
        CountDownLatch swapped = new CountDownLatch(2);
        live.follow(configuration -> swapped.countDown());
        write("reload: 100ms", "/a /c");

        assertThat(swapped.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(get("/a")).isEqualTo("/c");
        end.run();
        assertThat(threads("redirect-filter-reload test")).isEmpty();
    }

    @Test
    void theThreadEndsAtOnceHoweverLongThePause() throws Exception {
        start("/a /b");
        Runnable end = live.watch("redirect-filter-reload long", loaded -> {});
        assertThat(threads("redirect-filter-reload long")).hasSize(1);
        end.run();

        assertThat(threads("redirect-filter-reload long")).isEmpty();
    }

    @Test
    void theLookThatFindsAChangeIsSoonFollowedByTheNext() throws Exception {
        start("/a /b");
        write("/a /c");
        assertThat(live.pause()).isEqualTo(Duration.ofMinutes(1));
        assertThat(live.look()).isFalse();
        assertThat(live.pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(live.look()).isTrue();
        assertThat(live.pause()).isEqualTo(Duration.ofMinutes(1));
    }
}
