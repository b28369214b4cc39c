package io.github.redirectfilter.config;

/** A setting as it was written. */
record Setting(Located name, Located value) {}
