package io.github.redirectfilter;

import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.LiveConfiguration;
import io.github.redirectfilter.servlet.FilterSetup;
import io.github.redirectfilter.servlet.RequestFlow;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests with redirects, by rules, and lets all others pass.
 *
 * <p>With the jar in {@code WEB-INF/lib} it registers itself, before the filters of the application, and reads
 * {@code /WEB-INF/redirects.rules} or {@code .yaml} and the annotations of the application's classes. Registered by
 * hand, it takes rules and settings from its init-params too:
 *
 * <pre>{@code
 * <filter>
 *   <filter-name>redirectFilter</filter-name>
 *   <filter-class>io.github.redirectfilter.RedirectFilter</filter-class>
 *   <async-supported>true</async-supported>
 *   <init-param>
 *     <param-name>rules</param-name>
 *     <param-value>
 *       /blog/{year}/{slug}  /articles/{slug}?year={year}  301
 *     </param-value>
 *   </init-param>
 * </filter>
 * }</pre>
 *
 * <p>With {@code reload=5s} it loads its rules again when their files change, without a restart.
 *
 * <p>The {@link Redirects} of a running filter, with its counts, are an attribute of the servlet context, named as their
 * class: those that decide by then. {@link RedirectListener} and {@link ConditionFactory} of the application are found by
 * {@link java.util.ServiceLoader}, and as attributes of the servlet context that are named as these.
 *
 * <p>It may be extended, for an annotated registration: {@code @WebFilter(...) class Redirecting extends
 * RedirectFilter}.
 */
public class RedirectFilter implements Filter {
    /**
     * The name under which the filter registers itself. An instance of this name that has no init-params stands aside
     * when the application registers a {@code RedirectFilter} under another name.
     */
    public static final String DEFAULT_NAME = "redirectFilter";

    private final @Nullable LiveConfiguration configuration;
    private volatile RequestFlow flow;

    /** Takes its rules from the servlet context when the container calls {@link #init}. */
    public RedirectFilter() {
        this.configuration = null;
        this.flow = RequestFlow.inert();
    }

    /** Applies these rules and reads no configuration. */
    public RedirectFilter(Redirects redirects) {
        this(Configuration.of(redirects));
    }

    /**
     * Applies what was loaded and reads nothing more, for frameworks with a configuration of their own. Whoever loaded the
     * rules closes them.
     */
    public RedirectFilter(Configuration configuration) {
        this(LiveConfiguration.of(configuration));
    }

    /**
     * Applies what was loaded, and what is loaded in its place while the filter runs. Whoever loaded it closes it.
     *
     * <pre>{@code
     * LiveConfiguration configuration = LiveConfiguration.load(loader, Redirects::builder);
     * Filter filter = new RedirectFilter(configuration);
     * }</pre>
     */
    public RedirectFilter(LiveConfiguration configuration) {
        this.configuration = configuration;
        this.flow = FilterSetup.start(DEFAULT_NAME, configuration);
    }

    /**
     * Reads the rules.
     *
     * @throws ServletException if anything is wrong with them; the message is the whole report
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        RequestFlow before = flow;
        flow = configuration == null ? FilterSetup.start(config) : FilterSetup.start(config, configuration);
        before.close();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest httpRequest && response instanceof HttpServletResponse httpResponse) {
            flow.run(httpRequest, httpResponse, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Lets everything pass from now on, and ends what conditions do beside requests, such as health checks. */
    @Override
    public void destroy() {
        RequestFlow ended = flow;
        flow = RequestFlow.inert();
        ended.close();
    }
}
