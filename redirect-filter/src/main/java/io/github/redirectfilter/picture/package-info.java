/** What tools draw and write of rules: markup, and pictures of where rules lead. */
@NullMarked
package io.github.redirectfilter.picture;

import org.jspecify.annotations.NullMarked;
