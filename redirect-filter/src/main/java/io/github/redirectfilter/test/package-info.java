/**
 * For tests of an application: asks its rules without a server. Assertions need AssertJ, and tests that stand among the rules
 * need JUnit Jupiter, both in the scope of tests.
 */
@NullMarked
package io.github.redirectfilter.test;

import org.jspecify.annotations.NullMarked;
