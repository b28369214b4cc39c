package io.github.redirectfilter.spring;

import io.github.redirectfilter.Redirects;

/**
 * A bean that changes the redirects before the properties are read: for what has no property, such as a clock, and for rules
 * that come from somewhere else.
 *
 * <pre>{@code
 * @Bean
 * RedirectsBuilderCustomizer campaigns(CampaignRepository campaigns) {
 *     return redirects -> campaigns.findAll().forEach(campaign -> redirects.rule(
 *             RedirectRule.from(campaign.path()).to(campaign.target()).build()));
 * }
 * }</pre>
 */
@FunctionalInterface
public interface RedirectsBuilderCustomizer {
    /** Changes the builder, whenever the rules are loaded. Rules added here come before all others. */
    void customize(Redirects.Builder redirects);
}
