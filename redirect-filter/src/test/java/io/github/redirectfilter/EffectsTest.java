package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.redirectfilter.Decision.Headers;
import io.github.redirectfilter.Decision.Headers.Header;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What conditions do to a response, and with one another. */
class EffectsTest {
    private static final RedirectRequest REQUEST =
            RedirectRequest.builder("GET", "https://app.example/a").build();

    /** {@code note=TEXT}: holds if TEXT is the note of this decision, which the first to ask writes and sets as a cookie. */
    private static final class NoteFactory implements ConditionFactory {
        final List<String> made = new ArrayList<>();

        private record Note(String text) {}

        @Override
        public String kind() {
            return "note";
        }

        @Override
        public Condition create(Spec spec) {
            return new Condition() {
                @Override
                public boolean test(RedirectRequest request, Effects effects) {
                    Note note = effects.shared(Note.class, () -> {
                        made.add(spec.value());
                        effects.header("Set-Cookie", "note=" + spec.value());
                        return new Note(spec.value());
                    });
                    return note.text().equals(spec.value());
                }

                @Override
                public CachePolicy cachePolicy() {
                    return CachePolicy.NONE;
                }
            };
        }
    }

    private final NoteFactory notes = new NoteFactory();

    private Decision decide(String... lines) {
        return Rules.builder(lines).conditionFactory(notes).build().decide(REQUEST);
    }

    @Test
    void whatOneConditionFoundOutIsThereForTheNext() {
        Decision decision = decide("/a /b note=x not.note=x", "/a /c note=y", "/a /d note=x");

        assertThat(notes.made).containsExactly("x");
        assertThat(Rules.show(decision)).isEqualTo("307 /d");
        assertThat(decision.headers().others()).containsExactly(new Header("Set-Cookie", "note=x"));
    }

    @Test
    void theNextRequestBeginsAnew() {
        Redirects redirects =
                Rules.builder("/a /b note=x").conditionFactory(notes).build();
        redirects.decide(REQUEST);
        redirects.decide(REQUEST);

        assertThat(notes.made).containsExactly("x", "x");
    }

    @Test
    void anAnswerWithACookieIsForOneCallerAlone() {
        assertThat(decide("/a /b 302 note=x cache=\"public, max-age=60\"")
                        .headers()
                        .cacheControl())
                .isEqualTo("private, max-age=60");
        assertThat(decide("/a /b not.note=x").headers())
                .isEqualTo(new Headers("private", null, List.of(new Header("Set-Cookie", "note=x"))));
    }
}
