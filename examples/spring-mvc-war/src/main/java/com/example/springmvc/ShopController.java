package com.example.springmvc;

import io.github.redirectfilter.annotation.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Served {@code /news/{slug}} once. Without Boot the annotation names the target, too. */
@Controller
@Redirect(from = "/news/{slug}", to = "/articles/{slug}", status = 301)
public class ShopController {
    @GetMapping("/")
    @ResponseBody
    String home() {
        return "The start page";
    }

    @GetMapping("/articles/{slug}")
    @ResponseBody
    String article(@PathVariable String slug, @RequestParam(required = false) String year) {
        return "Article " + slug + (year == null ? "" : " of " + year);
    }

    @PostMapping("/api/v2/orders")
    @ResponseBody
    String order(@RequestBody String order) {
        return "Ordered: " + order;
    }

    /** Goes back to an address that comes with the request: the guard lets it lead nowhere else. */
    @PostMapping("/login")
    String login(@RequestParam(defaultValue = "/") String next) {
        return "redirect:" + next;
    }
}
