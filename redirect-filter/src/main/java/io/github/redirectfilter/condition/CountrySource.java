package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition.Effects;
import io.github.redirectfilter.ConditionContext;
import io.github.redirectfilter.CountryResolver;
import io.github.redirectfilter.RedirectRequest;
import io.github.redirectfilter.match.HeaderName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the country of a request is known from: a header first, a database, then the application's resolvers; the first that
 * knows it is believed. The usual header counts only where nothing else is configured, for a client could send it.
 */
final class CountrySource {
    static final String HEADER = "country-header";
    static final String DATABASE = "country-database";
    private static final String USUAL_HEADER = "CF-IPCountry";

    private final @Nullable String header;
    private final List<CountryResolver> resolvers;

    private CountrySource(@Nullable String header, List<CountryResolver> resolvers) {
        this.header = header;
        this.resolvers = resolvers;
    }

    private record Found(String country) {}

    static CountrySource of(ConditionContext context) {
        return context.shared(CountrySource.class, CountrySource::configured);
    }

    private static CountrySource configured(ConditionContext context) {
        List<CountryResolver> resolvers = new ArrayList<>();
        String database = context.setting(DATABASE);
        if (database != null) {
            // who looks at rules from elsewhere has no database, and knows no country by it
            resolvers.add(context.atRest() && !canOpen(database) ? request -> null : open(database));
        }
        resolvers.addAll(context.services(CountryResolver.class));
        String header = context.setting(HEADER);
        return new CountrySource(header == null && resolvers.isEmpty() ? USUAL_HEADER : header, List.copyOf(resolvers));
    }

    /**
     * Checks a setting.
     *
     * @throws IllegalArgumentException that says what would be right
     */
    static void check(String name, String value) {
        if (name.equals(DATABASE)) {
            open(value);
        } else if (!HeaderName.isValid(value)) {
            throw new IllegalArgumentException("\"" + value
                    + "\" is no header name (expected letters, digits and dashes, such as " + USUAL_HEADER + ")");
        }
    }

    /**
     * Checks a setting that may name a file of another machine.
     *
     * @throws IllegalArgumentException that says what would be right
     */
    static void checkAtRest(String name, String value) {
        if (!name.equals(DATABASE) || canOpen(value)) {
            check(name, value);
        }
    }

    /** Whether library and file are there; an {@link IllegalArgumentException} says that it names no file. */
    private static boolean canOpen(String location) {
        return libraryPresent() && Files.isRegularFile(file(location));
    }

    private static Path file(String location) {
        try {
            return location.startsWith("file:/") ? Path.of(URI.create(location)) : Path.of(location);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + location + "\" is no path of a file: " + e.getReason(), e);
        }
    }

    private static CountryResolver open(String location) {
        if (!libraryPresent()) {
            throw new IllegalArgumentException(
                    "a country database needs the library com.maxmind.db:maxmind-db; add it to the"
                            + " application, or take the country from a header (" + HEADER + ")");
        }
        Path file = file(location);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file.toAbsolutePath()
                    + " (expected the path of a MaxMind database, such as /var/lib/GeoIP/GeoLite2-Country.mmdb)");
        }
        try {
            return CountryDatabase.read(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "\"" + location + "\" can't be read as a MaxMind database: " + e.getMessage(), e);
        }
    }

    private static boolean libraryPresent() {
        try {
            Class.forName("com.maxmind.db.Reader", false, CountrySource.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Request headers that tell the country. */
    Set<String> vary() {
        return header == null ? Set.of() : Set.of(header);
    }

    /** Whether a header alone tells the country, so that caches can know it. */
    boolean byHeaderAlone() {
        return resolvers.isEmpty();
    }

    /** What the question costs, in nanoseconds. */
    int cost() {
        return resolvers.isEmpty() ? 50 : 2_500;
    }

    /** The country of a request, found once for all its rules. */
    String of(RedirectRequest request, Effects effects) {
        return resolvers.isEmpty()
                ? byHeader(request)
                : effects.shared(Found.class, () -> new Found(find(request))).country();
    }

    private String find(RedirectRequest request) {
        String country = byHeader(request);
        for (int i = 0; country.equals(CountryCode.UNKNOWN) && i < resolvers.size(); i++) {
            country = CountryCode.read(resolvers.get(i).country(request));
        }
        return country;
    }

    private String byHeader(RedirectRequest request) {
        return header == null ? CountryCode.UNKNOWN : CountryCode.read(request.header(header));
    }
}
