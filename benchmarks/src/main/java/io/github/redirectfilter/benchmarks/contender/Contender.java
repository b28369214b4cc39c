package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.benchmarks.rules.RuleSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An engine for redirects. Used by one thread. */
public interface Contender {
    /** Makes the engine ready, with rules written as its users write them. */
    void load(RuleSet rules) throws Exception;

    /**
     * Takes up the requests that {@link #locate} is asked about. Here belongs what a server has done with a request
     * before the engine sees it.
     */
    void prepare(List<String> paths) throws Exception;

    /**
     * Decides on a request, and answers it if a rule matches.
     *
     * @param request the index of a path
     * @return the {@code Location} of the answer; {@code null} if the request passed
     */
    @Nullable
    String locate(int request) throws Exception;
}
