package io.github.redirectfilter.benchmarks.micro;

import io.github.redirectfilter.benchmarks.contender.ArmeriaRouter;
import io.github.redirectfilter.benchmarks.contender.Check;
import io.github.redirectfilter.benchmarks.contender.Contender;
import io.github.redirectfilter.benchmarks.contender.Contenders;
import io.github.redirectfilter.benchmarks.rules.Request;
import io.github.redirectfilter.benchmarks.rules.Requests;
import io.github.redirectfilter.benchmarks.rules.Requests.Aim;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contender with rules and checked requests, ready to be timed. */
final class Setting {
    private final Contender contender;
    private final String[] paths;
    private int next;

    private Setting(Contender contender, List<String> paths) {
        this.contender = contender;
        this.paths = paths.toArray(String[]::new);
    }

    /**
     * Loads and checks.
     *
     * @throws IllegalStateException if an answer is wrong, or if there can be no right one
     */
    static Setting of(Contenders which, RuleSet rules, Aim aim) throws Exception {
        if (!which.takes(aim)) {
            throw new IllegalStateException(which + " has no answers for " + aim);
        }
        System.setProperty(ArmeriaRouter.PROPERTY, "off");
        Contender contender = which.make();
        contender.load(rules);
        List<Request> requests = Requests.of(rules, aim, which.requests(rules.size()));
        List<String> paths = requests.stream().map(Request::path).toList();
        contender.prepare(paths);
        Check.all(which.title(), contender, requests);
        return new Setting(contender, paths);
    }

    /** Sends the next request. */
    @Nullable
    String locate() throws Exception {
        int request = next;
        next = request + 1 == paths.length ? 0 : request + 1;
        FreshString.forget(paths[request]);
        return contender.locate(request);
    }
}
