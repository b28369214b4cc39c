package com.example.startup;

import java.util.List;

/**
 * CPU times of one start, in microseconds.
 *
 * @param redirects what the main thread spent on the beans of the redirects
 * @param main what it spent on everything
 * @param process what the process spent on everything
 */
record CpuTimes(long redirects, long main, long process) {
    private static final String MARK = "cpu ";

    /** How a start prints it. */
    String line() {
        return MARK + redirects + " " + main + " " + process;
    }

    /** Finds the line among all that a start printed. */
    static CpuTimes in(List<String> printed) {
        for (String line : printed) {
            if (line.startsWith(MARK)) {
                String[] numbers = line.substring(MARK.length()).split(" ", -1);
                return new CpuTimes(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
            }
        }
        throw new IllegalStateException("the application did not start: " + String.join("\n", printed));
    }
}
