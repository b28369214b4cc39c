/** Whole servers under load, on the loopback interface. */
package io.github.redirectfilter.benchmarks.load;
