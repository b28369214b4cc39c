package io.github.redirectfilter.convert;

final class NginxReader {
    private NginxReader() {}

    static void read(String text, Draft draft) {}
}
