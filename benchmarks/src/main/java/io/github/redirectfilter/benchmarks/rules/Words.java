package io.github.redirectfilter.benchmarks.rules;

import java.util.SplittableRandom;

/** What paths are made of. */
final class Words {
    static final String[] LANGUAGES = {"de", "en", "fr", "es", "it", "nl", "pl", "pt"};
    static final String[] COUNTRIES = {"at", "ch", "gb", "us", "ca", "be", "lu", "ie"};
    static final String[] SECTIONS = {
        "produkte",
        "products",
        "support",
        "news",
        "presse",
        "company",
        "services",
        "loesungen",
        "kontakt",
        "about",
        "downloads",
        "karriere",
        "magazine",
        "knowledge-base",
        "community",
        "events",
        "service-center",
        "investors"
    };
    static final String[] TOPICS = {
        "garden",
        "kitchen",
        "network",
        "storage",
        "printers",
        "lighting",
        "bikes",
        "outdoor",
        "software",
        "furniture",
        "tools",
        "toys",
        "books",
        "music",
        "travel",
        "insurance",
        "health",
        "energy",
        "mobile",
        "security",
        "camping",
        "heating",
        "audio",
        "video",
        "cameras",
        "watches"
    };
    private static final String[] ADJECTIVES = {
        "small", "large", "quiet", "fast", "green", "silver", "classic", "modern", "compact", "portable", "solid",
        "light", "heavy-duty", "wireless", "digital", "cheap", "new", "used", "smart", "double", "short", "long"
    };
    private static final String[] NOUNS = {
        "table",
        "chair",
        "lamp",
        "router",
        "printer",
        "cable",
        "adapter",
        "charger",
        "mower",
        "drill",
        "saw",
        "kettle",
        "mixer",
        "tent",
        "backpack",
        "helmet",
        "speaker",
        "headphones",
        "keyboard",
        "monitor",
        "battery",
        "sensor",
        "heater",
        "pump",
        "filter",
        "switch",
        "camera",
        "tripod",
        "notebook",
        "manual",
        "guide",
        "report",
        "review"
    };

    private Words() {}

    static String pick(String[] words, SplittableRandom random) {
        return words[random.nextInt(words.length)];
    }

    /** One to four words with hyphens, as in the address of an article. */
    static String slug(SplittableRandom random) {
        StringBuilder slug = new StringBuilder(pick(NOUNS, random));
        for (int more = random.nextInt(4); more > 0; more--) {
            slug.append('-').append(pick(more == 1 ? NOUNS : ADJECTIVES, random));
        }
        return slug.toString();
    }

    /** One word with a capital, as in the address of a form on a Windows server. */
    static String capital(String[] words, SplittableRandom random) {
        String word = pick(words, random);
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    static String noun(SplittableRandom random) {
        return pick(NOUNS, random);
    }

    static String letters(int count, SplittableRandom random) {
        return random.ints(count, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String digits(int count, SplittableRandom random) {
        return random.ints(count, '0', '9' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String year(SplittableRandom random) {
        return String.valueOf(1998 + random.nextInt(26));
    }

    static String month(SplittableRandom random) {
        return padded(1 + random.nextInt(12), 2);
    }

    static String hex(long value) {
        return padded(Long.toHexString(value), 8);
    }

    static String padded(int number, int length) {
        return padded(String.valueOf(number), length);
    }

    private static String padded(String digits, int length) {
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }
}
