package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.seans.testkit.http.RawHttp;
import dev.seans.testkit.http.RawRequest;
import dev.seans.testkit.http.RawResponse;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The shop's own web.xml: which request holds its session, and who gets one. */
@ArquillianTest
class BasketIT {

    @ArquillianResource
    private URI shop;

    @Deployment(testable = false)
    static WebArchive shop() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/own-war.war"))
                .addAsWebInfResource("glassfish-web.xml");
    }

    @Test
    void of_forty_clicks_of_one_visitor_at_once_none_is_lost() throws Exception {
        RawResponse first = send(RawRequest.of("POST", path("basket?article=chair")));
        String cookie = first.header("Set-Cookie").orElseThrow().split(";", 2)[0];

        Callable<RawResponse> click =
                () -> send(RawRequest.of("POST", path("basket?article=lamp")).header("Cookie", cookie));
        ExecutorService visitor = Executors.newFixedThreadPool(8);
        try {
            for (Future<RawResponse> clicked : visitor.invokeAll(Collections.nCopies(40, click))) {
                assertEquals(200, clicked.get().status());
            }
        } finally {
            visitor.shutdown();
        }

        assertEquals(
                "{\"pieces\":41}",
                send(RawRequest.get(path("api/basket")).header("Cookie", cookie))
                        .text());
    }

    @Test
    void the_slip_of_nobody_is_not_printed() throws Exception {
        assertEquals(403, send(RawRequest.get(path("slip"))).status());
    }

    private RawResponse send(RawRequest request) throws IOException {
        return new RawHttp(shop).send(request);
    }

    private String path(String below) {
        return shop.getPath() + below;
    }
}
