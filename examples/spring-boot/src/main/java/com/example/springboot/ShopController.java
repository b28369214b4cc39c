package com.example.springboot;

import io.github.redirectfilter.annotation.RedirectFrom;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages that old addresses lead to. */
@RestController
public class ShopController {
    @GetMapping("/")
    String home() {
        return "The start page";
    }

    /** Served {@code /news/{slug}} once: the old address stands where the new one is. */
    @GetMapping("/articles/{slug}")
    @RedirectFrom(value = "/news/{slug}", status = 301)
    String article(@PathVariable String slug, @RequestParam(required = false) String year) {
        return "Article " + slug + (year == null ? "" : " of " + year);
    }

    @PostMapping("/api/v2/orders")
    String order(@RequestBody String order) {
        return "Ordered: " + order;
    }

    @GetMapping("/shop/cart")
    String cart() {
        return "The cart is empty";
    }
}
