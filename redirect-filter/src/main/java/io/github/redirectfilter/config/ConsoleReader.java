package io.github.redirectfilter.config;

import io.github.redirectfilter.match.IpNetworks;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings of the console, which make sense together alone: a page that shows how redirects are made needs a door. */
final class ConsoleReader {
    static final String PATH = "console";
    static final String ROLE = "console-role";
    static final String ADDRESS = "console-ip";

    /** Nothing that is written in more than one way: the page is at this path, and at no other spelling of it. */
    private static final Pattern PLAIN_PATH = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)+");

    private final Set<String> roles = new LinkedHashSet<>();
    private final Set<String> addresses = new LinkedHashSet<>();
    private @Nullable Located path;
    private @Nullable Located door;
    private boolean wrong;

    /** Takes the path of the page. */
    void path(Located value) {
        path = value.stripped();
        if (!PLAIN_PATH.matcher(path.text()).matches()) {
            wrong = true;
            throw new IllegalArgumentException(
                    "console \"" + path.text()
                            + "\" is no path for the page (expected one like /admin/redirects, of letters, digits and - . _ ~)");
        }
    }

    /** Takes the roles that may see it. */
    void roles(Located value) {
        door = value.stripped();
        Words.of(value).forEach(word -> roles.add(word.text()));
    }

    /** Takes the addresses that may see it. */
    void addresses(Located value, RuleSink sink) {
        door = value.stripped();
        for (Located word : Words.of(value)) {
            try {
                IpNetworks network = IpNetworks.of(List.of(word.text()));
                if (network.toString().endsWith("/0")) {
                    throw new IllegalArgumentException("console-ip \"" + word.text()
                            + "\" lets everybody in (expected the addresses of those who may see the page)");
                }
                addresses.add(word.text());
            } catch (IllegalArgumentException e) {
                wrong = true;
                sink.problem(word, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Reports what is missing beside what is there. */
    void finish(RuleSink sink) {
        if (wrong) {
            return;
        }
        if (path != null && door == null) {
            sink.problem(
                    path,
                    "console " + path.text() + " lets nobody in, for nothing says who may see it (expected beside it "
                            + "console-role: admin, or console-ip: 127.0.0.1)");
        } else if (path == null && door != null) {
            sink.problem(
                    door,
                    "who may see the console is said, but not where it is (expected beside it console: /admin/redirects)");
        }
    }

    /** The settings; {@code null} if there is to be no console. */
    @Nullable
    ConsoleSettings settings() {
        return path == null ? null : new ConsoleSettings(path.text(), roles, addresses);
    }
}
