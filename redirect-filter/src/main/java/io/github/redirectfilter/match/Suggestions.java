package io.github.redirectfilter.match;

import java.util.Collection;
import java.util.Locale;

/** Says what a misspelt name was probably meant to be. */
public final class Suggestions {
    private static final int FARTHEST = 2;

    private Suggestions() {}

    /**
     * The known name nearest to a wrong one.
     *
     * @return {@code ; did you mean "x"?}, or an empty text if nothing is near
     */
    public static String didYouMean(String wrong, Collection<String> known) {
        String nearest = "";
        int best = FARTHEST + 2;
        for (String name : known) {
            int distance = rank(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < best) {
                nearest = name;
                best = distance;
            }
        }
        return nearest.isEmpty() ? "" : "; did you mean \"" + nearest + "\"?";
    }

    /** All known names, as {@code (expected one of a, b, c)}. */
    public static String expected(Collection<String> known) {
        return "(expected one of " + String.join(", ", known) + ")";
    }

    private static int rank(String wrong, String name) {
        int shorter = Math.min(wrong.length(), name.length());
        int distance = distance(wrong, name);
        // two edits make any name of two letters out of any other
        if (distance <= FARTHEST && distance < shorter) {
            return distance;
        }
        boolean prefix = shorter >= 2 && (name.startsWith(wrong) || wrong.startsWith(name));
        return prefix ? FARTHEST + 1 : Integer.MAX_VALUE;
    }

    /** Insertions, deletions, replacements and swaps of neighbours (Damerau-Levenshtein, restricted). */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > FARTHEST) {
            return Integer.MAX_VALUE;
        }
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, i, b, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(int[][] edits, String a, int i, String b, int j) {
        int replace = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int edit = Math.min(replace, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(edit, edits[i - 2][j - 2] + 1) : edit;
    }
}
