package com.example.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** {@code GET /api/basket}: the numbers beside the basket's picture on every page. {@code access=snapshot}. */
@Path("basket")
public class BasketResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Integer> look(@Context HttpServletRequest request) {
        // Whoever only looks needs no session: robots would leave one each.
        HttpSession session = request.getSession(false);
        return Map.of("pieces", session == null ? 0 : Basket.of(session).total());
    }
}
