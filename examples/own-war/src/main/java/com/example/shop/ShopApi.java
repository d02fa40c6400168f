package com.example.shop;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** JAX-RS below {@code /api}; which session its resources see is told by the mappings in web.xml. */
@ApplicationPath("api")
public class ShopApi extends Application {}
