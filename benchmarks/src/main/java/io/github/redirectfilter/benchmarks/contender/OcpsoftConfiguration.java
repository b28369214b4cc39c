package io.github.redirectfilter.benchmarks.contender;

import io.github.redirectfilter.benchmarks.rules.Part.Capture;
import io.github.redirectfilter.benchmarks.rules.Rule;
import io.github.redirectfilter.benchmarks.rules.RuleSet;
import io.github.redirectfilter.benchmarks.rules.RuleSets;
import io.github.redirectfilter.benchmarks.rules.RuleText;
import jakarta.servlet.ServletContext;
import org.ocpsoft.rewrite.config.Configuration;
import org.ocpsoft.rewrite.config.ConfigurationBuilder;
import org.ocpsoft.rewrite.config.Direction;
import org.ocpsoft.rewrite.servlet.config.HttpConfigurationProvider;
import org.ocpsoft.rewrite.servlet.config.Path;
import org.ocpsoft.rewrite.servlet.config.Redirect;

/** Found by OCPsoft Rewrite as a service, which is how its users hand it their rules. */
public final class OcpsoftConfiguration extends HttpConfigurationProvider {
    /** What the next filter that starts is to have. A service can't be given anything. */
    static volatile RuleSet rules = RuleSets.literals(0);

    @Override
    public Configuration getConfiguration(ServletContext context) {
        ConfigurationBuilder builder = ConfigurationBuilder.begin();
        for (Rule rule : (Iterable<Rule>) rules.stream()::iterator) {
            var parameters = builder.addRule()
                    .when(Direction.isInbound()
                            .and(Path.matches(RuleText.template(rule.source(), capture -> "{" + capture.name() + "}"))))
                    .perform(Redirect.permanent(RuleText.target(rule)));
            rule.source().forEach(part -> {
                // a parameter stands for a segment by itself
                if (part instanceof Capture capture && !capture.expression().equals(Capture.SEGMENT)) {
                    parameters.where(capture.name()).matches(capture.expression());
                }
            });
        }
        return builder;
    }

    @Override
    public int priority() {
        return 0;
    }
}
