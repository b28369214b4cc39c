package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.Redirects.Controls.Entry;
import io.github.redirectfilter.servlet.LogCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ControlsTest {
    private static final RedirectRequest REQUEST =
            RedirectRequest.builder("GET", "https://app.example/a").build();

    /** {@code gate.NAME}: a value that is {@code open} or {@code shut}; the setting of the same name has the first. */
    private static final class GateFactory implements ConditionFactory {
        final List<String> calls = new ArrayList<>();

        @Override
        public String kind() {
            return "gate";
        }

        @Override
        public Set<String> settings() {
            return Set.of("gate.NAME", "gates");
        }

        @Override
        public void checkSetting(String name, String value) {
            parse(value);
        }

        @Override
        public Condition create(Spec spec) {
            String configured = spec.context().settings("gate.").getOrDefault(spec.name(), "shut");
            Control<Boolean> open = spec.context().control("gate." + spec.name(), configured, GateFactory::parse);
            spec.context().shared(StringBuilder.class, context -> {
                context.whileRunning(() -> calls.add("start"), () -> calls.add("stop"));
                return new StringBuilder();
            });
            return (request, effects) -> open.get();
        }

        private static boolean parse(String value) {
            if (!value.equals("open") && !value.equals("shut")) {
                throw new IllegalArgumentException("\"" + value + "\" is no state (expected one of open, shut)");
            }
            return value.equals("open");
        }
    }

    private final GateFactory gates = new GateFactory();

    private Redirects.Builder builder(String... lines) {
        return Rules.builder(lines).conditionFactory(gates);
    }

    @Test
    void theNextRequestSeesAChange() {
        Redirects redirects = builder("/a /b gate.x").build();
        assertThat(redirects.decide(REQUEST)).isInstanceOf(Decision.Pass.class);

        redirects.controls().set("gate.x", "open");
        assertThat(redirects.decide(REQUEST)).isInstanceOf(Decision.Redirect.class);
        assertThat(redirects.controls().list()).containsExactly(new Entry("gate.x", "open", "shut"));

        redirects.controls().reset("gate.x");
        assertThat(redirects.decide(REQUEST)).isInstanceOf(Decision.Pass.class);
        assertThat(redirects.controls().get("gate.x")).isEqualTo(new Entry("gate.x", "shut", "shut"));
    }

    @Test
    void aSettingIsTheFirstValue() {
        Redirects redirects = builder("/a /b gate.x").setting("gate.x", "open").build();

        assertThat(redirects.decide(REQUEST)).isInstanceOf(Decision.Redirect.class);
    }

    @Test
    void severalRulesShareAControl() {
        Redirects redirects = builder("/a /b gate.x", "/c /d gate.x gate.y").build();
        redirects.controls().set("gate.x", "open");
        redirects.controls().set("gate.y", "open");

        assertThat(redirects.decide(
                        RedirectRequest.builder("GET", "https://app.example/c").build()))
                .isInstanceOf(Decision.Redirect.class);
        assertThat(redirects.controls().list()).extracting(Entry::name).containsExactly("gate.x", "gate.y");
    }

    @Test
    void aChangeSurvivesAReload() {
        Redirects before =
                builder("/a /b gate.x gate.y").setting("gate.y", "open").build();
        before.controls().set("gate.x", "open");

        Redirects after = builder("/a /c gate.x gate.y")
                .setting("gate.y", "shut")
                .controls(before.controls())
                .build();

        assertThat(after.controls().list())
                .containsExactly(new Entry("gate.x", "open", "shut"), new Entry("gate.y", "shut", "shut"));
        after.controls().set("gate.y", "open");
        assertThat(((Decision.Redirect) after.decide(REQUEST)).location()).isEqualTo("/c");
    }

    @Test
    void decisionsAreCountedOnAfterAReload() {
        Redirects before = builder("/a /b 308").build();
        before.decide(REQUEST);
        Redirects after = builder("/a - 410").controls(before.controls()).build();
        after.decide(REQUEST);

        assertThat(after.decisions()).isEqualTo(Map.of("redirect", 1L, "respond", 1L));
        assertThat(after.statuses()).isEqualTo(Map.of(308, 1L, 410, 1L));
    }

    /** Starts something that can't start. */
    private static final class BrokenFactory implements ConditionFactory {
        private final List<String> events = new ArrayList<>();

        @Override
        public String kind() {
            return "broken";
        }

        @Override
        public Condition create(Spec spec) {
            spec.context().control("broken.x", "new", Function.identity());
            spec.context().whileRunning(() -> events.add("start"), () -> events.add("stop"));
            spec.context()
                    .whileRunning(
                            () -> {
                                throw new IllegalStateException("no");
                            },
                            () -> events.add("stop what has not started"));
            return (request, effects) -> false;
        }
    }

    @Test
    void rulesThatCanNotStartLeaveThoseBeforeAsTheyWere() {
        Redirects before = builder("/a /b gate.x").build();
        BrokenFactory broken = new BrokenFactory();
        Redirects.Builder after = Redirects.builder()
                .conditionFactory(broken)
                .rule(RedirectRule.from("/a").to("/b").option("broken", "x").build())
                .controls(before.controls());

        assertThatThrownBy(after::build).isInstanceOf(IllegalStateException.class);
        assertThat(broken.events).containsExactly("start", "stop");
        before.controls().set("gate.x", "open");
        assertThat(before.decide(REQUEST)).isInstanceOf(Decision.Redirect.class);
    }

    @Test
    void listenersAreToldOfAReload() {
        List<String> told = new ArrayList<>();
        RedirectListener failing = new RedirectListener() {
            @Override
            public void decided(RedirectRequest request, Decision decision) {}

            @Override
            public void reloaded(Redirects running, @Nullable Throwable problem) {
                told.add("failing");
                throw new IllegalStateException("listener");
            }
        };
        RedirectListener deaf = (request, decision) -> told.add("decided");
        Redirects redirects = builder("/a /b")
                .listener(failing)
                .listener(deaf)
                .listener(failing)
                .build();
        redirects.reloaded(null);

        assertThat(told).containsExactly("failing", "failing");
    }

    /** Says what its value comes to, and counts the rules that it lived on for. */
    private static final class MoodFactory implements ConditionFactory {
        @Override
        public String kind() {
            return "mood";
        }

        @Override
        public Condition create(Spec spec) {
            AtomicInteger age = spec.context().kept(AtomicInteger.class, spec.name(), AtomicInteger::new);
            age.incrementAndGet();
            spec.context().control("mood." + spec.name(), "auto", Function.identity(), mood -> mood + " " + age);
            return (request, effects) -> false;
        }
    }

    @Test
    void aControlSaysWhatItsValueComesTo() {
        Redirects redirects = builder("/a /b mood.x gate.y")
                .conditionFactory(new MoodFactory())
                .build();
        redirects.controls().set("mood.x", "up");

        assertThat(redirects.controls().list())
                .containsExactly(
                        new Entry("gate.y", "shut", "shut", "shut"), new Entry("mood.x", "up", "auto", "up 1"));
    }

    @Test
    void whatAConditionKeepsLivesOnWithRulesThatAskForIt() {
        Redirects first =
                builder("/a /b mood.x").conditionFactory(new MoodFactory()).build();
        Redirects second = builder("/a /b mood.x mood.y")
                .conditionFactory(new MoodFactory())
                .controls(first.controls())
                .build();
        assertThat(second.controls().list()).extracting(Entry::state).containsExactly("auto 2", "auto 1");

        Redirects third = builder("/a /b mood.y")
                .conditionFactory(new MoodFactory())
                .controls(second.controls())
                .build();
        Redirects fourth = builder("/a /b mood.x mood.y")
                .conditionFactory(new MoodFactory())
                .controls(third.controls())
                .build();
        assertThat(fourth.controls().list()).extracting(Entry::state).containsExactly("auto 1", "auto 3");
    }

    @Test
    void whatCanNotBeStoppedKeepsNothingElseRunning() {
        ConditionFactory broken = new ConditionFactory() {
            @Override
            public String kind() {
                return "broken";
            }

            @Override
            public Condition create(Spec spec) {
                spec.context().whileRunning(() -> {}, () -> {
                    throw new IllegalStateException("stuck");
                });
                return (request, effects) -> false;
            }
        };
        Redirects redirects =
                builder("/a /b broken gate.x").conditionFactory(broken).build();
        try (LogCapture log = new LogCapture()) {
            redirects.close();
            assertThat(log.messages()).containsExactly("What a condition needed could not be stopped");
        }

        assertThat(gates.calls).containsExactly("start", "stop");
    }

    @Test
    void rulesWithAMistakeChangeNothingOfThoseThatRun() {
        Redirects running = builder("/a /b gate.x").build();
        Redirects.Builder wrong = builder("/a /b gate.y nonsense").controls(running.controls());
        assertThatThrownBy(wrong::build).isInstanceOf(RedirectConfigurationException.class);

        assertThat(running.controls().list()).extracting(Entry::name).containsExactly("gate.x");
        assertThat(gates.calls).containsExactly("start");
    }

    @Test
    void whatConditionsNeedRunsFromBuildToClose() {
        Redirects redirects = builder("/a /b gate.x", "/c /d gate.y").build();
        assertThat(gates.calls).containsExactly("start");

        redirects.close();
        assertThat(gates.calls).containsExactly("start", "stop");
        assertThat(redirects.decide(REQUEST)).isInstanceOf(Decision.Pass.class);
    }

    @Test
    void anUnknownControlIsAnErrorThatListsTheKnown() {
        Redirects redirects = builder("/a /b gate.main gate.side").build();

        assertThatThrownBy(() -> redirects.controls().set("gate.mian", "open"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown control \"gate.mian\"; did you mean \"gate.main\"?"
                        + " (expected one of gate.main, gate.side)");
        assertThatThrownBy(() -> Redirects.builder().build().controls().get("gate.main"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown control \"gate.main\" (no rule has one)");
    }

    @Test
    void aWrongValueIsAnErrorAndChangesNothing() {
        Redirects redirects = builder("/a /b gate.x").build();

        assertThatThrownBy(() -> redirects.controls().set("gate.x", "ajar"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gate.x: \"ajar\" is no state (expected one of open, shut)");
        assertThat(redirects.controls().get("gate.x").value()).isEqualTo("shut");
    }

    @Test
    void aSettingThatNoConditionReadsIsAnError() {
        assertThatThrownBy(() -> builder().setting("gat.x", "open"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unknown setting \"gat.x\"")
                .hasMessageContaining("gate.NAME, gates");
        assertThatThrownBy(() -> builder().setting("gate.", "open"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unknown setting \"gate.\"");
        assertThatThrownBy(() -> builder().setting("gate.x", "ajar"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"ajar\" is no state (expected one of open, shut)");
    }
}
