package io.github.redirectfilter.condition;

import io.github.redirectfilter.ConditionContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * All languages that a set of rules offers, and which of them a caller gets (RFC 4647, section 3.4, "Lookup"). It is
 * complete when all rules are made; requests come after that.
 */
final class LanguageOffer {
    static final String SETTING = "languages";

    /** Browsers send few different headers, and each rule about languages asks anew; a power of two. */
    private static final int REMEMBERED = 64;

    private static final int LONGEST_REMEMBERED = 200;

    private final List<String> tags = new ArrayList<>();

    private final AtomicReferenceArray<@Nullable Pick> recent = new AtomicReferenceArray<>(REMEMBERED);

    private LanguageOffer() {}

    /** What was picked for a header. */
    private record Pick(String acceptLanguage, @Nullable String language) {}

    static LanguageOffer of(ConditionContext context) {
        return context.shared(LanguageOffer.class, made -> {
            LanguageOffer offer = new LanguageOffer();
            String setting = made.setting(SETTING);
            if (setting != null) {
                LanguageTags.split(setting).forEach(offer::add);
            }
            return offer;
        });
    }

    /** Offers a language; the result stands for it in {@link #pick}. */
    String add(String tag) {
        String lower = LanguageTags.check(tag).toLowerCase(Locale.ROOT);
        if (!tags.contains(lower)) {
            tags.add(lower);
        }
        return lower;
    }

    /** The language for whoever sends this {@code Accept-Language}; {@code null} if none is offered that it names. */
    @Nullable
    String pick(List<String> acceptLanguage) {
        if (acceptLanguage.size() != 1 || acceptLanguage.get(0).length() > LONGEST_REMEMBERED) {
            return find(acceptLanguage);
        }
        String header = acceptLanguage.get(0);
        int slot = (header.hashCode() ^ header.hashCode() >>> 16) & REMEMBERED - 1;
        Pick known = recent.get(slot);
        if (known == null || !known.acceptLanguage().equals(header)) {
            known = new Pick(header, find(acceptLanguage));
            recent.set(slot, known);
        }
        return known.language();
    }

    private @Nullable String find(List<String> acceptLanguage) {
        LanguageRanges ranges = new LanguageRanges(acceptLanguage);
        String best = find(ranges, Set.of());
        return ranges.anyRefused() ? find(new LanguageRanges(acceptLanguage), refused(acceptLanguage)) : best;
    }

    private @Nullable String find(LanguageRanges ranges, Set<String> refused) {
        String best = null;
        int quality = 0;
        while (ranges.next()) {
            if (ranges.quality() > quality) {
                String found = lookup(ranges, refused);
                if (found != null) {
                    best = found;
                    quality = ranges.quality();
                }
            }
        }
        return best;
    }

    private @Nullable String lookup(LanguageRanges ranges, Set<String> refused) {
        for (int length = ranges.length(); length > 0; length = ranges.truncated(length)) {
            for (int i = 0; i < tags.size(); i++) {
                String tag = tags.get(i);
                if (tag.length() == length && ranges.beginsWith(tag) && !refused.contains(tag)) {
                    return tag;
                }
            }
        }
        return null;
    }

    /** What must not be picked, though a range of more subtags leads there ({@code de-AT, de;q=0}). */
    private static Set<String> refused(List<String> acceptLanguage) {
        Set<String> refused = Set.of();
        LanguageRanges ranges = new LanguageRanges(acceptLanguage);
        while (ranges.next()) {
            if (ranges.quality() == 0) {
                refused = refused.isEmpty() ? new HashSet<>() : refused;
                refused.add(ranges.text().toLowerCase(Locale.ROOT));
            }
        }
        return refused;
    }
}
