package com.example.guide;

import io.github.redirectfilter.annotation.RedirectFrom;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/articles")
@RedirectFrom("/blog")
class ArticleController {
    @GetMapping("/{slug}")
    @RedirectFrom(
            value = {"/news/{slug}", "/article.php?name={slug}"},
            status = 301)
    String article(@PathVariable String slug) {
        return "Article " + slug;
    }
}
