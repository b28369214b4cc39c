package io.github.redirectfilter.benchmarks.contender;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.tuckey.web.filters.urlrewrite.Conf;
import org.tuckey.web.filters.urlrewrite.UrlRewriter;

/** UrlRewriteFilter, asked one request after the other. */
final class SampleRewriter {
    private final UrlRewriter rewriter;

    SampleRewriter(String configuration) {
        Conf conf =
                new Conf(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)), "urlrewrite.xml");
        if (!conf.isOk()) {
            throw new IllegalStateException(conf.getErrors().toString());
        }
        rewriter = new UrlRewriter(conf);
    }

    String answer(String path, String query) throws Exception {
        Map<String, Object> attributes = new HashMap<>();
        Map<String, Function<Object[], Object>> request = new HashMap<>();
        request.put("getRequestURI", none -> path);
        request.put("getServletPath", none -> path);
        request.put("getRequestURL", none -> new StringBuffer("http://www.example.com" + path));
        request.put("getQueryString", none -> query.isEmpty() ? null : query);
        request.put("getMethod", none -> "GET");
        request.put("getContextPath", none -> "");
        request.put("getServerName", none -> "www.example.com");
        request.put("getServerPort", none -> 80);
        request.put("getScheme", none -> "http");
        request.put("getProtocol", none -> "HTTP/1.1");
        request.put("getRemoteAddr", none -> "127.0.0.1");
        request.put("isSecure", none -> false);
        request.put("getHeaders", none -> Collections.emptyEnumeration());
        for (String absent :
                new String[] {"getHeader", "getPathInfo", "getCookies", "getCharacterEncoding", "getRemoteUser"}) {
            request.put(absent, none -> null);
        }
        request.put("getAttribute", name -> attributes.get((String) name[0]));
        request.put("setAttribute", entry -> attributes.put((String) entry[0], entry[1]));
        request.put("removeAttribute", name -> attributes.remove((String) name[0]));
        StubResponse response = new StubResponse().fresh();
        rewriter.processRequest(
                Stubs.computing(HttpServletRequest.class, request),
                (HttpServletResponse) response,
                (asked, answer) -> {});
        String location = response.location();
        return location == null ? "" : ConvertedRulesTest.answer(response.getStatus(), location);
    }
}
