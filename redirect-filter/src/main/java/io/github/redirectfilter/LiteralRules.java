package io.github.redirectfilter;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.match.PathText;
import io.github.redirectfilter.target.LiteralTarget;
import io.github.redirectfilter.target.WebOrigin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules that are a literal path, a literal target and a status, and nothing else: text in one array, no object a rule. A
 * million of them take little more than what their file does. {@link LiteralRulesWriter} makes them.
 *
 * <p>A record is status and flags, path, host, origin of the target, target, and where the rule was written. Numbers have
 * seven bits a byte, the lowest first, and texts are UTF-8 behind their length.
 */
final class LiteralRules {
    private static final int STATUS_BITS = 0x0F;
    static final int HOST = 0x10;
    static final int ORIGIN = 0x20;

    /** A record has the place of its status in this list. */
    static final List<RedirectStatus> STATUSES = List.of(RedirectStatus.values());

    private final byte[] bytes;
    private final List<WebOrigin> origins;
    private final List<Source> sources;

    LiteralRules(byte[] bytes, List<WebOrigin> origins, List<Source> sources) {
        this.bytes = bytes;
        this.origins = List.copyOf(origins);
        this.sources = List.copyOf(sources);
    }

    /**
     * What rules were read from.
     *
     * @param list whether all of it counts as one rule
     */
    record Source(String name, boolean list) {}

    /** A rule at a place in the array. */
    private final class Reader {
        private int at;

        Reader(int at) {
            this.at = at;
        }

        int number() {
            int value = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = bytes[at++];
                value |= (b & 0x7F) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }

        String text() {
            int length = number();
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }

        void skipText() {
            int length = number();
            at += length;
        }
    }

    /** The path of the rule that is kept at an offset. */
    String path(int offset) {
        return new Reader(offset + 1).text();
    }

    /** The host of the rule that is kept at an offset; {@code null} for any. */
    @Nullable
    String host(int offset) {
        if ((bytes[offset] & HOST) == 0) {
            return null;
        }
        Reader reader = new Reader(offset + 1);
        reader.skipText();
        return reader.text();
    }

    /** Whether the rule that is kept at an offset has this host, or none. */
    boolean matchesHost(int offset, String host) {
        if ((bytes[offset] & HOST) == 0) {
            return true;
        }
        Reader reader = new Reader(offset + 1);
        reader.skipText();
        int length = reader.number();
        return PathText.matches(bytes, reader.at, length, host, 0, false, false);
    }

    /** Whether a path is that of the rule that is kept at an offset. */
    boolean matchesPath(int offset, String text, int start, IgnoreSetting ignore) {
        int at = offset + 1;
        int length = bytes[at++];
        if (length < 0) {
            Reader reader = new Reader(at - 1);
            length = reader.number();
            at = reader.at;
        }
        return PathText.matches(bytes, at, length, text, start, ignore.upperAndLowerCase(), ignore.trailingSlash());
    }

    /** The rule that is kept at an offset. */
    CompiledRule rule(int offset, RuleTable.OfLiterals settings) {
        int flags = bytes[offset];
        Reader reader = new Reader(offset + 1);
        reader.skipText();
        if ((flags & HOST) != 0) {
            reader.skipText();
        }
        WebOrigin origin = (flags & ORIGIN) == 0 ? null : origins.get(reader.number());
        LiteralTarget target = new LiteralTarget(origin, reader.text());
        Source source = sources.get(reader.number());
        int line = reader.number();
        String id = source.list() ? source.name() : source.name() + ":" + line;
        String attribution = settings.attribution() ? source.name() + ":" + line : null;
        return CompiledRule.literal(id, target, STATUSES.get(flags & STATUS_BITS), attribution, settings.cors());
    }

    /** Where the rule that is kept at an offset was written. */
    Place place(int offset) {
        Reader reader = new Reader(offset + 1);
        reader.skipText();
        if ((bytes[offset] & HOST) != 0) {
            reader.skipText();
        }
        if ((bytes[offset] & ORIGIN) != 0) {
            reader.number();
        }
        reader.skipText();
        Source source = sources.get(reader.number());
        return new Place(source.name(), reader.number(), 0, null);
    }
}
