package com.example.shop;

import dev.seans.filter.SessionIdentity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;

/**
 * {@code GET /api/pricelist}: a long download, for visitors only. With {@code access=none} there is no
 * {@code getSession()}; who asks is still known.
 */
@Path("pricelist")
public class PriceListResource {

    @GET
    @Produces("text/csv")
    public Response download(
            @Context HttpServletRequest request, @QueryParam("lines") @DefaultValue("10000") int lines) {
        String visitor = SessionIdentity.require(request).key().prefix();
        StreamingOutput list = out -> {
            out.write(("# for visitor " + visitor + "\n").getBytes(StandardCharsets.UTF_8));
            for (int article = 1; article <= lines; article++) {
                out.write(("article-" + article + ";9.99\n").getBytes(StandardCharsets.UTF_8));
            }
        };
        return Response.ok(list).build();
    }
}
