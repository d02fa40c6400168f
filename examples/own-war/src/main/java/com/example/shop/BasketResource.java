package com.example.shop;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /api/basket}: the numbers beside the basket's picture on every page. {@code access=snapshot}. */
@Path("basket")
public class BasketResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Numbers look(@Context HttpServletRequest request) {
        // Whoever only looks needs no session: robots would leave one each.
        HttpSession session = request.getSession(false);
        return new Numbers(session == null ? 0 : Basket.of(session).total());
    }

    /** Written by the server's JSON-B, whose annotation this is: Seans brings no JSON library that would get in its way. */
    public static class Numbers {

        private final int total;

        Numbers(int total) {
            this.total = total;
        }

        @JsonbProperty("pieces")
        public int getTotal() {
            return total;
        }
    }
}
