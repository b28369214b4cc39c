package io.github.redirectfilter.match;

import org.jspecify.annotations.Nullable;

/** Says what a source that does not fit a request misses it by, where that is little. */
public final class Mismatch {
    private static final String FAR = "far";

    private Mismatch() {}

    /** The reason, as the rest of a sentence; {@code null} where more than one thing is different. */
    public static @Nullable String of(SourcePattern source, RequestUrl url) {
        String path = ofPath(source, url);
        String rest = source.mismatchBesidePath(url);
        return path.isEmpty() ? rest : rest == null && !path.equals(FAR) ? path : null;
    }

    private static String ofPath(SourcePattern source, RequestUrl url) {
        if (source.fitsPath(url)) {
            return "";
        }
        if (source.ignoring(true, false).fitsPath(url)) {
            return "the path differs in upper and lower case" + mend(source.ignoring(true, false));
        }
        if (source.ignoring(false, true).fitsPath(url)) {
            return "the path differs by the slash at its end" + mend(source.ignoring(false, true));
        }
        if (source.ignoring(true, true).fitsPath(url)) {
            return "the path differs in upper and lower case, and by the slash at its end"
                    + mend(source.ignoring(true, true));
        }
        return FAR;
    }

    private static String mend(SourcePattern fitting) {
        return " (ignore=" + fitting.ignored() + " would make it fit)";
    }
}
