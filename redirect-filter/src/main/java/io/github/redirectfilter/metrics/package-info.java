/** What Micrometer shows of the redirects. */
@NullMarked
package io.github.redirectfilter.metrics;

import org.jspecify.annotations.NullMarked;
