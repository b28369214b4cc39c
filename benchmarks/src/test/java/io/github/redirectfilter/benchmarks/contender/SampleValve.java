package io.github.redirectfilter.benchmarks.contender;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ValveBase;
import org.apache.catalina.valves.rewrite.RewriteValve;

/** Tomcat's valve, asked one request after the other. */
final class SampleValve {
    private final RewriteValve valve = new RewriteValve();

    SampleValve(String configuration) throws Exception {
        StandardHost host = new StandardHost();
        host.setName("www.example.com");
        valve.setContainer(host);
        valve.setNext(new ValveBase() {
            @Override
            public void invoke(Request request, Response response) {
                // the request passes
            }
        });
        valve.setConfiguration(configuration);
    }

    String answer(String path, String query) throws Exception {
        Response response = new Response();
        Request request = TomcatValve.request(response);
        if (!query.isEmpty()) {
            request.getCoyoteRequest().queryString().setString(query);
        }
        char[] characters = path.toCharArray();
        request.getDecodedRequestURIMB().setChars(characters, 0, characters.length);
        valve.invoke(request, response);
        return response.getStatus() < 300
                ? ""
                : ConvertedRulesTest.answer(response.getStatus(), response.getHeader("Location"));
    }
}
