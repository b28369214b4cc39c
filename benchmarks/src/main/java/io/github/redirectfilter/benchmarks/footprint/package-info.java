/** What rules cost before the first request: the time to load them and the memory that they keep. */
package io.github.redirectfilter.benchmarks.footprint;
