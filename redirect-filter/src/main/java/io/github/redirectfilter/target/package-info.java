/**
 * Where a redirect goes: templates in, the text of a {@code Location} out. {@link
 * io.github.redirectfilter.target.Location} is the only maker of that header's value.
 */
@NullMarked
package io.github.redirectfilter.target;

import org.jspecify.annotations.NullMarked;
