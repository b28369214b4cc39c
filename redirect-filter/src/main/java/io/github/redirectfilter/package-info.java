/**
 * What an application imports: the filter, the rules, and the engine that decides.
 *
 * <p>{@link io.github.redirectfilter.RedirectFilter} is the servlet filter; {@link io.github.redirectfilter.Redirects}
 * decides without a servlet container.
 */
@NullMarked
package io.github.redirectfilter;

import org.jspecify.annotations.NullMarked;
