package com.example.shop;

import dev.seans.services.Separators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** Each branch of the shop has terms of its own: a session that was made for one is never used for another. */
@ApplicationScoped
public class Branches implements Separators {

    @Override
    public Map<String, String> of(HttpServletRequest request) {
        return Map.of("branch", "outlet".equals(request.getHeader("X-Branch")) ? "outlet" : "main");
    }
}
