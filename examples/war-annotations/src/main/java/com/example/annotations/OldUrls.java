package com.example.annotations;

import io.github.redirectfilter.annotation.AllowRedirectTo;
import io.github.redirectfilter.annotation.Redirect;

/**
 * Addresses that have no class of their own any more. Rules apply in the order written; those of several classes in the
 * order of the class names.
 */
@Redirect(from = "/health", to = "-")
@Redirect(from = "/old-home", to = "/", status = 308)
@Redirect(from = "/api/v1/{*path}", to = "/api/v2/{path}")
@Redirect(from = "/signup", to = "/thanks.html", status = 303, methods = "POST")
@Redirect(
        from = "/search",
        to = "/articles",
        status = 302,
        options = {"query=override", "strip=utm_*"})
@Redirect(from = "/go", to = "{param:url}", status = 302)
@Redirect(from = "/discontinued", to = "-", status = 410)
@AllowRedirectTo("https://partner.example")
final class OldUrls {
    private OldUrls() {}
}
