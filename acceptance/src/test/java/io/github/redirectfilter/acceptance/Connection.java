package io.github.redirectfilter.acceptance;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** One connection to a container, byte by byte: a client library would hide or repair what is to be seen here. */
final class Connection implements AutoCloseable {
    /** The host that all requests ask for, unless they say otherwise. */
    static final String HOST = "app.example.com";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** The header that carries any text to the application. */
    static String target(String target) {
        ByteBuffer octets = ByteBuffer.allocate(2 * target.length()); // a charset would replace half a surrogate pair
        octets.asCharBuffer().put(target);
        return "X-Target: " + Base64.getUrlEncoder().withoutPadding().encodeToString(octets.array());
    }

    Response exchange(String method, String target, String... headers) throws IOException {
        send(method, target, "", headers);
        return read();
    }

    Response post(String target, String body, String... headers) throws IOException {
        send("POST", target, body, headers);
        return read();
    }

    private void send(String method, String target, String body, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (List.of(headers).stream().noneMatch(line -> line.startsWith("Host:"))) {
            head.append("Host: " + HOST + "\r\n");
        }
        if (method.equals("POST")) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        for (String line : headers) {
            head.append(line).append("\r\n");
        }
        out.write(head.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private Response read() throws IOException {
        String statusLine = line();
        List<Field> fields = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1);
            fields.add(new Field(line.substring(0, colon), value.startsWith(" ") ? value.substring(1) : value));
        }
        Response head = new Response(Integer.parseInt(statusLine.substring(9, 12)), fields, "");
        return new Response(head.status(), fields, new String(body(head), StandardCharsets.UTF_8));
    }

    private byte[] body(Response head) throws IOException {
        if ("chunked".equalsIgnoreCase(head.header("Transfer-Encoding"))) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
            return body.toByteArray();
        }
        String length = head.header("Content-Length");
        return length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    }

    /** A line without its end, each octet a character. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("connection closed after \"" + line + "\"");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Field(String name, String value) {}

    /** A response; each octet of its head is a character, and names of headers are compared without case. */
    record Response(int status, List<Field> fields, String body) {
        /** The only value of a header; {@code null} if there is none. */
        String header(String name) {
            List<String> values = headers(name);
            if (values.size() > 1) {
                throw new AssertionError(name + " stands there more than once: " + values);
            }
            return values.isEmpty() ? null : values.get(0);
        }

        List<String> headers(String name) {
            return fields.stream()
                    .filter(field -> field.name().equalsIgnoreCase(name))
                    .map(Field::value)
                    .toList();
        }
    }
}
