package io.github.redirectfilter.servlet.war;

import io.github.redirectfilter.Decision;
import io.github.redirectfilter.RedirectListener;
import io.github.redirectfilter.RedirectRequest;

/** Leaves what it was told where the test's class loader can see it. */
public final class TellingListener implements RedirectListener {
    public static final String TOLD = "redirectfilter.test.told";

    @Override
    public void decided(RedirectRequest request, Decision decision) {
        System.setProperty(TOLD, decision.getClass().getSimpleName());
    }
}
