package io.github.redirectfilter.config;

import io.github.redirectfilter.RedirectConfigurationException.Place;
import io.github.redirectfilter.RedirectConfigurationException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads a file line by line as UTF-8, and tells where it is not: a file in another encoding would otherwise load with
 * rules that match nothing.
 */
final class Utf8Lines {
    private static final char REPLACEMENT = '\uFFFD';

    private final String source;
    private final LineHandler lines;
    private final Consumer<Problem> problems;
    private byte[] line = new byte[256];
    private int length;
    private int number;

    private Utf8Lines(String source, LineHandler lines, Consumer<Problem> problems) {
        this.source = source;
        this.lines = lines;
        this.problems = problems;
    }

    /** Takes lines, numbered from 1, without their ends. */
    interface LineHandler {
        void line(int number, String line);
    }

    /** Hands over all lines but those that are not UTF-8, which are reported. */
    static void read(String source, InputStream in, LineHandler lines, Consumer<Problem> problems) throws IOException {
        LineHandler watched = new ReadingProgress(source, lines, System::nanoTime);
        new Utf8Lines(source, watched, problems).read(new PushbackInputStream(in, 3));
    }

    private void read(PushbackInputStream in) throws IOException {
        byte[] start = in.readNBytes(3);
        int first = start.length > 0 ? start[0] & 0xFF : -1;
        int second = start.length > 1 ? start[1] & 0xFF : -1;
        if (first == 0xFE && second == 0xFF || first == 0 && second > 0) {
            problems.accept(utf16("big endian"));
            return;
        }
        if (first == 0xFF && second == 0xFE || first > 0 && second == 0) {
            problems.accept(utf16("little endian"));
            return;
        }
        boolean mark = first == 0xEF && second == 0xBB && start.length == 3 && (start[2] & 0xFF) == 0xBF;
        if (!mark) {
            in.unread(start);
        }
        split(in);
    }

    private Problem utf16(String order) {
        return new Problem(Place.of(source), 1, "the file is UTF-16 (" + order + "); save it as UTF-8");
    }

    private void split(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        boolean afterReturn = false;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            int start = 0;
            for (int i = 0; i < read; i++) {
                byte b = buffer[i];
                if (b == '\r' || b == '\n') {
                    append(buffer, start, i);
                    if (b == '\r' || !afterReturn || i > start) {
                        end();
                    }
                    start = i + 1;
                    afterReturn = b == '\r';
                } else if (afterReturn) {
                    afterReturn = false;
                }
            }
            append(buffer, start, read);
        }
        if (length > 0) {
            end();
        }
    }

    private void append(byte[] buffer, int from, int to) {
        int more = to - from;
        if (line.length - length < more) {
            line = Arrays.copyOf(line, Math.max(length + more, line.length * 2));
        }
        System.arraycopy(buffer, from, line, length, more);
        length += more;
    }

    private void end() {
        number++;
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        int malformed = text.indexOf(REPLACEMENT) < 0 ? -1 : malformed();
        if (malformed < 0) {
            lines.line(number, text);
        } else {
            report(text, malformed);
        }
        length = 0;
    }

    /** The index of the first byte that is not UTF-8; -1 if the replacement character itself was written. */
    private int malformed() {
        ByteBuffer bytes = ByteBuffer.wrap(line, 0, length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, CharBuffer.allocate(length), true);
        return result.isError() ? bytes.position() : -1;
    }

    private void report(String text, int index) {
        int value = line[index] & 0xFF;
        int column = new String(line, 0, index, StandardCharsets.UTF_8).length() + 1;
        String latin = value < 0xA0 ? "" : " (in ISO-8859-1 it is \"" + (char) value + "\")";
        problems.accept(new Problem(
                new Place(source, number, column, text),
                1,
                String.format(
                        "byte %d of the line, 0x%02X, is not UTF-8%s; save the file as UTF-8",
                        index + 1, value, latin)));
    }
}
