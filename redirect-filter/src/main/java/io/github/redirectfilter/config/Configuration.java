package io.github.redirectfilter.config;

import io.github.redirectfilter.Redirects;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says, checked.
 *
 * @param redirects the compiled rules
 * @param dispatch names of the dispatcher types that are filtered: {@code REQUEST} unless the setting says otherwise
 * @param guard what becomes of redirects that the application sends by itself
 * @param reload how long from one look at the files of rules to the next; zero if they are read once
 * @param console where the status page is, and who may see it; {@code null} if there is none
 * @param tests the tests that stand among the rules, unread
 * @param sources what was read, in the order of its rules, such as {@code /WEB-INF/redirects.rules}
 */
public record Configuration(
        Redirects redirects,
        Set<String> dispatch,
        GuardMode guard,
        Duration reload,
        @Nullable ConsoleSettings console,
        List<WrittenTest> tests,
        List<String> sources) {
    /** Copies what it is given. */
    public Configuration {
        dispatch = Set.copyOf(dispatch);
        tests = List.copyOf(tests);
        sources = List.copyOf(sources);
    }

    /** Rules that were made in Java, without any further setting. */
    public static Configuration of(Redirects redirects) {
        return new Configuration(
                redirects, Set.of("REQUEST"), GuardMode.OFF, ReloadSetting.OFF, null, List.of(), List.of());
    }
}
