/** Turns results into the tables of the README. */
package io.github.redirectfilter.benchmarks.report;
