/**
 * Which rules a request matches: texts in, ordinals and captures out. Knows nothing of the other packages.
 */
@NullMarked
package io.github.redirectfilter.match;

import org.jspecify.annotations.NullMarked;
