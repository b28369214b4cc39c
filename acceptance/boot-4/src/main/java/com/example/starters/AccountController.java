package com.example.starters;

import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pages for whoever is logged in, which is what Security asks of all pages that nobody configured. */
@RestController
class AccountController {
    @GetMapping("/account")
    String account(Principal who) {
        return "account of " + who.getName();
    }

    @PostMapping("/api/v2/orders")
    String order(@RequestBody String order, @RequestParam int table, Principal who) {
        return who.getName() + " ordered " + order + " at table " + table;
    }
}
