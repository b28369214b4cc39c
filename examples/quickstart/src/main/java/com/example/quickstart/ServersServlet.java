package com.example.quickstart;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Lists the little servers, and starts and stops them: {@code POST server=main&do=stop}. */
final class ServersServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient List<LittleServer> servers;

    ServersServlet(List<LittleServer> servers) {
        this.servers = servers;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        for (LittleServer server : servers) {
            response.getWriter()
                    .println(server.name() + " " + (server.isRunning() ? "runs" : "stopped") + " " + server.origin());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        for (LittleServer server : servers) {
            if (server.name().equals(request.getParameter("server"))) {
                change(server, "stop".equals(request.getParameter("do")));
            }
        }
        doGet(request, response);
    }

    private static void change(LittleServer server, boolean stop) throws IOException {
        try {
            if (stop) {
                server.stop();
            } else {
                server.start(); // does nothing if it runs
            }
        } catch (Exception failed) {
            throw new IOException("server " + server.name() + " can't be changed", failed);
        }
    }
}
