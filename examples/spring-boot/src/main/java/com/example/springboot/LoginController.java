package com.example.springboot;

import jakarta.servlet.http.HttpSession;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

/**
 * A login that goes back to the page that was asked for. The address of it comes with the request, and anybody can write
 * a link to this form with an address elsewhere: the guard of the filter answers 400 then, without a line about it here.
 */
@Controller
public class LoginController {
    private static final String USER = "user";

    @GetMapping("/account")
    @ResponseBody
    String account(HttpSession session) {
        return "Account of " + HtmlUtils.htmlEscape(String.valueOf(session.getAttribute(USER)));
    }

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    String form(@RequestParam(defaultValue = "/account") String next) {
        return """
                <!doctype html>
                <html lang="en">
                <title>Log in</title>
                <form method="post" action="/login">
                  <label>Name <input name="name" required></label>
                  <input type="hidden" name="next" value="%s">
                  <button>Log in</button>
                </form>
                </html>
                """.formatted(HtmlUtils.htmlEscape(next));
    }

    /** Takes everybody's word for it: what an application has to check before is left out. */
    @PostMapping("/login")
    String login(@RequestParam String name, @RequestParam(defaultValue = "/account") String next, HttpSession session) {
        session.setAttribute(USER, name);
        return "redirect:" + next;
    }
}
