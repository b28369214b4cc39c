package io.github.redirectfilter.condition.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A little server that answers what it is told, or not at all, or is not there. */
public final class Backend implements AutoCloseable {
    private static final String SILENCE = "";

    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile ServerSocket listening;
    private volatile Thread server;
    private volatile String response;

    public Backend() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = listening.getLocalPort();
        up();
        accept();
    }

    public String url() {
        return "http://127.0.0.1:" + port + "/health";
    }

    List<String> requests() {
        return requests;
    }

    public void up() {
        answers("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
    }

    void answers(String raw) {
        response = raw;
    }

    void saysNothing() {
        response = SILENCE;
    }

    /** Nobody listens any more: a thread that is in the middle of accepting could take one more connection. */
    public void stop() throws IOException, InterruptedException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
        server.join();
    }

    /** Somebody listens again, at the same port. */
    public void start() throws IOException {
        ServerSocket again = new ServerSocket();
        again.setReuseAddress(true);
        again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listening = again;
        up();
        accept();
    }

    private void accept() {
        ServerSocket socket = listening;
        server = new Thread(() -> serve(socket), "backend");
        server.setDaemon(true);
        server.start();
    }

    private void serve(ServerSocket accepting) {
        while (!accepting.isClosed()) {
            try {
                Socket socket = accepting.accept();
                open.add(socket);
                if (accepting.isClosed()) {
                    socket.close();
                } else {
                    answer(socket);
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try {
            byte[] request = new byte[8192];
            int length = socket.getInputStream().read(request);
            requests.add(new String(request, 0, Math.max(0, length), StandardCharsets.ISO_8859_1));
            if (!response.equals(SILENCE)) {
                socket.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                socket.shutdownOutput();
            }
        } catch (IOException hungUp) {
            // the client has seen enough
        }
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
