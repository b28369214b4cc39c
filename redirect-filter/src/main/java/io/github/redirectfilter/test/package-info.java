/** For tests of an application: asks its rules without a server. Needs AssertJ, in the scope of tests. */
@NullMarked
package io.github.redirectfilter.test;

import org.jspecify.annotations.NullMarked;
