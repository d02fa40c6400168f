package dev.seans.bench.sessions;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Calls the filter and the servlet behind it, with nothing in between: what a request costs without HTTP. */
final class DirectChannel implements Channel {

    private final BenchApplication application;

    DirectChannel(BenchApplication application) {
        this.application = application;
    }

    @Override
    public BenchAnswer send(BenchRequest sent) throws IOException {
        MockHttpServletRequest request = request(sent);
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            application
                    .filter()
                    .doFilter(
                            request,
                            response,
                            (inner, outer) -> application.servlet().service(inner, outer));
        } catch (ServletException failed) {
            throw new IOException(failed);
        }
        String setCookie = response.getHeader("Set-Cookie");
        return new BenchAnswer(
                response.getStatus(),
                response.getContentAsString(StandardCharsets.UTF_8),
                setCookie == null ? "" : BenchAnswer.pair(setCookie));
    }

    private MockHttpServletRequest request(BenchRequest sent) {
        MockHttpServletRequest request = new MockHttpServletRequest(application.context(), "GET", "/bench");
        request.setServletPath("/bench");
        request.setQueryString(sent.query());
        for (String parameter : sent.query().split("&", -1)) {
            int equals = parameter.indexOf('=');
            request.setParameter(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        if (!sent.cookies().isEmpty()) {
            int equals = sent.cookies().indexOf('=');
            request.setCookies(new Cookie(
                    sent.cookies().substring(0, equals), sent.cookies().substring(equals + 1)));
        }
        return request;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
