package io.github.redirectfilter.servlet.war;

import io.github.redirectfilter.annotation.Redirect;

/** A class of a web application that has rules as annotations; a test copies it into a WAR. */
@Redirect(from = "/annotated", to = "/new")
@Redirect(from = "/annotated/{id}", to = "/new/{id}", status = 301)
public final class OldUrls {}
